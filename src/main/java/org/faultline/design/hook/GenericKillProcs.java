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
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
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
        String arguments = "pfn=" + failure.pfnText() + " flags=" + failure.flagText();
        Draft draft = Draft.of(source, new TraceEvent.Asked(arguments),
                "Nobody above could say who owns the page, so the page is asked itself: page->mapping names one file at"
                        + " most.");
        return kernel.call(draft, () -> {
            List<Use> uses = uses(kernel.machine(), failure);
            if (uses.isEmpty()) {
                return busy(kernel, "page->mapping is empty: no file has the page in use, so the generic handler finds"
                        + " nobody.");
            }
            boolean shared = uses.size() > 1 || uses.stream().anyMatch(u -> u.entry.shared());
            return switch (kernel.design().choice(SharedPage.class)) {
                case OOPS -> shared ? oops(kernel, failure) : tell(kernel, failure, uses.getLast());
                case REFUSED -> shared && uses.size() != 1
                        ? busy(kernel, "The page says only that several files have it in use, not which.")
                        : tell(kernel, failure, uses.getLast());
                case NEWEST_FILE, LAST_FILE -> tell(kernel, failure, uses.getLast());
            };
        });
    }

    /** One file that has the page in use. */
    private record Use(Filesystem filesystem, Inode file, long page, DaxEntries.Run entry) {}

    private Outcome tell(Kernel kernel, Failure failure, Use use) {
        kernel.step(Draft.of(source, new TraceEvent.Asked("mapping=" + use.file.ino() + " index=" + use.page),
                "page->mapping names page " + use.page + " of " + use.file.path() + ".").at(use.file.id()));
        long page = isCompound(kernel, use) ? use.entry.level().head(use.page) : use.page;
        if (page != use.page) {
            atHead(kernel, use, page);
        }
        kernel.design().chain().kill().killMappers(kernel, failure,
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
        kernel.step(Draft.of(source, new TraceEvent.Asked("index=" + head),
                "The page is part of a folio of " + use.entry.level().size()
                        + ": the processes are looked for at its first"
                        + " page, page " + head + " of " + use.file.path() + ".")
                .at(use.file.id()));
        for (Mapper mapper : Mapper.of(kernel.machine(), use.filesystem, use.file, use.page)) {
            if (mapper.isMapped() && mapper.mapping().pageOf(head).isEmpty()) {
                kernel.step(Draft.of(kernel.design().chain().kill().collect(),
                        new TraceEvent.Skipped(mapper.mapping().id(), TraceEvent.Skipped.Reason.NOT_AT_HEAD),
                        mapper.process().pid() + " " + mapper.process().comm() + " maps the bad page, but not page "
                                + head
                                + " of the file: it is not found.")
                        .at(mapper.process().id()));
            }
        }
    }

    private Outcome busy(Kernel kernel, String why) {
        kernel.step(Draft.of(source, new TraceEvent.Refused(Errno.EBUSY.name()), why));
        return new Outcome.Refused(Errno.EBUSY, why);
    }

    /** The mark of a shared page is followed as if it were a file: the task that handles the failure dies. */
    private Outcome oops(Kernel kernel, Failure failure) {
        String why = "Several files have the page in use, so page->mapping holds a mark instead of a file; the kernel"
                + " follows it and breaks. The task in whose context it ran is killed.";
        kernel.step(Draft.of(lock, new TraceEvent.Refused(Outcome.Died.OOPS), why)
                .logs("BUG: kernel NULL pointer dereference, address: 0000000000000001")
                .logs("RIP: 0010:" + lock.function()), failure.afterOops(kernel.machine()));
        return new Outcome.Died(Outcome.Died.OOPS, why);
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
