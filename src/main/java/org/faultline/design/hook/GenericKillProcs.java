package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.List;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.KillHook;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.TrueOwner;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.FaultChoice.SharedPage;
import org.faultline.design.choice.SignalChoice.DevicePage;
import org.faultline.design.choice.SignalChoice.GenericPage;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent;

/**
 * The handler for pages of which only the page itself can say who owns it: page->mapping names one file at most.
 * Kernel: mm/memory-failure.c mf_generic_kill_procs().
 *
 * @param lock the function that follows page->mapping
 */
public record GenericKillProcs(KernelSource source, KernelSource lock) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        List<Use> uses = uses(kernel.machine(), failure);
        boolean shared = uses.size() > 1 || uses.stream().anyMatch(u -> u.entry.shared());
        Detail page = new Detail.Frame(failure.pfn());
        Draft asked = Draft.of(source, TraceEvent.Asked.with(Argument.pfn(failure.pfn()), failure.flagged()),
                HookBecause.PAGE_IS_ASKED).checked(Check.Condition.DAX_ENTRY, page, !uses.isEmpty());
        Draft draft = uses.isEmpty() ? asked : asked.checked(Check.Condition.ONE_FILE, page, !shared);
        return kernel.call(draft, () -> {
            if (uses.isEmpty()) {
                return busy(kernel, HookBecause.PAGE_NAMES_NOBODY);
            }
            return switch (kernel.design().choice(SharedPage.class)) {
                case OOPS -> shared ? oops(kernel, failure) : tell(kernel, failure, uses.getLast());
                case REFUSED -> shared && uses.size() != 1
                        ? busy(kernel, HookBecause.PAGE_NAMES_SEVERAL)
                        : tell(kernel, failure, uses.getLast());
                case LAST_FILE -> uses.getLast().entry.sharing() == DaxEntries.Sharing.COPIED
                        ? oops(kernel, failure)
                        : tell(kernel, failure, uses.getLast());
                case NEWEST_FILE -> tell(kernel, failure, uses.getLast());
            };
        });
    }

    /** One file that has the page in use. */
    private record Use(Filesystem filesystem, Inode file, long page, DaxEntries.Run entry) {}

    private Outcome tell(Kernel kernel, Failure failure, Use use) {
        long page = isCompound(kernel, use) ? use.entry.level().head(use.page) : use.page;
        KillHook kill = kernel.design().chain().kill();
        kernel.step(Draft.of(source,
                TraceEvent.Asked.with(Argument.of(Argument.Name.MAPPING, use.file.ino()),
                        Argument.of(Argument.Name.INDEX, use.page)),
                HookBecause.PAGE_NAMES_FILE, Detail.of(use.page), Detail.of(use.file)).at(use.file.id())
                .checked(kill.passedOver(kernel, use.filesystem, use.file, page)));
        if (page != use.page) {
            atHead(kernel, use, page);
        }
        kill.killMappers(kernel, failure,
                new KillHook.Page(use.filesystem, use.file, page, failure.pfn()));
        return new Outcome.Done();
    }

    private static boolean isCompound(Kernel kernel, Use use) {
        Choices choices = kernel.design().choices();
        return kernel.machine().deviceEntry(use.filesystem).isPresent()
                ? choices.chose(DevicePage.COMPOUND)
                : choices.chose(GenericPage.FOLIO_HEAD);
    }

    /** Processes are looked for at the first page of the folio: those that map the bad page but not that one are missed. */
    private void atHead(Kernel kernel, Use use, long head) {
        kernel.step(Draft.of(source, TraceEvent.Asked.with(Argument.of(Argument.Name.INDEX, head)),
                HookBecause.LOOKED_FOR_AT_HEAD, new Detail.Sized(use.entry.level()), Detail.of(head),
                Detail.of(use.file)).at(use.file.id()));
        for (Mapper mapper : Mapper.of(kernel.machine(), use.filesystem, use.file, use.page)) {
            if (mapper.isMapped() && mapper.mapping().pageOf(head).isEmpty()) {
                kernel.step(Draft.of(kernel.design().chain().kill().collect(),
                        new TraceEvent.Skipped(mapper.mapping().id(), TraceEvent.Skipped.Reason.NOT_AT_HEAD),
                        HookBecause.NOT_AT_HEAD, Detail.of(mapper.process()), Detail.of(head))
                        .at(mapper.process().id())
                        .checked(Check.Condition.SAME_PAGE, mapper.shown(), false));
            }
        }
    }

    private Outcome busy(Kernel kernel, HookBecause why) {
        Outcome.Refused busy = Outcome.Refused.of(Errno.EBUSY, why);
        kernel.step(Draft.of(source, busy));
        return busy;
    }

    /** The mark of a shared page is followed as if it were a file: the task that handles the failure dies. */
    private Outcome oops(Kernel kernel, Failure failure) {
        Outcome.Died oops = new Outcome.Died(Ending.Break.KERNEL_OOPS, Why.of(HookBecause.MARK_FOLLOWED));
        kernel.step(Draft.of(lock, oops).logs(Printk.BUG_NULL.of("0000000000000001"))
                .logs(Printk.RIP.of(lock.function())), failure.afterOops(kernel.machine()));
        return oops;
    }

    /** The files that have the page in use, the one that faulted it in last at the end. */
    private static List<Use> uses(Machine machine, Failure failure) {
        List<Use> uses = new ArrayList<>();
        for (Filesystem fs : machine.filesystems()) {
            machine.entries().forEach((id, entries) -> fs.inode(id).ifPresent(file -> entries.pagesOf(failure.pfn())
                    .forEach(page -> uses.add(new Use(fs, file, page, entries.at(page).orElseThrow())))));
        }
        return uses.isEmpty() ? mapped(machine, failure) : uses;
    }

    /** The owners that have the page in a page table: it is in use even where nobody noted it. */
    private static List<Use> mapped(Machine machine, Failure failure) {
        return TrueOwner.of(machine, failure.pfn()).stream()
                .filter(o -> o.mappers(machine).stream().anyMatch(GenericKillProcs::wasFaulted))
                .map(o -> new Use(o.filesystem(), o.file().orElseThrow(), o.filePage(),
                        new DaxEntries.Run(o.filePage(), 1, failure.pfn(), false)))
                .toList();
    }

    private static boolean wasFaulted(Mapper mapper) {
        return mapper.entry().filter(PageEntry.Dax.class::isInstance).isPresent();
    }
}
