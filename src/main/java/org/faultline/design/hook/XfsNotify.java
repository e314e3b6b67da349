package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
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
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;

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
                .of(source, new TraceEvent.Asked(failure.arguments()),
                        "XFS checks in this order: mounted, not the log device, not the realtime device, rmapbt.")
                .at(fs.id()).with("fully mounted", word(fs.mount().active()))
                .with("log device", word(volume.role() == Role.LOG))
                .with("realtime device", word(volume.role() == Role.REALTIME))
                .with("rmapbt", word(fs.features().rmapbt()));
        return kernel.call(draft,
                () -> fs.mount().active() ? answer(kernel, failure, fs, volume) : notBorn(kernel, fs));
    }

    /** The filesystem took the dax device, but its mount has not ended: it may not have read its superblock yet. */
    private Outcome notBorn(Kernel kernel, Filesystem fs) {
        Outcome.Refused early = new Outcome.Refused(Errno.EIO,
                "The mount is still under way, so the filesystem cannot be asked yet; nobody is told.");
        kernel.step(Draft.of(source, new TraceEvent.Refused(early.errno().name()), early.why()).at(fs.id())
                .logs("XFS (" + kernel.machine().device(fs.on()).orElseThrow().name()
                        + "): filesystem is not ready for notify_failure()!"));
        return early;
    }

    private static String word(boolean truth) {
        return truth ? "yes" : "no";
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
                    ? refuse(kernel, fs, new Outcome.Refused(Errno.EOPNOTSUPP,
                            "The page lies on the realtime device, and this kernel keeps no reverse map of that."))
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
        return walk().shutDown(kernel, fs, new Outcome.Refused(Errno.EUCLEAN,
                "The page lies on the device of the log, and the filesystem was shut down for it."),
                List.of("ondisk log corrupt, shutting down fs!"), Optional.of(lostLog));
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
        String what = volume.role() == Role.LOG ? "the log on " : "";
        return refuse(kernel, fs, new Outcome.Refused(Errno.ENXIO, "The bad bytes lie outside " + what + device.name()
                + ", which covers " + Hex.of(start) + " to " + Hex.of(start + size) + "."));
    }

    /** All of the device is lost, or is about to be taken away: then the filesystem is frozen for the walk. */
    private Outcome whole(Kernel kernel, Failure failure, Filesystem fs, Volume volume) {
        if (!failure.isRemoval()) {
            return walk().all(kernel, failure, volume.role());
        }
        String device = kernel.machine().device(fs.on()).orElseThrow().name();
        Mount frozen = fs.mount().frozen(true);
        kernel.step(Draft.of(source, new TraceEvent.Mounted(fs.id(), "freeze", frozen, ""),
                "XFS is told before it happens. It is frozen, so that nobody writes any more.").at(fs.id())
                .logs("XFS (" + device + "): Device is about to be removed!"), kernel.machine().with(fs.with(frozen)));
        Outcome outcome = walk().all(kernel, failure, volume.role());
        if (!(outcome instanceof Outcome.Died)) {
            Filesystem now = kernel.machine().filesystem(fs.id()).orElseThrow();
            DeviceRemoval.letGo(kernel, now.with(fs.mount()), lostMetadata);
        }
        return outcome;
    }

    private Outcome noMap(Kernel kernel, Filesystem fs) {
        return refuse(kernel, fs, new Outcome.Refused(Errno.EOPNOTSUPP,
                "The filesystem was made with rmapbt=0: it cannot say who owns a block. The kernel notes this only at"
                        + " debug level."));
    }

    private Outcome refuse(Kernel kernel, Filesystem fs, Outcome.Refused refused) {
        kernel.step(Draft.of(source, new TraceEvent.Refused(refused.errno().name()), refused.why()).at(fs.id()));
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
