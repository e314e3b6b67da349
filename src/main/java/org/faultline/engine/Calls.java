package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Mapper;
import org.faultline.design.choice.FaultChoice.LayoutBreak;
import org.faultline.design.choice.WriteChoice.PunchBehindEnd;
import org.faultline.design.hook.SignalDelivery;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;

/** System calls that change a file, a mapping or a disposition. Kernel: fs/xfs/xfs_file.c, mm/mmap.c. */
final class Calls {
    private static final KernelSource BREAK = KernelSource.of("xfs_break_layouts", "fs/xfs/xfs_file.c");
    private static final KernelSource FALLOCATE = KernelSource.of("xfs_file_fallocate", "fs/xfs/xfs_file.c");
    private static final KernelSource SETSIZE = KernelSource.of("xfs_setattr_size", "fs/xfs/xfs_iops.c");
    private static final KernelSource OPEN = KernelSource.of("xfs_file_open", "fs/xfs/xfs_file.c");
    private static final KernelSource CLOSE = KernelSource.of("__fput", "fs/file_table.c");
    private static final KernelSource EXIT = KernelSource.of("do_exit", "kernel/exit.c");
    private static final KernelSource SYNC = KernelSource.of("xfs_file_fsync", "fs/xfs/xfs_file.c");
    private static final KernelSource MMAP = KernelSource.of("xfs_file_mmap", "fs/xfs/xfs_file.c");
    private static final KernelSource MUNMAP = KernelSource.of("do_vmi_munmap", "mm/mmap.c");
    private static final KernelSource ACTION = KernelSource.of("do_sigaction", "kernel/signal.c");
    private static final KernelSource STOP = KernelSource.of("do_signal_stop", "kernel/signal.c");
    private static final KernelSource CONTINUE = KernelSource.of("prepare_signal", "kernel/signal.c");
    private final Recorder recorder;
    private final PageTables tables;

    Calls(Recorder recorder) {
        this.recorder = recorder;
        this.tables = new PageTables(recorder);
    }

    /**
     * Whole blocks are given back, the rest is zeroed; the pages are in use no more. XFS takes them out of the page cache
     * before it looks whether it is shut down. Kernel: fs/xfs/xfs_bmap_util.c xfs_flush_unmap_range(), xfs_free_file_space().
     */
    void punch(Act.Punch act) {
        if (isBehindEnd(act)) {
            usable(act.pid(), act.file(), FALLOCATE, f -> Denial.ofBlocks(recorder.machine(), f, Errno.EOPNOTSUPP))
                    .ifPresent(f -> recorder.step(Draft.of(KernelSource.of("ext4_punch_hole", "fs/ext4/inode.c"),
                            new TraceEvent.Changed(f.id(), act.file(), List.of()), CallBecause.PUNCHES_BEHIND_END,
                            Detail.of(f.inode(act.file()).orElseThrow())).at(act.file())));
            return;
        }
        recorder.machine().filesystemOf(act.file())
                .filter(f -> isDeniedByShutdown(f, act.pid(), act.file()) && f.driver().dropsPagesWhole())
                .ifPresent(f -> uncached(f, f.inode(act.file()).orElseThrow(), act.offset(),
                        act.offset() + act.length()));
        Optional<Filesystem> fs = broken(act.pid(), act.file(), FALLOCATE, Errno.EOPNOTSUPP);
        if (fs.isEmpty()) {
            return;
        }
        Inode file = fs.get().inode(act.file()).orElseThrow();
        int size = fs.get().blockSize();
        long first = Math.ceilDiv(act.offset(), size);
        long blocks = Math.max(0, (act.offset() + act.length()) / size - first);
        long page = Unit.PAGE.of(act.offset());
        long pages = Unit.PAGE.covering(act.offset() + act.length()) - page;
        boolean parts = fs.get().driver().punchForgetsParts();
        uncached(fs.get(), file, act.offset(), act.offset() + act.length());
        finish(fs.get(), file, fs.get().punch(file.id(), first, blocks), FALLOCATE,
                s -> cached(file, forgotten(s, file, parts ? page : first, parts ? pages : blocks),
                        (c, m) -> c.punched(m, act.offset(), act.offset() + act.length())));
        long end = Math.min(act.offset() + act.length(), file.size());
        if (act.offset() < end) {
            new Zeroing(recorder).zero(file.id(), act.offset(), end, act.placements());
        }
    }

    /** Whether a punch has nothing to do, because it begins where the file has ended. */
    private boolean isBehindEnd(Act.Punch act) {
        return recorder.design().chose(PunchBehindEnd.NOTHING) && recorder.machine().filesystemOf(act.file())
                .filter(f -> f.driver().mayPunchNothing()).flatMap(f -> f.inode(act.file()))
                .filter(i -> act.offset() >= i.size()).isPresent();
    }

    /** Takes a range out of the page cache, where XFS takes pages whole. Kernel: fs/xfs/xfs_bmap_util.c xfs_flush_unmap_range(). */
    private void uncached(Filesystem fs, Inode file, long from, long to) {
        boolean whole = fs.driver().dropsPagesWhole();
        PageCache.of(recorder, file.id()).ifPresent(c -> c.drop(
                whole ? Unit.PAGE.toBytes(Unit.PAGE.of(from)) : from,
                whole ? Unit.PAGE.toBytes(Unit.PAGE.covering(to)) : to));
    }

    void truncate(Act.Truncate act) {
        Optional<Filesystem> asked = broken(act.pid(), act.file(), SETSIZE, Errno.EINVAL);
        if (asked.isEmpty()) {
            return;
        }
        long before = asked.get().inode(act.file()).orElseThrow().size();
        if (asked.get().driver().truncatesOnlyZeroed() && !new Zeroing(recorder).zero(act.file(),
                Math.min(before, act.size()),
                before > act.size() ? Unit.PAGE.toBytes(Unit.PAGE.covering(act.size())) : act.size(),
                act.placements())) {
            return;
        }
        Filesystem fs = recorder.machine().filesystemOf(act.file()).orElseThrow();
        Inode file = fs.inode(act.file()).orElseThrow();
        long first = Unit.PAGE.covering(act.size());
        long pages = Unit.PAGE.covering(file.size()) - first;
        PageCache.of(recorder, file.id()).ifPresent(c -> c.drop(act.size(), PageCache.END));
        finish(fs, file, fs.truncate(file.id(), act.size()), SETSIZE,
                s -> cached(file, PageTables.cutOff(forgotten(s, file, first, pages), file, first),
                        (c, m) -> c.resized(m, act.size())));
    }

    /** The machine once the page cache of a file changed, unless the file has DAX. */
    private Machine cached(Inode file, Machine machine, BiFunction<PageCache, Machine, Machine> change) {
        return PageCache.of(recorder, file.id()).map(c -> change.apply(c, machine)).orElse(machine);
    }

    /**
     * The filesystem of a file whose blocks a call is about to take away; a step says why when the call is turned down. The
     * file is taken out of the page tables before anybody looks whether the filesystem is shut down.
     */
    private Optional<Filesystem> broken(int pid, LayerId file, KernelSource source, Errno device) {
        Machine machine = recorder.machine();
        machine.filesystemOf(file).filter(f -> isDeniedByShutdown(f, pid, file))
                .ifPresent(f -> breakLayouts(f, f.inode(file).orElseThrow()));
        Optional<Filesystem> fs = usable(pid, file, source, f -> Denial.ofBlocks(machine, f, device));
        fs.ifPresent(f -> breakLayouts(f, f.inode(file).orElseThrow()));
        return fs;
    }

    /** Whether a call gets as far as the file, and only then finds that the filesystem is shut down. */
    private boolean isDeniedByShutdown(Filesystem fs, int pid, LayerId file) {
        Machine machine = recorder.machine();
        boolean lives = pid == Act.NOBODY || machine.process(pid).filter(UserProcess::isRunning).isPresent();
        return lives && Denial.ofCall(machine, fs, true).filter(Denial::isOfShutdown).isPresent()
                && fs.inode(file).filter(i -> Denial.ofFile(machine, i, pid).isEmpty()).isPresent();
    }

    /** Punch and truncate first take the whole file out of every page table (rule P7). */
    private void breakLayouts(Filesystem fs, Inode file) {
        tables.breakLayouts(fs, file, BREAK);
        tables.forgetBroken(file.id());
    }

    private Machine forgotten(Machine machine, Inode file, long first, long pages) {
        return switch (recorder.design().choice(LayoutBreak.class)) {
            case FORGETS_RANGE -> tables.forgottenWhole(machine, file.id(), first, pages);
            case FORGETS_FILE -> machine;
        };
    }

    private void finish(Filesystem before, Inode file, Change change, KernelSource source,
            UnaryOperator<Machine> forget) {
        switch (change) {
            case Change.Refused refused -> recorder.step(
                    Draft.of(source, new TraceEvent.Refused(refused.errno()),
                            Why.of(refused)).at(file.id()));
            case Change.Done done -> recorder.step(
                    Draft.of(source, new TraceEvent.Changed(before.id(), file.id(), done.moves()),
                            CallBecause.BLOCKS_GIVEN_BACK, Detail.of(file)).at(file.id()),
                    forget.apply(recorder.machine().with(done.after().logged(file.id()))));
        }
    }

    void open(Act.Open act) {
        usable(act.pid(), act.file(), OPEN,
                f -> Denial.ofName(f, act.file()).or(() -> Denial.of(recorder.machine(), f, false)))
                .ifPresent(fs -> recorder.step(
                        Draft.of(OPEN, new TraceEvent.Changed(fs.id(), act.file(), List.of()),
                                CallBecause.OPENS, new Detail.Caller(act.pid())).at(act.file()),
                        opened(recorder.machine().with(fs.opened(act.file())), act)));
    }

    private static Machine opened(Machine machine, Act.Open act) {
        return machine.process(act.pid()).map(p -> machine.with(p.opening(act.file()))).orElse(machine);
    }

    void close(Act.Close act) {
        if (act.pid() == Act.NOBODY) {
            new LastUse(recorder).looked(act.file());
            return;
        }
        running(act.pid()).ifPresent(p -> ended(p, p.closing(act.file()), p.open().contains(act.file())
                ? Draft.of(CLOSE, new TraceEvent.Noted(p.id(), TraceEvent.Noted.Note.CLOSED), CallBecause.CLOSES,
                        Detail.of(act.pid())).at(act.file())
                : Draft.of(CLOSE, new TraceEvent.Refused(Errno.EBADF), CallBecause.NOT_OPEN, Detail.of(act.pid()))
                        .at(act.file())));
    }

    private Optional<UserProcess> running(int pid) {
        return recorder.machine().process(pid).filter(UserProcess::isRunning);
    }

    /** The process has less in use than before. */
    private void ended(UserProcess before, UserProcess after, Draft draft) {
        recorder.step(draft, recorder.machine().with(after));
        new LastUse(recorder).of(before);
    }

    /** The process unmaps and closes all it has. */
    void exit(int pid) {
        running(pid).ifPresent(p -> ended(p, p.killed(),
                Draft.of(EXIT, new TraceEvent.Noted(p.id(), TraceEvent.Noted.Note.GONE), CallBecause.EXITS,
                        Detail.of(pid)).at(p.id())));
    }

    /** A process ends, of which {@code draft} says why. */
    void leave(UserProcess process, Draft draft) {
        ended(process, process.killed(), draft);
    }

    /** Holes get blocks that read as zeroes. Kernel: fs/xfs/xfs_bmap_util.c xfs_alloc_file_space(). */
    void allocate(Act.Allocate act) {
        boolean breaks = recorder.machine().filesystemOf(act.file())
                .filter(f -> f.driver().breaksLayoutsToAllocate()).isPresent();
        Optional<Filesystem> asked = breaks
                ? broken(act.pid(), act.file(), FALLOCATE, Errno.EOPNOTSUPP)
                : usable(act.pid(), act.file(), FALLOCATE,
                        f -> Denial.ofBlocks(recorder.machine(), f, Errno.EOPNOTSUPP));
        if (asked.isEmpty()) {
            return;
        }
        long before = asked.get().inode(act.file()).orElseThrow().size();
        long end = act.offset() + act.length();
        if (end > before) {
            boolean zeroed = new Zeroing(recorder).zero(act.file(), before,
                    Math.min(end, nextBlock(asked.get(), before)), act.placements());
            if (!zeroed) {
                return;
            }
        }
        Filesystem fs = recorder.machine().filesystemOf(act.file()).orElseThrow();
        Inode file = fs.inode(act.file()).orElseThrow();
        int size = fs.blockSize();
        long first = act.offset() / size;
        switch (fs.allocate(file.id(), first, Math.ceilDiv(end, size) - first, act.placements())) {
            case Change.Refused refused -> recorder.step(
                    Draft.of(FALLOCATE, new TraceEvent.Refused(refused.errno()), Why.of(refused)).at(file.id()));
            case Change.Done done -> {
                Inode grown = done.after().inode(file.id()).orElseThrow();
                recorder.step(Draft.of(FALLOCATE, new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                        CallBecause.BLOCKS_ALLOCATED, Detail.of(file)).at(file.id()),
                        recorder.machine()
                                .with(done.after().with(grown.withSize(Math.max(grown.size(), end)))
                                        .logged(file.id())));
            }
        }
    }

    private static long nextBlock(Filesystem fs, long offset) {
        return Math.ceilDiv(offset, fs.blockSize()) * (long) fs.blockSize();
    }

    void sync(Act.Sync act) {
        Machine cleaned = WriteBack.cleaned(recorder.machine(), act.file(), 0, Long.MAX_VALUE);
        Optional<Filesystem> fs = usable(act.pid(), act.file(), SYNC, false, cleaned);
        if (fs.isPresent()) {
            Draft draft = Draft.of(SYNC, new TraceEvent.Changed(fs.get().id(), act.file(), List.of()),
                    CallBecause.SYNCED).at(act.file());
            recorder.step(cleaned == recorder.machine() ? draft : draft.and(CallBecause.STORES_FAULT_AGAIN), cleaned);
        }
    }

    void map(Act.Map act) {
        Mapping mapping = act.mapping();
        usable(act.pid(), mapping.file(), MMAP, f -> Denial.ofMap(recorder.machine(), f, mapping)).ifPresent(fs -> {
            UserProcess process = recorder.machine().process(act.pid()).orElseThrow();
            recorder.step(
                    Draft.of(MMAP, new TraceEvent.Changed(fs.id(), mapping.file(), List.of()),
                            CallBecause.MAPS, Detail.of(act.pid())).at(process.id()),
                    recorder.machine().with(fs.opened(mapping.file())).with(process.withMapping(mapping)));
        });
    }

    void unmap(Act.Unmap act) {
        Optional<UserProcess> process = running(act.pid());
        process.flatMap(p -> p.mapping(act.mapping()))
                .ifPresent(m -> ended(process.get(), process.get().withoutMapping(m.id()),
                        Draft.of(MUNMAP, new TraceEvent.Changed(m.filesystem(), m.file(), List.of()),
                                CallBecause.UNMAPS, Detail.of(act.pid()), Detail.of(m.id().value()))
                                .at(process.get().id())));
    }

    void dispose(Act.Dispose act) {
        running(act.pid()).ifPresent(p -> {
            Machine after = recorder.machine().with(p.withDisposition(act.sigbus()));
            recorder.step(Draft.of(ACTION, new TraceEvent.Noted(p.id(), TraceEvent.Noted.Note.DISPOSED),
                    CallBecause.DISPOSES, Detail.of(act.pid())).at(p.id()), after);
            p.waiting().filter(s -> act.sigbus() != UserProcess.Disposition.BLOCK)
                    .ifPresent(s -> deliver(after.process(act.pid()).orElseThrow(), s));
        });
    }

    void stop(int pid) {
        running(pid).ifPresent(p -> recorder.step(
                Draft.of(STOP, new TraceEvent.Noted(p.id(), TraceEvent.Noted.Note.STOPPED),
                        CallBecause.STOPS, Detail.of(pid)).at(p.id()),
                recorder.machine().with(p.with(UserProcess.Life.STOPPED))));
    }

    void resume(int pid) {
        recorder.machine().process(pid).filter(p -> p.life() == UserProcess.Life.STOPPED).ifPresent(p -> {
            Machine after = recorder.machine().with(p.with(UserProcess.Life.RUNNING));
            recorder.step(Draft.of(CONTINUE, new TraceEvent.Noted(p.id(), TraceEvent.Noted.Note.CONTINUED),
                    CallBecause.GOES_ON, Detail.of(pid)).at(p.id()), after);
            p.waiting().filter(s -> p.sigbus() != UserProcess.Disposition.BLOCK)
                    .ifPresent(s -> deliver(after.process(pid).orElseThrow(), s));
        });
    }

    /** A signal that waited arrives. */
    private void deliver(UserProcess process, Signal waiting) {
        process.mappings().stream().filter(m -> m.bytes(process.pid()).contains(waiting.address())).findFirst()
                .ifPresent(m -> recorder.step(
                        SignalDelivery.deliver(ACTION, process,
                                new Mapper(process, m, Unit.PAGE.of(waiting.address() - m.address())), waiting, false),
                        SignalDelivery.received(recorder, recorder.machine(), process.pid(), waiting, false)));
    }

    /**
     * The filesystem of a file that a living process calls on; a step says why when it turns the call down. {@code failed} is
     * the machine where it does so because it is shut down.
     */
    private Optional<Filesystem> usable(int pid, LayerId file, KernelSource source, boolean write, Machine failed) {
        return usable(pid, file, source, f -> Denial.ofCall(recorder.machine(), f, write), failed);
    }

    private Optional<Filesystem> usable(int pid, LayerId file, KernelSource source,
            Function<Filesystem, Optional<Denial>> rule) {
        return usable(pid, file, source, rule, recorder.machine());
    }

    private Optional<Filesystem> usable(int pid, LayerId file, KernelSource source,
            Function<Filesystem, Optional<Denial>> rule, Machine failed) {
        if (pid != Act.NOBODY && running(pid).isEmpty()) {
            return Optional.empty();
        }
        Optional<Filesystem> fs = recorder.machine().filesystemOf(file);
        Optional<Denial> denial = fs.flatMap(f -> f.inode(file))
                .flatMap(f -> Denial.ofFile(recorder.machine(), f, pid)).or(() -> fs.flatMap(rule));
        denial.ifPresent(d -> recorder.step(Draft.of(source, new TraceEvent.Refused(d.ending()),
                CallBecause.CALL_FAILS, Detail.of(d.why())).at(file), d.isOfShutdown() ? failed : recorder.machine()));
        return fs.filter(f -> denial.isEmpty());
    }
}
