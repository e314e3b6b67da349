package org.faultline.design.hook;

import java.util.Optional;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.design.choice.AnswerChoice.WithoutMap;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.trace.TraceEvent;

/**
 * The filesystem is told by its block device. Patch set: RFC v2 1/6, fs/xfs/xfs_super.c xfs_fs_storage_lost(), with
 * the reviewers' check for a reverse map.
 */
public record StorageLost(KernelSource source) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        Filesystem fs = kernel.machine().filesystem(failure.layer().orElseThrow()).orElseThrow();
        Volume volume = fs.volumes().stream()
                .filter(v -> kernel.machine().device(v.on()).orElseThrow().space().equals(failure.range().space()))
                .findFirst().orElseGet(fs.volumes()::getFirst);
        String device = kernel.machine().device(volume.on()).orElseThrow().name();
        Draft draft = Draft
                .of(source, new TraceEvent.Asked("bdev=" + device + " offset=" + failure.range().start()),
                        "The superblock operation: XFS looks the lost block up in its reverse map.")
                .at(fs.id()).with("rmapbt", fs.features().rmapbt() ? "yes" : "no");
        return kernel.call(draft, () -> switch (volume.role()) {
            case DATA -> data(kernel, failure, fs);
            case REALTIME -> realtime(kernel, fs);
            case LOG -> walk().shutDown(kernel, fs, new Outcome.Refused(Errno.EUCLEAN,
                    "The page lies on the device of the log, and the filesystem was shut down for it."));
        });
    }

    private RmapWalk walk() {
        return new RmapWalk(source, Optional.empty());
    }

    /** The posting has no answer for a realtime device but a line in the log. */
    private Outcome realtime(Kernel kernel, Filesystem fs) {
        kernel.step(Draft.of(source, new TraceEvent.Skipped(fs.id(), TraceEvent.Skipped.Reason.UNHANDLED),
                "The page lies on the realtime device, about which the superblock operation knows nothing: nobody is"
                        + " told.")
                .at(fs.id()).logs("XFS (" + kernel.machine().device(fs.on()).orElseThrow().name()
                        + "): storage lost support not available for realtime device!"));
        return new Outcome.Done();
    }

    private Outcome data(Kernel kernel, Failure failure, Filesystem fs) {
        if (kernel.design().chose(WithoutMap.UNCHECKED) && !fs.features().rmapbt()) {
            return unchecked(kernel, fs);
        }
        if (!fs.features().rmapbt()) {
            Outcome.Refused noMap = new Outcome.Refused(Errno.EOPNOTSUPP,
                    "The filesystem was made with rmapbt=0: it cannot say who owns a block.");
            kernel.step(Draft.of(source, new TraceEvent.Refused(noMap.errno().name()), noMap.why()).at(fs.id()));
            return noMap;
        }
        return walk().from(kernel, failure, Role.DATA, 0);
    }

    /** A filesystem without the operation counts as told; one without a map is asked for it all the same. */
    private Outcome unchecked(Kernel kernel, Filesystem fs) {
        if (!fs.isDaxHolder()) {
            kernel.step(Draft.of(source, new TraceEvent.Skipped(fs.id(), TraceEvent.Skipped.Reason.UNHANDLED), fs.type()
                    + " has no such operation, and the block device takes that for an answer of 0: nobody is told.")
                    .at(fs.id()));
            return new Outcome.Done();
        }
        Outcome.Refused noMap = new Outcome.Refused(Errno.EUCLEAN,
                "The filesystem was made with rmapbt=0 and the posting does not check that: what is read as the root of"
                        + " the map is none, and its check fails. Nobody is told.");
        kernel.step(Draft.of(source, new TraceEvent.Refused(noMap.errno().name()), noMap.why()).at(fs.id()));
        return noMap;
    }
}
