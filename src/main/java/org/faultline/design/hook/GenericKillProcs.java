package org.faultline.design.hook;

import java.util.Optional;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.KillHook;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
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
import org.faultline.memory.PageUser;
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
        Optional<PageUser> said = kernel.machine().users().of(failure.pfn());
        boolean marked = said.filter(PageUser.Marked.class::isInstance).isPresent();
        Detail page = new Detail.Frame(failure.pfn());
        Draft asked = Draft.of(source, TraceEvent.Asked.with(Argument.pfn(failure.pfn()), failure.flagged()),
                HookBecause.PAGE_IS_ASKED).checked(Check.Condition.DAX_ENTRY, page, said.isPresent());
        Draft draft = said.isEmpty() ? asked : asked.checked(Check.Condition.ONE_FILE, page, !marked);
        return kernel.call(draft, () -> said.map(user -> switch (user) {
            case PageUser.Named named -> tell(kernel, failure, Use.of(kernel.machine(), named));
            case PageUser.Marked several -> kernel.design().chose(SharedPage.REFUSED)
                    ? busy(kernel, HookBecause.PAGE_NAMES_SEVERAL)
                    : oops(kernel, failure);
        }).orElseGet(() -> busy(kernel, HookBecause.PAGE_NAMES_NOBODY)));
    }

    /** One file that has the page in use. */
    private record Use(Filesystem filesystem, Inode file, long page, PageEntry.Level level) {
        static Use of(Machine machine, PageUser.Named named) {
            Filesystem fs = machine.filesystemOf(named.file()).orElseThrow();
            return new Use(fs, fs.inode(named.file()).orElseThrow(), named.page(),
                    machine.entriesOf(named.file()).at(named.page()).map(DaxEntries.Run::level)
                            .orElse(PageEntry.Level.PTE));
        }
    }

    private Outcome tell(Kernel kernel, Failure failure, Use use) {
        long page = isCompound(kernel, use) ? use.level.head(use.page) : use.page;
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
                HookBecause.LOOKED_FOR_AT_HEAD, new Detail.Sized(use.level), Detail.of(head),
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
}
