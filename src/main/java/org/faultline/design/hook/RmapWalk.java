package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
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
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;
import org.faultline.watcher.Loss;

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
            Outcome.Refused behind = Outcome.Refused.of(Errno.ENXIO, HookBecause.BEHIND_END);
            kernel.step(Draft.of(caller, behind).at(fs.id())
                    .checked(Check.Condition.INSIDE_DEVICE, new Detail.Offset(failure.range().start()), false));
            return behind;
        }
        if (fs.isShutDown() && role == Role.DATA) {
            return unreadable(kernel, fs);
        }
        ByteRange inFs = new ByteRange(fs.space(role), fs.offset(block.get()),
                fs.offset(block.get()) + fs.blockSize());
        Draft translation = translation(fs, failure, partOffset, block.get(), inFs)
                .checked(Check.Condition.INSIDE_DEVICE, new Detail.Offset(failure.range().start()), true);
        kernel.step(role == Role.DATA ? translation.checked(running(fs)) : translation);
        long blocks = kernel.design().chose(Reach.ONE_BLOCK_MORE) ? 2 : 1;
        List<RmapRecord> records = fs.owners(block.get(), blocks);
        kernel.step(found(fs, block.get(), blocks, inFs, records));
        Loss loss = new Loss(fs, block.get(), records.stream().filter(r -> r.covers(block.get())).toList());
        return new WatcherQuery(caller).isMended(kernel, failure, loss) ? new Outcome.Done()
                : walk(kernel, failure, fs, Optional.of(block.get()), records);
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
                    return failed(kernel, fs, Errno.EBUSY, HookBecause.OWNER_BUSY_SHUT_DOWN,
                            HookBecause.OWNER_BUSY);
                }
                case NOT_FOUND -> {
                    return failed(kernel, fs, Errno.ENODATA, HookBecause.OWNER_NOT_FOUND_SHUT_DOWN,
                            HookBecause.OWNER_NOT_FOUND);
                }
                case STUCK -> {
                    return new Outcome.Died(Ending.Break.HANG, Why.of(HookBecause.SIGNALLING_NEVER_ENDS));
                }
            }
        }
        return wantShutdown && !failure.isRemoval() ? shutDown(kernel, fs,
                Outcome.Refused.of(Errno.EUCLEAN, HookBecause.METADATA_LOST)) : new Outcome.Done();
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
    private Outcome failed(Kernel kernel, Filesystem fs, Errno errno, HookBecause shut,
            HookBecause ended) {
        return kernel.design().chose(Metadata.SHUTS_DOWN)
                ? shutDown(kernel, fs, Outcome.Refused.of(errno, shut))
                : Outcome.Refused.of(errno, ended);
    }

    /** A filesystem that is shut down reads no metadata any more, so no owner is found. */
    private static Outcome unreadable(Kernel kernel, Filesystem fs) {
        Outcome.Refused refused = Outcome.Refused.of(Errno.EIO, HookBecause.HEADER_UNREADABLE);
        kernel.step(Draft.of(READ_AGF, refused).at(fs.id()).checked(running(fs)));
        return refused;
    }

    private static Outcome oops(Kernel kernel, Failure failure, Filesystem fs) {
        Outcome.Died oops = new Outcome.Died(Ending.Break.KERNEL_OOPS, Why.of(HookBecause.BEHIND_END_UNCHECKED));
        kernel.step(Draft.of(READ_AGF, oops).at(fs.id())
                .checked(Check.Condition.INSIDE_DEVICE, new Detail.Offset(failure.range().start()), false)
                .logs(Printk.BUG_NULL.of("0000000000000008")).logs(Printk.RIP.of(READ_AGF.function())),
                failure.afterOops(kernel.machine()));
        return oops;
    }

    private static List<Check> running(Filesystem fs) {
        return List
                .of(new Check(Check.Condition.RUNNING, new Detail.Called(fs.id(), fs.mountPoint()), !fs.isShutDown()));
    }

    private Draft translation(Filesystem fs, Failure failure, long partOffset, FsBlock block, ByteRange inFs) {
        long offset = failure.range().start();
        boolean realtime = block.role() == Role.REALTIME;
        long linear = offset / fs.blockSize();
        Draft draft = Draft
                .of(caller, new TraceEvent.Translated(failure.range(), inFs),
                        realtime ? HookBecause.BLOCK_OF_REALTIME_GROUP : HookBecause.BLOCK_OF_GROUP)
                .at(fs.id());
        return (partOffset == 0 ? draft
                : draft.and(HookBecause.PARTITION_TAKEN_OFF, new Detail.Offset(partOffset)).with(
                        Value.Name.PARTITION_OFFSET,
                        Formula.hex(offset + partOffset).minus(Formula.hex(partOffset)), new Detail.Offset(offset)))
                .with(Value.Name.DADDR, Formula.hex(offset).over(Unit.SECTOR.bytes()),
                        new Detail.InSector(Sector.holding(offset)))
                .with(Value.Name.FS_BLOCK, Formula.hex(offset).over(fs.blockSize()), Detail.of(linear))
                .with(realtime ? Value.Name.RG_BLOCK : Value.Name.AG_BLOCK,
                        Formula.of(linear).minus(Formula.of(linear - block.agbno())), new Detail.Block(block))
                .with(Value.Name.XFS_FSBLOCK,
                        Formula.of(block.ag()).shifted(new Formula.Named("agblklog")).or(Formula.of(block.agbno())),
                        Detail.of(fs.fsblock(block)));
    }

    private static Draft found(Filesystem fs, FsBlock block, long blocks, ByteRange asked, List<RmapRecord> records) {
        int covering = (int) records.stream().filter(r -> r.covers(block)).count();
        Why why = switch (covering) {
            case 0 -> Why.of(HookBecause.NOBODY_OWNS);
            case 1 -> Why.of(HookBecause.ONE_OWNS);
            default -> Why.of(HookBecause.SEVERAL_OWN, Detail.of(covering));
        };
        Draft draft = Draft.of(QUERY, new TraceEvent.Found(asked, records), why).at(fs.id());
        if (blocks > 1) {
            draft = draft.and(HookBecause.ASKS_FOR_NEXT_TOO, Detail.of(records.size()));
        }
        List<Value> values = new ArrayList<>(List.of(Value.of(Value.Name.ASKED, new Detail.Blocks(block, blocks))));
        records.forEach(
                r -> values.add(Value.of(Value.Name.RECORD, new Detail.Owned(r, fs.inode(r.owner().code())))));
        return draft.with(values);
    }

    Outcome shutDown(Kernel kernel, Filesystem fs, Outcome.Refused corrupted) {
        return shutDown(kernel, fs, corrupted, Optional.empty(), shutDownAt);
    }

    /** Shuts a filesystem down, once, with what the log says before and where. */
    Outcome shutDown(Kernel kernel, Filesystem fs, Outcome.Refused corrupted, Optional<Printk> before,
            Optional<KernelSource> at) {
        String device = kernel.machine().device(fs.on()).orElseThrow().name();
        if (fs.isShutDown()) {
            before.ifPresent(line -> kernel.step(Draft.of(caller, corrupted).at(fs.id()).logs(line.of(device))));
            return corrupted;
        }
        Draft draft = Draft.of(FORCE, new TraceEvent.ShutDown(fs.id(), CORRUPT_ONDISK),
                corrupted.why().because() == HookBecause.LOG_LOST ? HookBecause.SHUTS_DOWN_WITHOUT_LOG
                        : HookBecause.SHUTS_DOWN)
                .at(fs.id()).with(Value.Name.FLAG, new Detail.Flag("SHUTDOWN_CORRUPT_ONDISK", CORRUPT_ONDISK));
        if (before.isPresent()) {
            draft = draft.logs(before.get().of(device));
        }
        kernel.step(draft
                .logs(at.map(f -> Printk.XFS_CORRUPT_AT.of(device, placed(f)))
                        .orElseGet(() -> Printk.XFS_CORRUPT.of(device)))
                .logs(Printk.XFS_PLEASE_UNMOUNT.of(device)), kernel.machine().with(fs.shutDown()));
        kernel.design().chain().listeners().ifPresent(r -> r.shutDown(kernel, fs, CORRUPT_ONDISK));
        return corrupted;
    }

    /** A function of XFS as a line of the log names it. */
    static String placed(KernelSource function) {
        return function.function() + " [xfs] (" + function.file() + ")";
    }
}
