package org.faultline.design.hook;

import java.util.List;
import java.util.Optional;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Hook;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.design.choice.RemovalChoice.Removal;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.trace.Argument;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

/**
 * A driver is unbound: the holder of the dax device is told in the way of the kernel, then the device is gone, and what
 * is still mounted on it may be shut down. Kernel: drivers/dax/super.c kill_dax(), block/genhd.c del_gendisk().
 */
public final class DeviceRemoval {
    private static final KernelSource KILL_DAX = KernelSource.of("kill_dax", "drivers/dax/super.c");
    private static final KernelSource GONE = KernelSource.of("del_gendisk", "block/genhd.c");
    private static final KernelSource MARK_DEAD = KernelSource.of("fs_bdev_mark_dead", "fs/xfs/xfs_super.c");
    private static final KernelSource EXT4_FORCE = KernelSource.of("ext4_force_shutdown", "fs/ext4/ioctl.c");
    /** Kernel: fs/ext4/ext4.h EXT4_GOING_FLAGS_NOLOGFLUSH */
    private static final int WITHOUT_LOG = 2;
    private static final KernelSource FORCE = KernelSource.of("xfs_do_force_shutdown", "fs/xfs/xfs_fsops.c");

    private DeviceRemoval() {}

    /** Why XFS shuts down. Kernel: fs/xfs/xfs_mount.h SHUTDOWN_FORCE_UMOUNT, SHUTDOWN_DEVICE_REMOVED. */
    private enum Shutdown {
        /** It was told before the device went. */
        FORCED(0x4, Printk.XFS_FORCED_AT),
        /** The device went under it. */
        REMOVED(0x20, Printk.XFS_REMOVED_AT);

        private final int flag;
        private final Printk line;

        Shutdown(int flag, Printk line) {
            this.flag = flag;
            this.line = line;
        }
    }

    /** Takes a namespace away. */
    public static Outcome unbind(Kernel kernel, Pmem pmem) {
        Draft draft = Draft.of(KILL_DAX, TraceEvent.Asked.with(Argument.of(Argument.Name.DEV, pmem.name())),
                HookBecause.DRIVER_UNBOUND).at(pmem.id());
        return kernel.call(draft, () -> {
            Outcome told = told(kernel, pmem);
            if (told instanceof Outcome.Died) {
                return told;
            }
            kernel.step(Draft.of(GONE, new TraceEvent.Noted(pmem.id(), TraceEvent.Noted.Note.REMOVED),
                    HookBecause.DEVICE_IS_GONE)
                    .at(pmem.id()), kernel.machine().with(pmem.removed()));
            markDead(kernel, pmem);
            return told;
        });
    }

    private static Outcome told(Kernel kernel, Pmem pmem) {
        Optional<Hook> device = kernel.design().chain().device();
        return switch (kernel.design().choice(Removal.class)) {
            case SILENT -> new Outcome.Done();
            case AS_FAILURE -> device.map(d -> d.ask(kernel, Failure.ofDevice(pmem, 0)))
                    .orElseGet(Outcome.Done::new);
            case BEFORE, BEFORE_OVERFLOWING ->
                    device.map(d -> d.ask(kernel, Failure.ofDevice(pmem, Failure.PRE_REMOVE)))
                            .orElseGet(Outcome.Done::new);
        };
    }

    /** The block layer tells the filesystems that lie on it; a mapped device is a device of its own, and stays. Kernel: fs/super.c fs_bdev_mark_dead(). */
    private static void markDead(Kernel kernel, Pmem pmem) {
        if (!kernel.design().choice(Removal.class).isBefore()) {
            return;
        }
        List<Filesystem> alive = kernel.machine().filesystems().stream()
                .filter(f -> f.mount().isInMemory() && !f.isShutDown())
                .filter(f -> kernel.machine().bottom(f.on()).id().equals(pmem.id())).toList();
        for (Filesystem fs : alive) {
            switch (fs.driver()) {
                case XFS -> shutDown(kernel, fs, Shutdown.REMOVED,
                        MARK_DEAD.function() + " (" + MARK_DEAD.file() + ")");
                case EXT4 -> shutDownExt4(kernel, fs);
                case DEVICE_DAX, BLOCK_DEVICE -> {
                }
            }
        }
    }

    /** XFS was told before the device goes: everybody heard of it, and it lets go by itself. */
    static void letGo(Kernel kernel, Filesystem fs, KernelSource teller) {
        shutDown(kernel, fs, Shutdown.FORCED, RmapWalk.placed(teller));
    }

    private static void shutDownExt4(Kernel kernel, Filesystem fs) {
        String device = kernel.machine().device(fs.on()).orElseThrow().name();
        kernel.step(Draft.of(EXT4_FORCE, new TraceEvent.ShutDown(fs.id(), WITHOUT_LOG), HookBecause.DEVICE_WENT_AWAY)
                .at(fs.id()).with(Value.Name.FLAG, new Detail.Flags(WITHOUT_LOG))
                .logs(Printk.EXT4_SHUT_DOWN.of(device, Integer.toString(WITHOUT_LOG))),
                kernel.machine().with(fs.shutDown()));
        kernel.design().chain().listeners().ifPresent(r -> r.shutDown(kernel, fs, WITHOUT_LOG));
    }

    private static void shutDown(Kernel kernel, Filesystem fs, Shutdown cause, String place) {
        boolean forced = cause == Shutdown.FORCED;
        String device = kernel.machine().device(fs.on()).orElseThrow().name();
        Draft draft = Draft.of(FORCE, new TraceEvent.ShutDown(fs.id(), cause.flag), forced
                ? HookBecause.LETS_GO_OF_DEVICE
                : HookBecause.DEVICE_WENT_AWAY)
                .at(fs.id()).with(Value.Name.FLAG, new Detail.Flags(cause.flag));
        if (forced) {
            draft = draft.logs(Printk.XFS_USER_SHUTDOWN.of(device));
        }
        kernel.step(draft.logs(cause.line.of(device, place))
                .logs(Printk.XFS_PLEASE_UNMOUNT.of(device)),
                kernel.machine().with(fs.shutDown()));
        kernel.design().chain().listeners().ifPresent(r -> r.shutDown(kernel, fs, cause.flag));
    }
}
