package org.faultline.design;

import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.KernelSource;
import org.faultline.stack.Mapped;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;
import org.faultline.trace.TraceEvent;

/**
 * XFS is told by the dax device: checks what it can answer, finds its part of the range, walks the reverse map.
 * Kernel: fs/xfs/xfs_notify_failure.c xfs_dax_notify_failure().
 */
record XfsNotify(KernelSource source, RmapWalk walk) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        Filesystem fs = kernel.stack().filesystem(failure.layer().orElseThrow()).orElseThrow();
        String rmapbt = fs.features().rmapbt() ? "yes" : "no";
        Draft draft = Draft
                .of(source, new TraceEvent.Asked(failure.arguments()),
                        "XFS checks in this order: mounted, not the log device, not the realtime device, rmapbt.")
                .at(fs.id()).with("fully mounted", "yes").with("log device", "no").with("realtime device", "no")
                .with("rmapbt", rmapbt);
        return kernel.call(draft, () -> answer(kernel, failure, fs));
    }

    private Outcome answer(Kernel kernel, Failure failure, Filesystem fs) {
        if (walk.reports().isEmpty() && !fs.features().rmapbt()) {
            return noMap(kernel, fs);
        }
        Device device = kernel.stack().device(fs.on()).orElseThrow();
        long partOffset = partitionOffset(kernel.stack(), device);
        long end = walk.reports().isEmpty() ? device.size() : fs.blockCount() * fs.blockSize();
        ByteRange whole = ByteRange.of(failure.range().space(), partOffset, end);
        Optional<ByteRange> mine = whole.meet(failure.range());
        if (mine.isEmpty()) {
            return refuse(kernel, fs, new Outcome.Refused(Errno.ENXIO, "The bad bytes lie outside " + device.name()
                    + ", which covers " + Hex.of(whole.start()) + " to " + Hex.of(whole.end()) + "."));
        }
        ByteRange here = mine.get().rebase(partOffset, device.space(), 0);
        walk.reports().ifPresent(r -> r.media(kernel, fs, here));
        return fs.features().rmapbt()
                ? walk.from(kernel, failure.at(fs.id(), here), partOffset)
                : noMap(kernel, fs);
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

    private static long partitionOffset(Stack stack, Device device) {
        return switch (device) {
            case Pmem pmem -> 0;
            case Mapped mapped -> 0;
            case Partition part -> part.start() + partitionOffset(stack, stack.device(part.on()).orElseThrow());
        };
    }
}
