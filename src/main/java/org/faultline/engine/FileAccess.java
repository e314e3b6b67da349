package org.faultline.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.choice.WriteChoice.Remap;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.DeviceStack;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.Removal;
import org.faultline.memory.Sectors;
import org.faultline.process.UserProcess;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/** read(2), write(2) and ioctl(FICLONERANGE) of a process. Kernel: fs/dax.c dax_iomap_rw(), fs/xfs/xfs_reflink.c. */
final class FileAccess {
    private static final KernelSource RW = KernelSource.of("dax_iomap_rw", "fs/dax.c");
    private static final KernelSource REMAP = KernelSource.of("xfs_reflink_remap_prep", "fs/xfs/xfs_reflink.c");
    private static final KernelSource CLONE = KernelSource.of("xfs_file_remap_range", "fs/xfs/xfs_file.c");
    private static final KernelSource BREAK =
            KernelSource.of("xfs_mmaplock_two_inodes_and_break_dax_layout", "fs/xfs/xfs_inode.c");
    private static final KernelSource REMAP_CHECKS = KernelSource.of("generic_remap_checks", "fs/remap_range.c");
    private final Recorder recorder;

    FileAccess(Recorder recorder) {
        this.recorder = recorder;
    }

    /** Reads up to the first block that cannot be had. */
    void read(Act.Read act) {
        Request request = new Request(act.pid(), act.file(), act.offset(), act.length(), false);
        if (cannotCall(request)) {
            return;
        }
        Optional<Denial> denial = denial(request);
        Optional<Obstacle> obstacle = obstacle(request);
        if (denial.isPresent()) {
            report(request, denial.get().ending(), denial.get().why());
        } else if (obstacle.isEmpty()) {
            report(request, Ending.fine(), Why.of(CallBecause.COPIED_OUT));
        } else {
            long good = obstacle.get().bytesFrom(request.offset);
            if (good > 0) {
                report(request.first(good), Ending.fine(), Why.of(CallBecause.COPIED_BEFORE_BAD));
            } else {
                report(request, obstacle.get().errno(), obstacle.get().why());
            }
        }
    }

    /** Writes in place, to new blocks, or away from shared ones. */
    void write(Act.Write act) {
        Request request = new Request(act.pid(), act.file(), act.offset(), act.length(), true);
        if (cannotCall(request)) {
            return;
        }
        Optional<Denial> denial = denial(request);
        Optional<Obstacle> obstacle = obstacle(request);
        if (denial.isPresent()) {
            report(request, denial.get().ending(), denial.get().why());
            return;
        }
        long good = obstacle.map(o -> o.bytesFrom(request.offset)).orElse(request.length);
        obstacle.flatMap(Obstacle::copied).ifPresent(s -> abandon(request, s, act.placements()));
        if (good > 0 || obstacle.isEmpty()) {
            store(request.first(good), act.placements());
        } else {
            report(request, obstacle.get().errno(), obstacle.get().why());
        }
    }

    /** What keeps a call from all it asks for, if anything. */
    private Optional<Obstacle> obstacle(Request request) {
        Machine machine = recorder.machine();
        if (machine.bad().isEmpty()) {
            return Optional.empty();
        }
        Filesystem fs = machine.filesystemOf(request.file).orElseThrow();
        Inode file = fs.inode(request.file).orElseThrow();
        Optional<CacheRead> cache = PageCache.of(recorder, request.file).map(c -> new CacheRead(recorder, c));
        if (cache.isPresent() && request.length > 0) {
            return request.write
                    ? cache.get().ofWrite(request.offset, request.offset + request.length)
                    : cache.get().ofRead(request.firstPage(), request.firstPage() + request.pages());
        }
        return request.write
                ? Obstacle.ofWrite(machine, fs, file, request.offset, request.offset + request.length,
                        recorder.design().choices())
                : Obstacle.ofRead(machine, fs, file, request.firstPage(), request.firstPage() + request.pages());
    }

    private void abandon(Request request, Stretch copied, Placements placements) {
        Filesystem fs = recorder.machine().filesystemOf(request.file).orElseThrow();
        new FailedCopy(recorder).of(fs, fs.inode(request.file).orElseThrow(), copied.first(),
                copied.end() - copied.first(), placements);
    }

    /** Shares blocks between two files of one filesystem. */
    void reflink(Act.Reflink act) {
        Optional<Filesystem> fs = recorder.machine().filesystemOf(act.source());
        if (fs.isEmpty()
                || Stream.of(act.source(), act.target())
                        .anyMatch(f -> Denial.ofDescriptor(recorder.machine(), fs.get(), f).isPresent())) {
            recorder.step(Draft.of(CLONE, new TraceEvent.Refused(Errno.ENOENT), CallBecause.NO_FILE_TO_SHARE));
            return;
        }
        Optional<Denial> denial = Denial.ofBlocks(recorder.machine(), fs.get(), Errno.EINVAL);
        if (denial.isPresent()) {
            recorder.step(Draft.of(CLONE, new TraceEvent.Refused(denial.get().ending()),
                    CallBecause.NOT_SHARED, Detail.of(denial.get().why())).at(fs.get().id()));
            return;
        }
        breakLayouts(fs.get(), act);
        if (isOverlapping(act)) {
            recorder.step(Draft.of(REMAP_CHECKS, new TraceEvent.Refused(Errno.EINVAL), CallBecause.NOT_SHARED,
                    Detail.of(Why.of(CallBecause.RANGES_OVERLAP))).at(fs.get().id()));
            return;
        }
        if (!zeroedBehindEnd(fs.get(), act)) {
            return;
        }
        Filesystem zeroed = recorder.machine().filesystemOf(act.source()).orElseThrow();
        switch (remap(zeroed, act)) {
            case Change.Refused refused ->
                    recorder.step(Draft.of(CLONE, new TraceEvent.Refused(refused.errno()),
                            CallBecause.NOT_SHARED, Detail.of(Why.of(refused))).at(zeroed.id()));
            case Change.Done done -> shared(zeroed, act, done);
        }
    }

    private static Change remap(Filesystem fs, Act.Reflink act) {
        int size = fs.blockSize();
        return fs.reflink(act.source(), act.sourceOffset() / size, act.target(), act.path(),
                act.targetOffset() / size, Math.ceilDiv(act.length(), size));
    }

    /**
     * Zeroes what a target that ended before the range has from there on; false where that cannot be done. Kernel:
     * fs/xfs/xfs_reflink.c xfs_reflink_zero_posteof().
     */
    private boolean zeroedBehindEnd(Filesystem fs, Act.Reflink act) {
        Optional<Inode> target = fs.inode(act.target()).filter(f -> f.size() < act.targetOffset());
        return target.isEmpty() || !(remap(fs, act) instanceof Change.Done)
                || new Zeroing(recorder).zero(act.target(), target.get().size(), act.targetOffset(), act.placements());
    }

    /** The target's pages go, whatever they were; what is shared is as it was written, so a store to it faults again. */
    private void shared(Filesystem fs, Act.Reflink act, Change.Done done) {
        Inode target = done.after().inode(act.target()).orElseThrow();
        PageCache.of(recorder, target.id()).ifPresent(c -> c.drop(
                Unit.PAGE.toBytes(Unit.PAGE.of(Math.min(act.targetOffset(), c.file().size()))),
                Unit.PAGE.toBytes(Unit.PAGE.covering(act.targetOffset() + act.length()))));
        PageTables tables = new PageTables(recorder);
        long first = Unit.PAGE.of(act.targetOffset());
        long pages = Unit.PAGE.covering(act.length());
        tables.remove(fs, target, first, pages, REMAP, Removal.Plain.REFLINKED, CallBecause.BEFORE_OTHER_BLOCKS);
        long source = Unit.PAGE.of(act.sourceOffset());
        tables.prepare(WriteBack.cleaned(tables.forgotten(recorder.machine(), target.id(), first, pages),
                act.source(), source, source + pages));
        tables.follow(fs, target, done, CLONE, new Removal.Mover.Reflink());
    }

    private static boolean isOverlapping(Act.Reflink act) {
        return act.source().equals(act.target()) && act.targetOffset() < act.sourceOffset() + act.length()
                && act.sourceOffset() < act.targetOffset() + act.length();
    }

    /** Takes both files of a reflink out of the page tables, and waits only for the first. Kernel: xfs_inode.c xfs_mmaplock_two_inodes_and_break_dax_layout(). */
    private void breakLayouts(Filesystem fs, Act.Reflink act) {
        if (recorder.design().chose(Remap.TAKES_RANGE)) {
            return;
        }
        PageTables tables = new PageTables(recorder);
        List<Inode> files = Stream.of(act.source(), act.target()).distinct().map(fs::inode).flatMap(Optional::stream)
                .filter(Inode::dax).sorted(Comparator.comparingLong(Inode::ino)).toList();
        files.forEach(f -> tables.breakLayouts(fs, f, BREAK));
        files.stream().findFirst().ifPresent(f -> tables.forgetBroken(f.id()));
    }

    private record Request(int pid, LayerId file, long offset, long length, boolean write) {
        /** The same for the first bytes only. */
        Request first(long bytes) {
            return new Request(pid, file, offset, bytes, write);
        }

        long firstPage() {
            return Unit.PAGE.of(offset);
        }

        long pages() {
            return Unit.PAGE.covering(offset + length) - firstPage();
        }
    }

    private void store(Request request, Placements placements) {
        long end = recorder.machine().filesystemOf(request.file).flatMap(f -> f.inode(request.file)).orElseThrow()
                .size();
        if (request.offset > end && !new Zeroing(recorder).zero(request.file, end, request.offset, placements)) {
            report(request, Errno.EIO, CallBecause.LISTED_IN_RANGE);
            return;
        }
        Filesystem fs = recorder.machine().filesystemOf(request.file).orElseThrow();
        Inode file = fs.inode(request.file).orElseThrow();
        switch (fs.write(request.file, request.firstPage(), request.pages(), placements)) {
            case Change.Refused refused ->
                    report(request, Ending.of(refused.errno()), Why.of(refused));
            case Change.Done done -> {
                if (new NewBlocks(recorder, done.after(), file, done.moves()).cannotBeZeroed(placements)) {
                    report(request, Errno.EIO, CallBecause.ZEROING_FAILS);
                    return;
                }
                new PageTables(recorder).follow(fs, file, grown(done, request), RW, new Removal.Mover.Write());
                new JoinedWrite(recorder, fs, file).follow(done, request.firstPage() + request.pages(), RW);
                clear(request);
                new ZeroedAlong(recorder, file).clear(request.firstPage(), request.firstPage() + request.pages());
                if (isUnbacked(done.after(), request)) {
                    report(request, Errno.EIO, CallBecause.NO_MEMORY_BELOW);
                    return;
                }
                report(request, Ending.fine(), Why.of(CallBecause.COPIED_IN));
            }
        }
    }

    /** The file ends behind what was written, if it did not before. */
    private static Change.Done grown(Change.Done done, Request request) {
        Inode file = done.after().inode(request.file).orElseThrow();
        return new Change.Done(
                done.after().with(file.withSize(Math.max(file.size(), request.offset + request.length))),
                done.moves(), done.passed());
    }

    private void clear(Request request) {
        Machine machine = recorder.machine();
        Filesystem fs = machine.filesystemOf(request.file).orElseThrow();
        Inode file = fs.inode(request.file).orElseThrow();
        for (long page = request.firstPage(); page < request.firstPage() + request.pages(); page++) {
            Optional<Pfn> frame = machine.frameOf(fs, file, page);
            if (frame.flatMap(recorder.machine()::bad).filter(BadPage::known).isPresent()) {
                recorder.step(Draft.of(KernelSource.of("pmem_recovery_write", "drivers/nvdimm/pmem.c"),
                        new TraceEvent.Changed(fs.id(), file.id(), List.of()),
                        CallBecause.CLEARS_FIRST).at(file.id()),
                        recorder.machine().rewritten(frame.get()));
            }
            if (frame.isPresent() && !recorder.machine().undefined().isNone()) {
                recorder.settle(rewritten(request, file, page, frame.get()));
            }
        }
    }

    /** The machine once the part of a page that is written holds what it should; nobody reads behind the end of a file. */
    private Machine rewritten(Request request, Inode file, long page, Pfn frame) {
        long start = Unit.PAGE.toBytes(page);
        long end = request.offset + request.length;
        Sectors written = Sectors.within(request.offset - start,
                end >= file.size() ? Unit.PAGE.bytes() : end - start);
        return recorder.machine().with(recorder.machine().undefined().rewritten(frame, written));
    }

    /** Whether there is nobody to make the call, or no file to make it on; a step says so. */
    private boolean cannotCall(Request request) {
        Optional<UserProcess> caller = recorder.machine().process(request.pid);
        if (caller.isPresent() && !caller.get().isRunning()) {
            new Departed(recorder).say(caller.get());
            return true;
        }
        if (recorder.machine().filesystemOf(request.file).isEmpty()) {
            report(request, Errno.ENOENT, CallBecause.NO_FILE);
            return true;
        }
        return false;
    }

    private Optional<Denial> denial(Request request) {
        Optional<Filesystem> fs = recorder.machine().filesystemOf(request.file);
        return fs.flatMap(f -> f.inode(request.file)).flatMap(f -> Denial.ofFile(recorder.machine(), f, request.pid))
                .or(() -> fs.flatMap(f -> Denial.ofCall(recorder.machine(), f, request.write)))
                .or(() -> fs.filter(f -> isUnbacked(f, request))
                        .map(f -> Denial.of(Errno.EIO, CallBecause.NO_MEMORY_IN_RANGE)));
    }

    /** Whether a page of the range has a block with no memory below. Kernel: fs/dax.c dax_iomap_iter(). */
    private boolean isUnbacked(Filesystem fs, Request request) {
        long end = request.firstPage() + request.pages();
        DeviceStack stack = new DeviceStack(recorder.machine());
        return fs.inode(request.file).stream().flatMap(f -> f.extents().stream())
                .filter(e -> !e.unwritten() && e.offset() < end && e.end() > request.firstPage())
                .anyMatch(e -> !stack.isBacked(fs, e.block(Math.max(e.offset(), request.firstPage())),
                        Math.min(e.end(), end) - Math.max(e.offset(), request.firstPage())));
    }

    /** How many bytes a call that worked says it transferred: a read ends where the file does. */
    private long transferred(Request request) {
        long size = recorder.machine().filesystemOf(request.file).flatMap(f -> f.inode(request.file)).map(Inode::size)
                .orElse(0L);
        return request.write ? request.length : Math.max(0, Math.min(request.length, size - request.offset));
    }

    private void report(Request request, Errno errno, CallBecause how) {
        report(request, Ending.of(errno), Why.of(how));
    }

    private void report(Request request, Ending ending, Why how) {
        Detail who = recorder.machine().process(request.pid).map(Detail::of)
                .orElseGet(() -> new Detail.Caller(request.pid));
        Detail path = recorder.machine().filesystemOf(request.file).flatMap(f -> f.inode(request.file)).map(Detail::of)
                .orElseGet(() -> Detail.of(request.file.value()));
        TraceEvent event = new TraceEvent.Accessed(request.pid, Optional.empty(), request.file, request.firstPage(),
                request.pages(), request.write, ending);
        Draft draft = Draft.of(RW, event, request.write ? CallBecause.CALLS_WRITE : CallBecause.CALLS_READ, who,
                new Detail.Pages(request.firstPage(), request.pages()), path, Detail.of(how)).at(request.file);
        recorder.step(ending.isFine() ? wrong(request, draft.with(Value.Name.RETURNS, Detail.of(transferred(request))))
                : draft, opened(request.file, ending, cached(request, ending)));
    }

    /** The step of a call that worked; a read says where it does not give what was written. */
    private Draft wrong(Request request, Draft draft) {
        WrongBytes wrong = new WrongBytes(recorder.machine());
        Optional<Filesystem> fs = recorder.machine().filesystemOf(request.file).filter(f -> !request.write);
        return wrong.told(draft, fs.flatMap(f -> f.inode(request.file)
                .flatMap(file -> wrong.read(f, file, request.offset, request.offset + request.length))));
    }

    /** What a call that worked leaves in the page cache. */
    private Machine cached(Request request, Ending ending) {
        long end = request.offset + request.length;
        return PageCache.of(recorder, request.file).filter(c -> ending.isFine() && request.length > 0)
                .map(c -> request.write ? c.written(recorder.machine(), request.offset, end)
                        : c.read(recorder.machine(), request.offset, end))
                .orElse(recorder.machine());
    }

    /** Who reads or writes a file has opened it: its inode is in memory. */
    private Machine opened(LayerId file, Ending ending, Machine machine) {
        return machine.filesystemOf(file)
                .filter(f -> ending.isFine() && f.inode(file).filter(i -> i.core() != Inode.Core.LIVE).isPresent())
                .map(f -> machine.with(f.opened(file))).orElse(machine);
    }
}
