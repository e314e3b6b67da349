package org.faultline.design.hook;

import java.util.List;
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
import org.faultline.kernel.Printk;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

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
                .of(source, TraceEvent.Asked.with(Argument.of(Argument.Name.BDEV, device),
                        Argument.of(Argument.Name.OFFSET, failure.range().start())), HookBecause.SUPERBLOCK_OPERATION)
                .at(fs.id()).with(Value.Name.RMAPBT, new Detail.YesNo(fs.features().rmapbt()))
                .checked(XfsNotify.role(fs, volume.role())).checked(asksForMap(kernel, fs, volume));
        return kernel.call(draft, () -> switch (volume.role()) {
            case DATA -> data(kernel, failure, fs);
            case REALTIME -> realtime(kernel, fs);
            case LOG -> walk().shutDown(kernel, fs, Outcome.Refused.of(Errno.EUCLEAN, HookBecause.LOG_LOST));
        });
    }

    /** The posting does not ask whether there is a map. */
    private static List<Check> asksForMap(Kernel kernel, Filesystem fs, Volume volume) {
        return volume.role() == Role.DATA && !kernel.design().chose(WithoutMap.UNCHECKED)
                ? List.of(XfsNotify.map(fs))
                : List.of();
    }

    private RmapWalk walk() {
        return new RmapWalk(source, Optional.empty());
    }

    /** The posting has no answer for a realtime device but a line in the log. */
    private Outcome realtime(Kernel kernel, Filesystem fs) {
        kernel.step(Draft.of(source, new TraceEvent.Skipped(fs.id(), TraceEvent.Skipped.Reason.UNHANDLED),
                HookBecause.REALTIME_UNKNOWN).at(fs.id())
                .logs(Printk.XFS_NO_REALTIME.of(kernel.machine().device(fs.on()).orElseThrow().name())));
        return new Outcome.Done();
    }

    private Outcome data(Kernel kernel, Failure failure, Filesystem fs) {
        if (kernel.design().chose(WithoutMap.UNCHECKED) && !fs.features().rmapbt()) {
            return unchecked(kernel, fs);
        }
        if (!fs.features().rmapbt()) {
            Outcome.Refused noMap = Outcome.Refused.of(Errno.EOPNOTSUPP, HookBecause.NO_MAP);
            kernel.step(Draft.of(source, noMap).at(fs.id()));
            return noMap;
        }
        return walk().from(kernel, failure, Role.DATA, 0);
    }

    /** A filesystem without the operation counts as told; one without a map is asked for it all the same. */
    private Outcome unchecked(Kernel kernel, Filesystem fs) {
        if (!fs.isDaxHolder()) {
            kernel.step(Draft.of(source, new TraceEvent.Skipped(fs.id(), TraceEvent.Skipped.Reason.UNHANDLED),
                    HookBecause.NO_SUCH_OPERATION, Detail.of(fs.type()))
                    .at(fs.id()));
            return new Outcome.Done();
        }
        Outcome.Refused noMap = Outcome.Refused.of(Errno.EUCLEAN, HookBecause.NO_MAP_UNCHECKED);
        kernel.step(Draft.of(source, noMap).at(fs.id()));
        return noMap;
    }
}
