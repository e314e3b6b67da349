package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.RepairBecause;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.trace.TraceEvent;

/** What people do about a loss besides running a tool: they write from a copy, begin a log anew, or go on elsewhere. */
record Restoring(Recorder recorder) {
    private static final KernelSource EXIT = KernelSource.of("do_exit", "kernel/exit.c");
    private static final KernelSource WRITE = KernelSource.of("dax_iomap_rw", "fs/dax.c");
    private static final KernelSource REPAIR = KernelSource.of("main", "xfsprogs/repair/xfs_repair.c");
    private static final ToolCall ZERO_LOG = new ToolCall.XfsRepair(Tool.XFS_REPAIR_7_2, true);

    /** A copy in the picture is read first; nothing is written where it cannot be read to its end. */
    void restore(Act.Restore act) {
        if (act.from() instanceof Act.Restore.Clone clone) {
            int before = recorder.steps().size();
            new FileAccess(recorder).read(new Act.Read(Act.NOBODY, clone.file(), clone.offset(), act.length()));
            boolean whole = recorder.stepsOfAct(before).stream().noneMatch(
                    s -> s.event().ended().filter(e -> !e.isFine()).isPresent()
                            || (s.event() instanceof TraceEvent.Accessed a
                                    && a.pages() < Unit.PAGE.covering(act.length())));
            if (!whole) {
                return;
            }
        }
        write(act);
    }

    private void write(Act.Restore act) {
        int before = recorder.steps().size();
        new FileAccess(recorder)
                .write(new Act.Write(Act.NOBODY, act.file(), act.offset(), act.length()));
        boolean written = recorder.stepsOfAct(before).stream()
                .noneMatch(s -> s.event().ended().filter(e -> !e.isFine()).isPresent());
        if (written && act.from() instanceof Act.Restore.Clone clone) {
            Machine after = copied(recorder.machine(), act, clone);
            if (!after.equals(recorder.machine())) {
                Filesystem fs = after.filesystemOf(act.file()).orElseThrow();
                recorder.step(Draft.of(WRITE, new TraceEvent.Changed(fs.id(), act.file(), List.of()),
                        RepairBecause.COPY_IS_LOST).at(act.file()), after);
            }
        }
    }

    /** What is undefined in the copy is undefined in what is written from it. */
    private static Machine copied(Machine machine, Act.Restore act, Act.Restore.Clone clone) {
        Machine next = machine;
        for (long page : LongStream.range(0, Unit.PAGE.covering(act.length())).toArray()) {
            Optional<Pfn> from = frame(machine, clone.file(), Unit.PAGE.of(clone.offset()) + page);
            Optional<Pfn> to = frame(machine, act.file(), Unit.PAGE.of(act.offset()) + page);
            if (from.isPresent() && to.isPresent() && !from.equals(to)
                    && !machine.undefined().of(from.get()).isNone()) {
                next = next.with(next.undefined().copied(from.get(), to.get()));
            }
        }
        return next;
    }

    private static Optional<Pfn> frame(Machine machine, LayerId file, long page) {
        return machine.filesystemOf(file).flatMap(fs -> fs.inode(file).flatMap(i -> machine.frameOf(fs, i, page)));
    }

    /** Tool: xfs_repair -L -l, which writes an empty log to the new device and mends the rest. */
    void replaceLog(Act.ReplaceLog act) {
        Filesystem fs = recorder.machine().filesystem(act.filesystem()).orElseThrow();
        Device device = recorder.machine().device(act.device()).orElseThrow();
        boolean free = recorder.machine().userOf(device.id()).isEmpty() && !recorder.machine().isGone(device.id());
        if (fs.volume(Role.LOG).isEmpty() || !free) {
            recorder.step(Draft.of(REPAIR, new TraceEvent.Refused(Errno.EINVAL),
                    free ? RepairBecause.LOG_IS_INSIDE : RepairBecause.DEVICE_IN_USE, Detail.of(device)).at(fs.id()));
            return;
        }
        if (!fs.mount().isInMemory()) {
            Volume log = new Volume(Role.LOG, device.id(), device.size());
            recorder.step(Draft.of(REPAIR, new TraceEvent.Noted(fs.id(), TraceEvent.Noted.Note.LOG_MOVED),
                    RepairBecause.LOG_REPLACED, Detail.of(device)).at(fs.id()),
                    recorder.machine().with(fs.withLog(log)));
        }
        new Repairing(recorder, new Act.RunTool(fs.id(), ZERO_LOG)).run();
    }

    /** Those who use it end here, and it is let go as umount(8) does. */
    void failOver(Act.FailOver act) {
        Filesystem fs = recorder.machine().filesystem(act.filesystem()).orElseThrow();
        List<UserProcess> users = recorder.machine().processes().stream().filter(UserProcess::isAlive)
                .filter(p -> p.mappings().stream().anyMatch(m -> m.filesystem().equals(fs.id()))
                        || p.open().stream().anyMatch(f -> fs.inode(f).map(Inode::id).isPresent()))
                .toList();
        for (UserProcess user : users) {
            new Calls(recorder).leave(user, Draft.of(EXIT, new TraceEvent.Noted(user.id(), TraceEvent.Noted.Note.GONE),
                    RepairBecause.GOES_ON_ELSEWHERE, Detail.of(user)).at(user.id()));
        }
        new Mounts(recorder).unmount(new Act.Unmount(fs.id()));
    }
}
