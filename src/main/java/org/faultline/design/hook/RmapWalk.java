package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.Sector;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.design.OwnerHook;
import org.faultline.design.choice.RemovalChoice.Removal;
import org.faultline.design.choice.WalkChoice.BehindEnd;
import org.faultline.design.choice.WalkChoice.Metadata;
import org.faultline.design.choice.WalkChoice.Reach;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * From a byte of the filesystem's device to every owner of the block, and the shutdown if one of them is metadata.
 * Kernel: fs/xfs/xfs_notify_failure.c, fs/xfs/libxfs/xfs_rmap.c xfs_rmap_query_range().
 *
 * @param caller the function that walks
 * @param shutDownAt the function that the log names as the place of a shutdown; absent: it names none
 */
record RmapWalk(KernelSource caller, Optional<KernelSource> shutDownAt) {
    private static final KernelSource QUERY = KernelSource.of("xfs_rmap_query_range", "fs/xfs/libxfs/xfs_rmap.c");
    private static final KernelSource FORCE = KernelSource.of("xfs_do_force_shutdown", "fs/xfs/xfs_fsops.c");
    private static final KernelSource READ_AGF = KernelSource.of("xfs_alloc_read_agf", "fs/xfs/libxfs/xfs_alloc.c");
    private static final int CORRUPT_ONDISK = 0x10;

    /**
     * Walks the owners of a failure whose range is already in the space of the filesystem's device.
     *
     * @param role the device of the filesystem that is bad
     * @param partOffset what was subtracted from the offset of the whole device
     */
    Outcome from(Kernel kernel, Failure failure, Role role, long partOffset) {
        Filesystem fs = kernel.machine().filesystem(failure.layer().orElseThrow()).orElseThrow();
        Optional<FsBlock> block = fs.blockAt(role, failure.range().start());
        if (block.isEmpty()) {
            if (kernel.design().chose(BehindEnd.OOPS)) {
                return oops(kernel, failure, fs);
            }
            Outcome.Refused behind = new Outcome.Refused(Errno.ENXIO, "The bad bytes lie behind the filesystem's end.");
            kernel.step(Draft.of(caller, new TraceEvent.Refused(behind.errno().name()), behind.why()).at(fs.id()));
            return behind;
        }
        if (fs.isShutDown() && role == Role.DATA) {
            return unreadable(kernel, fs);
        }
        ByteRange inFs = new ByteRange(fs.space(role), fs.offset(block.get()),
                fs.offset(block.get()) + fs.blockSize());
        kernel.step(translation(fs, failure, partOffset, block.get(), inFs));
        long blocks = kernel.design().chose(Reach.ONE_BLOCK_MORE) ? 2 : 1;
        List<RmapRecord> records = fs.owners(block.get(), blocks);
        kernel.step(found(fs, block.get(), blocks, inFs, records));
        return walk(kernel, failure, fs, Optional.of(block.get()), records);
    }

    /** Walks the owners of every block: all of the device is lost, or will be. */
    Outcome all(Kernel kernel, Failure failure, Role role) {
        Filesystem fs = kernel.machine().filesystem(failure.layer().orElseThrow()).orElseThrow();
        List<RmapRecord> records = new ArrayList<>();
        for (FsBlock group : fs.groups(role)) {
            records.addAll(fs.records(group));
        }
        return walk(kernel, failure, fs, Optional.empty(), records);
    }

    /** Asks every owner, for {@code bad} alone or for all its blocks; shuts down for metadata that is lost. */
    private Outcome walk(Kernel kernel, Failure failure, Filesystem fs, Optional<FsBlock> bad,
            List<RmapRecord> records) {
        OwnerHook owner = kernel.design().chain().owner().orElseThrow();
        boolean wantShutdown = false;
        for (RmapRecord record : records) {
            FsBlock block = bad.orElse(record.start());
            Failure part = bad.isPresent() ? failure : failure.at(fs.id(), span(kernel, failure, fs, record));
            switch (owner.ask(kernel, part, fs, block, record)) {
                case NEXT -> {}
                case WANT_SHUTDOWN -> wantShutdown = true;
                case BUSY -> {
                    return failed(kernel, fs, Errno.EBUSY, "An owner cannot be asked");
                }
                case NOT_FOUND -> {
                    return failed(kernel, fs, Errno.ENODATA, "The inode of an owner is not in memory");
                }
                case STUCK -> {
                    return new Outcome.Died(Outcome.Died.HANG, "Signalling the processes of an owner never ends.");
                }
            }
        }
        return wantShutdown && !failure.isRemoval() ? shutDown(kernel, fs, new Outcome.Refused(Errno.EUCLEAN,
                "What is lost counts as metadata, and the filesystem was shut down for it.")) : new Outcome.Done();
    }

    /**
     * The blocks of one record as bytes of the filesystem. Where 32 bits overflow, the part behind an allocation group
     * that is not the last is taken to go on to the end of all numbers.
     */
    private static ByteRange span(Kernel kernel, Failure failure, Filesystem fs, RmapRecord record) {
        boolean overflows = failure.isRemoval() && record.start().ag() < fs.groups(record.start().role()).size() - 1
                && kernel.design().chose(Removal.BEFORE_OVERFLOWING);
        long blocks = overflows ? (1L << 32) - record.start().agbno() : record.blocks();
        return ByteRange.of(fs.space(record.start().role()), fs.offset(record.start()), blocks * fs.blockSize());
    }

    /** The end of a walk that was stopped: only a kernel that knows shutdowns shuts down for it. */
    private Outcome failed(Kernel kernel, Filesystem fs, Errno errno, String what) {
        return kernel.design().chose(Metadata.SHUTS_DOWN)
                ? shutDown(kernel, fs, new Outcome.Refused(errno, what + ", and the filesystem was shut down for it."))
                : new Outcome.Refused(errno, what + ", and that ended the walk over the owners.");
    }

    /** A filesystem that is shut down reads no metadata any more, so no owner is found. */
    private static Outcome unreadable(Kernel kernel, Filesystem fs) {
        Outcome.Refused refused = new Outcome.Refused(Errno.EIO,
                "The filesystem is shut down: the header of the allocation group cannot be read, and nobody is told.");
        kernel.step(Draft.of(READ_AGF, new TraceEvent.Refused(refused.errno().name()), refused.why()).at(fs.id()));
        return refused;
    }

    private static Outcome oops(Kernel kernel, Failure failure, Filesystem fs) {
        String why = "The bad bytes lie behind the filesystem's end, which nobody checks: the header of an allocation"
                + " group that does not exist is read, and the kernel breaks.";
        kernel.step(Draft.of(READ_AGF, new TraceEvent.Refused(Outcome.Died.OOPS), why).at(fs.id())
                .logs("BUG: kernel NULL pointer dereference, address: 0000000000000008")
                .logs("RIP: 0010:xfs_alloc_read_agf"), failure.afterOops(kernel.machine()));
        return new Outcome.Died(Outcome.Died.OOPS, why);
    }

    private Draft translation(Filesystem fs, Failure failure, long partOffset, FsBlock block, ByteRange inFs) {
        long offset = failure.range().start();
        String place = partOffset == 0 ? Hex.of(offset) : "(" + Hex.of(offset + partOffset) + " - "
                + Hex.of(partOffset) + ")";
        long linear = offset / fs.blockSize();
        return Draft
                .of(caller, new TraceEvent.Translated(failure.range(), inFs),
                        "The offset becomes a disk address in sectors, and that a block of "
                                + (block.role() == Role.REALTIME ? "a realtime group."
                                        : "an allocation group."))
                .at(fs.id()).with("daddr", place + " / 512", Sector.holding(offset).toString())
                .with("fs block", Hex.of(offset) + " / " + fs.blockSize(), Long.toString(linear))
                .with(block.role() == Role.REALTIME ? "RG : rgbno" : "AG : agbno",
                        linear + " - " + (linear - block.agbno()), block.toString())
                .with("XFS fsblock", block.ag() + " << agblklog | " + block.agbno(),
                        Long.toString(fs.fsblock(block)));
    }

    private static Draft found(Filesystem fs, FsBlock block, long blocks, ByteRange asked, List<RmapRecord> records) {
        int covering = (int) records.stream().filter(r -> r.covers(block)).count();
        String why = switch (covering) {
            case 0 -> "No reverse-map record covers the block: it is free. Nobody has to be told.";
            case 1 -> "One record covers the block.";
            default -> covering + " records cover the block: it is shared.";
        } + (blocks == 1 ? "" : " This kernel asks for the block behind it too: that makes " + records.size()
                + " in all.");
        Draft draft = Draft.of(QUERY, new TraceEvent.Found(asked, records), why).at(fs.id()).with(Value.Name.ASKED,
                new Detail.Blocks(block, blocks));
        for (RmapRecord record : records) {
            draft = draft.with("record", text(fs, record));
        }
        return draft;
    }

    private static String text(Filesystem fs, RmapRecord record) {
        String blocks = "[" + record.start().agbno() + ", +" + record.blocks() + "] " + record.owner().label();
        return record.owner().isSpecial()
                ? blocks
                : blocks + fs.inode(record.owner().code()).map(i -> " " + i.path()).orElse("") + " offset "
                        + record.offset() + (record.isMetadata() ? " " + record.fork() : "");
    }

    Outcome shutDown(Kernel kernel, Filesystem fs, Outcome.Refused corrupted) {
        return shutDown(kernel, fs, corrupted, List.of(), shutDownAt);
    }

    /** Shuts a filesystem down, once, with what the log says before and where. */
    Outcome shutDown(Kernel kernel, Filesystem fs, Outcome.Refused corrupted, List<String> before,
            Optional<KernelSource> at) {
        if (fs.isShutDown()) {
            return corrupted;
        }
        String device = "XFS (" + kernel.machine().device(fs.on()).orElseThrow().name() + "): ";
        Draft draft = Draft
                .of(FORCE, new TraceEvent.ShutDown(fs.id(), CORRUPT_ONDISK),
                        "A block of metadata is lost, and XFS does not go on without it: new faults, reads and writes fail"
                                + " with EIO. Page-table entries that exist go on working.")
                .at(fs.id()).with("flag", "SHUTDOWN_CORRUPT_ONDISK 0x10");
        for (String line : before) {
            draft = draft.logs(device + line);
        }
        draft = draft
                .logs(device + "Corruption of on-disk metadata" + at.map(f -> " (0x10) detected at " + placed(f)
                        + ".  Shutting down filesystem.").orElse(" detected.  Shutting down filesystem"))
                .logs(device + "Please unmount the filesystem and rectify the problem(s)");
        kernel.step(draft, kernel.machine().with(fs.shutDown()));
        kernel.design().chain().listeners().ifPresent(r -> r.shutDown(kernel, fs, CORRUPT_ONDISK));
        return corrupted;
    }

    /** A function of XFS as a line of the log names it. */
    static String placed(KernelSource function) {
        return function.function() + " [xfs] (" + function.file() + ")";
    }
}
