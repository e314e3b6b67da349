package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Kernel;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.TrueOwner;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Watched.Turn;
import org.faultline.trace.Value;
import org.faultline.watcher.Conduct;
import org.faultline.watcher.Conduct.Copy;
import org.faultline.watcher.Loss;
import org.faultline.watcher.Watcher;
import org.faultline.watcher.WatcherKind.Duty;

/**
 * Hypothetical: the watchers of a filesystem, and of the processes that map the page, are asked in their order whether
 * they mend a bad block, before anybody is signalled. No kernel does that; without a watcher nothing happens here.
 *
 * @param caller the function of the filesystem from which they would be asked
 */
record WatcherQuery(KernelSource caller) {
    private static final KernelSource WRITE = KernelSource.of("pmem_do_write", "drivers/nvdimm/pmem.c");

    /** Whether one of them mended the block, or says so; then nobody is to be signalled. */
    boolean isMended(Kernel kernel, Failure failure, Loss loss) {
        Filesystem fs = loss.filesystem();
        Optional<Watcher> last = Optional.empty();
        for (Watcher watcher : loss.owners().isEmpty() ? List.<Watcher>of() : kernel.machine().watchers()) {
            if (watcher.kind().duty() instanceof Duty.Asked asked && hears(kernel.machine(), failure, fs, watcher)) {
                Optional<Why> unable = asked.unable().apply(loss);
                if (unable.isPresent()) {
                    kernel.step(draft(fs, watcher, Turn.PASSED, unable.get()));
                } else if (ask(kernel, failure, loss, watcher)) {
                    return true;
                } else {
                    last = Optional.of(watcher);
                }
            }
        }
        last.ifPresent(w -> kernel.step(draft(fs, w, Turn.GOES_ON, Why.of(HookBecause.NOBODY_MENDED))));
        return false;
    }

    /** Whether a failure of that filesystem concerns what a watcher stands on: it, or a process that maps the page. */
    private static boolean hears(Machine machine, Failure failure, Filesystem fs, Watcher watcher) {
        return watcher.on().equals(fs.id())
                || mappers(machine, failure).stream().anyMatch(m -> m.process().id().equals(watcher.on()));
    }

    private static List<Mapper> mappers(Machine machine, Failure failure) {
        return TrueOwner.of(machine, failure.pfn()).stream().flatMap(o -> o.mappers(machine).stream())
                .filter(Mapper::isMapped).toList();
    }

    private boolean ask(Kernel kernel, Failure failure, Loss loss, Watcher watcher) {
        Filesystem fs = loss.filesystem();
        Conduct conduct = watcher.conduct();
        Draft draft = draft(fs, watcher, Turn.ASKED, Why.of(HookBecause.WATCHER_IS_ASKED))
                .with(Value.Name.FS_BLOCK, new Detail.Block(loss.block()))
                .with(loss.owners().stream().map(r -> record(fs, r)).toList())
                .with(Value.Name.COPY, Detail.of(conduct.copy().label()))
                .with(Value.Name.TAKES, Detail.of(conduct.takes()))
                .with(Value.Name.DEADLINE, Detail.of(conduct.deadline()));
        return kernel.call(draft, () -> answer(kernel, failure, fs, watcher)) instanceof Outcome.Done;
    }

    private static Value record(Filesystem fs, RmapRecord owner) {
        return Value.of(Value.Name.RECORD, new Detail.Owned(owner, fs.inode(owner.owner().code())));
    }

    private Outcome answer(Kernel kernel, Failure failure, Filesystem fs, Watcher watcher) {
        Conduct conduct = watcher.conduct();
        if (conduct.isLate()) {
            return no(kernel, fs, watcher, Turn.LATE, Outcome.Refused.of(Errno.ETIMEDOUT, HookBecause.WATCHER_IS_LATE,
                    Detail.of(conduct.takes()), Detail.of(conduct.deadline())));
        }
        return switch (conduct.answer()) {
            case DECLINES -> no(kernel, fs, watcher, Turn.DECLINED,
                    Outcome.Refused.of(Errno.EOPNOTSUPP, HookBecause.WATCHER_DECLINES));
            case FAILS -> {
                accept(kernel, fs, watcher);
                yield no(kernel, fs, watcher, Turn.FAILED,
                        Outcome.Refused.of(Errno.EIO, HookBecause.WATCHER_CANNOT));
            }
            case ACCEPTS -> mend(kernel, failure, fs, watcher, HookBecause.WATCHER_REWROTE);
            case LIES -> mend(kernel, failure, fs, watcher, HookBecause.WATCHER_LIED);
        };
    }

    private void accept(Kernel kernel, Filesystem fs, Watcher watcher) {
        kernel.step(draft(fs, watcher, Turn.ACCEPTED, Why.of(HookBecause.WATCHER_ACCEPTS)));
    }

    private Outcome no(Kernel kernel, Filesystem fs, Watcher watcher, Turn turn, Outcome.Refused refused) {
        kernel.step(draft(fs, watcher, turn, refused.why()));
        return refused;
    }

    /** The block is written through the driver, which clears the poison that it lists, where the device can. */
    private Outcome mend(Kernel kernel, Failure failure, Filesystem fs, Watcher watcher, HookBecause wrote) {
        accept(kernel, fs, watcher);
        Conduct conduct = watcher.conduct();
        if (conduct.copy() == Copy.NONE && wrote == HookBecause.WATCHER_REWROTE) {
            return no(kernel, fs, watcher, Turn.FAILED,
                    Outcome.Refused.of(Errno.ENODATA, HookBecause.WATCHER_HAS_NO_COPY));
        }
        if (!isCleared(kernel.machine(), failure)) {
            return no(kernel, fs, watcher, Turn.FAILED,
                    Outcome.Refused.of(Errno.EIO, HookBecause.WRITE_CLEARS_NOTHING));
        }
        if (kernel.machine().bad(failure.pfn()).filter(BadPage::stops).isPresent()) {
            kernel.step(new Draft(WRITE, Optional.of(fs.id()), new TraceEvent.Watched(watcher.id(), Turn.CLEARED),
                    List.of(Why.of(HookBecause.WRITE_CLEARED)), List.of(), List.of(), List.of()),
                    kernel.machine().cleared(failure.pfn()));
        }
        kernel.step(draft(fs, watcher, Turn.REWROTE, Why.of(wrote, Detail.of(conduct.copy().label()))),
                wrote == HookBecause.WATCHER_LIED ? kernel.machine().cleared(failure.pfn())
                        : kernel.machine().rewritten(failure.pfn()));
        List<Detail> spared = mappers(kernel.machine(), failure).stream().map(m -> m.process().pid())
                .filter(pid -> pid != Act.NOBODY).distinct().map(Detail::of).toList();
        Draft draft = draft(fs, watcher, Turn.SPARED, Why.of(HookBecause.NOBODY_IS_SIGNALLED))
                .with(Value.Name.SPARED, new Detail.Several(spared));
        kernel.step(wrote == HookBecause.WATCHER_LIED ? draft.and(HookBecause.READS_WRONG) : draft);
        return new Outcome.Done();
    }

    /** Whether a write through the driver leaves the page good. Kernel: drivers/nvdimm/pmem.c pmem_do_write(). */
    private static boolean isCleared(Machine machine, Failure failure) {
        BadPage bad = machine.bad(failure.pfn()).orElse(new BadPage(false, false, false));
        boolean clears = machine.pmemAt(failure.pfn().bytes().start()).filter(p -> p.clearsBad()).isPresent();
        return bad.known() ? clears : !bad.stops();
    }

    private Draft draft(Filesystem fs, Watcher watcher, Turn turn, Why why) {
        return Draft.of(caller, new TraceEvent.Watched(watcher.id(), turn), why).at(fs.id());
    }
}
