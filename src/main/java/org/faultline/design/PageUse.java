package org.faultline.design;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.FaultChoice.SharedPage;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.DaxEntries.Sharing;
import org.faultline.memory.PageUser;
import org.faultline.memory.PageUsers;

/**
 * What struct page says of who has it in use, as the entries of files come and go. Kernel: fs/dax.c
 * dax_associate_entry(), dax_disassociate_entry().
 */
public record PageUse(SharedPage rule) {
    /** As a kernel that made these choices does it. */
    public static PageUse of(Choices choices) {
        return new PageUse(choices.choice(SharedPage.class));
    }

    /** A machine with entries for those pages of a file that had none. Kernel: fs/dax.c dax_insert_entry() */
    public Machine entered(Machine machine, LayerId file, DaxEntries.Run run) {
        DaxEntries entries = machine.entriesOf(file);
        PageUsers users = machine.users();
        for (DaxEntries.Run added : entries.missing(run)) {
            users = associated(users, file, added);
        }
        return machine.with(file, entries.with(run), users);
    }

    /** A machine with other entries for pages of a file, whether or not there were some. Kernel: fs/dax.c dax_insert_entry() */
    public Machine overwritten(Machine machine, LayerId file, DaxEntries.Run run) {
        DaxEntries entries = machine.entriesOf(file);
        DaxEntries next = entries.overwriting(run);
        PageUsers users = dropped(machine.users(), entries.whole(run.first(), run.pages()));
        for (DaxEntries.Run now : next.within(run.first(), run.pages())) {
            if (now.named().isEmpty()) {
                users = associated(users, file, now);
            } else if (now.holdsNamed()) {
                users = associated(users, file, now.ofNamed());
            }
        }
        return machine.with(file, next, users);
    }

    /** A machine in which {@code pages} pages of a file from {@code first} are in use no more. */
    public Machine left(Machine machine, LayerId file, long first, long pages) {
        DaxEntries entries = machine.entriesOf(file);
        return entries.isEmpty() || pages <= 0 ? machine
                : machine.with(file, entries.without(first, pages),
                        dropped(machine.users(), entries.within(first, pages)));
    }

    /** The same, where larger entries go as a whole. */
    public Machine leftWhole(Machine machine, LayerId file, long first, long pages) {
        DaxEntries entries = machine.entriesOf(file);
        return entries.isEmpty() || pages <= 0 ? machine
                : machine.with(file, entries.withoutWhole(first, pages),
                        dropped(machine.users(), entries.whole(first, pages)));
    }

    private PageUsers associated(PageUsers users, LayerId file, DaxEntries.Run run) {
        return associated(users, new PageUser.Named(file, run.first()), run.frame(), run.pages(), run.sharing());
    }

    /** What pages say once entries for them are there; {@code first} is the page of the file that {@code frame} holds. */
    public PageUsers associated(PageUsers users, PageUser.Named first, Pfn frame, long pages, Sharing met) {
        return users.changed(frame, pages, (at, said) -> Optional.of(
                associated(said, new PageUser.Named(first.file(), first.page() + at.number() - frame.number()), met)));
    }

    private PageUser associated(Optional<PageUser> said, PageUser.Named now, Sharing met) {
        return switch (rule) {
            case NEWEST_FILE -> now;
            case LAST_FILE -> met == Sharing.COPIED ? counted(said) : now;
            case OOPS -> met == Sharing.NONE ? now : counted(said);
            case REFUSED -> met == Sharing.NONE || said.isEmpty() ? now : counted(said);
        };
    }

    /** One more, where a file that was named counts, too. Kernel: fs/dax.c dax_page_share_get(), dax_folio_make_shared() */
    private static PageUser counted(Optional<PageUser> said) {
        return new PageUser.Marked(1 + said.map(s -> switch (s) {
            case PageUser.Named named -> 1L;
            case PageUser.Marked marked -> marked.count();
        }).orElse(0L));
    }

    private PageUsers dropped(PageUsers users, List<DaxEntries.Run> gone) {
        Set<Pfn> named = new HashSet<>();
        PageUsers next = users;
        for (DaxEntries.Run run : gone) {
            if (run.named().isEmpty()) {
                next = dropped(next, run.frame(), run.pages());
            } else if (named.add(run.named().get())) {
                next = dropped(next, run.named().get(), 1);
            }
        }
        return next;
    }

    /** What pages say once one entry for each of them is gone: a page that names a file does so no more, whoever else has it. */
    public PageUsers dropped(PageUsers users, Pfn frame, long pages) {
        return users.changed(frame, pages, (at, said) -> said.flatMap(this::dropped));
    }

    private Optional<PageUser> dropped(PageUser said) {
        return said instanceof PageUser.Marked marked && marked.count() > least()
                ? Optional.of(new PageUser.Marked(marked.count() - 1))
                : Optional.empty();
    }

    /** At which count the last entry goes: Linux 6.0 and 6.1 count one too many. */
    private int least() {
        return rule == SharedPage.LAST_FILE ? 0 : 1;
    }
}
