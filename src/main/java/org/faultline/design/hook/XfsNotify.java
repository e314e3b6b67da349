package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.design.choice.AnswerChoice.DataEnd;
import org.faultline.design.choice.AnswerChoice.LogDevice;
import org.faultline.design.choice.AnswerChoice.MapCheck;
import org.faultline.design.choice.AnswerChoice.RealtimeMap;
import org.faultline.design.choice.Choices;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * XFS is told by the dax device: finds which of its devices is meant, checks what it can answer, finds its part of the
 * range, walks the reverse map. Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure().
 *
 * @param lostMetadata the function that the log names as the place of a shutdown for lost metadata
 * @param lostLog the same for a lost log
 */
public record XfsNotify(KernelSource source, KernelSource lostMetadata, KernelSource lostLog) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        Filesystem fs = kernel.machine().filesystem(failure.layer().orElseThrow()).orElseThrow();
        Volume volume = meant(kernel.machine(), fs, failure.range());
        Draft draft = Draft
                .of(source, failure.asked(), HookBecause.XFS_CHECKS_IN_ORDER)
                .at(fs.id()).with(Value.Name.FULLY_MOUNTED, new Detail.YesNo(fs.mount().isInMemory()))
                .with(Value.Name.IS_LOG_DEVICE, new Detail.YesNo(volume.role() == Role.LOG))
                .with(Value.Name.IS_REALTIME_DEVICE, new Detail.YesNo(volume.role() == Role.REALTIME))
                .with(Value.Name.RMAPBT, new Detail.YesNo(fs.features().rmapbt()))
                .checked(asked(kernel.design().choices(), fs, volume));
        return kernel.call(draft,
                () -> fs.mount().isInMemory() ? answer(kernel, failure, fs, volume) : notBorn(kernel, fs));
    }

    /** The filesystem took the dax device, but its mount has not ended: it may not have read its superblock yet. */
    private Outcome notBorn(Kernel kernel, Filesystem fs) {
        Outcome.Refused early = Outcome.Refused.of(Errno.EIO, HookBecause.MOUNT_UNDER_WAY);
        kernel.step(Draft.of(source, early).at(fs.id())
                .logs(Printk.XFS_NOT_READY.of(kernel.machine().device(fs.on()).orElseThrow().name())));
        return early;
    }

    /** What it asks before it looks at the range, as far as it comes. */
    private static List<Check> asked(Choices choices, Filesystem fs, Volume volume) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(Check.Condition.MOUNTED, called(fs), fs.mount().isInMemory()));
        if (fs.mount().isInMemory()) {
            checks.addAll(role(fs, volume.role()));
        }
        if (fs.mount().isInMemory() && volume.role() == Role.DATA && choices.chose(MapCheck.FIRST)) {
            checks.add(map(fs));
        }
        return checks;
    }

    /** Which of the devices of a filesystem is meant: that of the log, or else the realtime device, or that of data. */
    static List<Check> role(Filesystem fs, Role role) {
        Check log = new Check(Check.Condition.LOG_DEVICE, called(fs), role == Role.LOG);
        return role == Role.LOG ? List.of(log)
                : List.of(log, new Check(Check.Condition.REALTIME_DEVICE, called(fs), role == Role.REALTIME));
    }

    /** Whether a filesystem keeps a reverse map. */
    static Check map(Filesystem fs) {
        return new Check(Check.Condition.REVERSE_MAP, called(fs), fs.features().rmapbt());
    }

    private static Detail called(Filesystem fs) {
        return new Detail.Called(fs.id(), fs.mountPoint());
    }

    /** The device of the filesystem that the bad bytes lie on: it holds each namespace once, for the first use of it. */
    private static Volume meant(Machine machine, Filesystem fs, ByteRange bad) {
        return fs.volumes().stream().filter(v -> machine.bottom(v.on()).space().equals(bad.space())).findFirst()
                .orElse(fs.volumes().getFirst());
    }

    private Outcome answer(Kernel kernel, Failure failure, Filesystem fs, Volume volume) {
        Choices choices = kernel.design().choices();
        return switch (volume.role()) {
            case LOG -> log(kernel, failure, fs, volume);
            case REALTIME -> choices.chose(RealtimeMap.REFUSED)
                    ? refuse(kernel, fs, Outcome.Refused.of(Errno.EOPNOTSUPP, HookBecause.NO_REALTIME_MAP))
                    : owners(kernel, failure, fs, volume, volume.size());
            case DATA -> choices.chose(MapCheck.FIRST) && !fs.features().rmapbt()
                    ? noMap(kernel, fs)
                    : owners(kernel, failure, fs, volume, switch (choices.choice(DataEnd.class)) {
                        case OF_DEVICE -> kernel.machine().device(fs.on()).orElseThrow().size();
                        case OF_FILESYSTEM -> volume.size();
                    });
        };
    }

    private RmapWalk walk() {
        return new RmapWalk(source, Optional.of(lostMetadata));
    }

    /** The log's own device: nothing but the log lies there, and a filesystem cannot go on without it. */
    private Outcome log(Kernel kernel, Failure failure, Filesystem fs, Volume volume) {
        if (kernel.design().chose(LogDevice.INSIDE_LOG)) {
            Device device = kernel.machine().device(volume.on()).orElseThrow();
            long start = partitionOffset(kernel.machine(), device);
            Optional<ByteRange> mine = ByteRange.of(failure.range().space(), start, volume.size())
                    .meet(failure.range());
            if (mine.isEmpty()) {
                return outside(kernel, fs, volume, start, volume.size());
            }
            kernel.design().chain().listeners().ifPresent(
                    r -> r.media(kernel, fs, Role.LOG, mine.get().rebase(start, device.space(), 0)));
        }
        return walk().shutDown(kernel, fs, Outcome.Refused.of(Errno.EUCLEAN, HookBecause.LOG_LOST),
                Optional.of(Printk.XFS_LOG_CORRUPT), Optional.of(lostLog));
    }

    /** Asks for the owners of the bad bytes between the start of one of the devices and {@code size}. */
    private Outcome owners(Kernel kernel, Failure failure, Filesystem fs, Volume volume, long size) {
        Device device = kernel.machine().device(volume.on()).orElseThrow();
        long partOffset = partitionOffset(kernel.machine(), device);
        Optional<ByteRange> mine = ByteRange.of(failure.range().space(), partOffset, size).meet(failure.range());
        if (mine.isEmpty()) {
            return outside(kernel, fs, volume, partOffset, size);
        }
        ByteRange here = mine.get().rebase(partOffset, device.space(), 0);
        kernel.design().chain().listeners().ifPresent(r -> r.media(kernel, fs, volume.role(), here));
        return fs.features().rmapbt()
                ? failure.isWhole() ? whole(kernel, failure.at(fs.id(), here), fs, volume)
                        : walk().from(kernel, failure.at(fs.id(), here), volume.role(), partOffset)
                : noMap(kernel, fs);
    }

    private Outcome outside(Kernel kernel, Filesystem fs, Volume volume, long start, long size) {
        Device device = kernel.machine().device(volume.on()).orElseThrow();
        Outcome.Refused outside = Outcome.Refused.of(Errno.ENXIO,
                volume.role() == Role.LOG ? HookBecause.OUTSIDE_LOG : HookBecause.OUTSIDE_DEVICE, Detail.of(device),
                new Detail.InHex(start), new Detail.InHex(start + size));
        kernel.step(
                Draft.of(source, outside).at(fs.id()).checked(Check.Condition.INSIDE_DEVICE, Detail.of(device), false));
        return outside;
    }

    /** All of the device is lost, or is about to be taken away: then the filesystem is frozen for the walk. */
    private Outcome whole(Kernel kernel, Failure failure, Filesystem fs, Volume volume) {
        if (!failure.isRemoval()) {
            return walk().all(kernel, failure, volume.role());
        }
        String device = kernel.machine().device(fs.on()).orElseThrow().name();
        Mount frozen = fs.mount().frozen(true);
        kernel.step(
                Draft.of(source, new TraceEvent.Mounted(fs.id(), TraceEvent.Mounted.Call.FREEZE, frozen, Ending.fine()),
                        HookBecause.FROZEN_BEFORE).at(fs.id()).logs(Printk.XFS_ABOUT_TO_GO.of(device)),
                kernel.machine().with(fs.with(frozen)));
        Outcome outcome = walk().all(kernel, failure, volume.role());
        if (!(outcome instanceof Outcome.Died)) {
            Filesystem now = kernel.machine().filesystem(fs.id()).orElseThrow();
            DeviceRemoval.letGo(kernel, now.with(fs.mount().thawed()), lostMetadata);
        }
        return outcome;
    }

    private Outcome noMap(Kernel kernel, Filesystem fs) {
        return refuse(kernel, fs, Outcome.Refused.of(Errno.EOPNOTSUPP, HookBecause.NO_MAP_QUIETLY));
    }

    private Outcome refuse(Kernel kernel, Filesystem fs, Outcome.Refused refused) {
        Draft draft = Draft.of(source, refused).at(fs.id());
        boolean late = refused.why().because() == HookBecause.NO_MAP_QUIETLY
                && !kernel.design().chose(MapCheck.FIRST);
        kernel.step(late ? draft.checked(List.of(map(fs))) : draft);
        return refused;
    }

    private static long partitionOffset(Machine machine, Device device) {
        return switch (device) {
            case Pmem pmem -> 0;
            case DmDevice mapped -> 0;
            case Partition part -> part.start() + partitionOffset(machine, machine.device(part.on()).orElseThrow());
        };
    }
}
