package org.faultline.design;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.trace.TraceEvent;

/**
 * A driver is unbound: the holder of the dax device is told in the way of the kernel, then the device is gone, and what
 * is still mounted on it may be shut down. Kernel: drivers/dax/super.c kill_dax(), block/genhd.c del_gendisk().
 */
public final class DeviceRemoval {
    private static final KernelSource KILL_DAX = KernelSource.of("kill_dax", "drivers/dax/super.c");
    private static final KernelSource GONE = KernelSource.of("del_gendisk", "block/genhd.c");
    private static final KernelSource FORCE = KernelSource.of("xfs_do_force_shutdown", "fs/xfs/xfs_fsops.c");

    private DeviceRemoval() {}

    /** Why XFS shuts down. Kernel: fs/xfs/xfs_mount.h SHUTDOWN_FORCE_UMOUNT, SHUTDOWN_DEVICE_REMOVED. */
    enum Shutdown {
        /** It was told before the device went. */
        FORCED(0x4, "Metadata I/O Error"),
        /** The device went under it. */
        REMOVED(0x20, "Block device removal");

        private final int flag;
        private final String word;

        Shutdown(int flag, String word) {
            this.flag = flag;
            this.word = word;
        }
    }

    /** Takes a namespace away. */
    public static Outcome unbind(Kernel kernel, Pmem pmem) {
        Draft draft = Draft.of(KILL_DAX, new TraceEvent.Asked("dev=" + pmem.name()),
                "The driver is unbound and lets go of the dax device.").at(pmem.id());
        return kernel.call(draft, () -> {
            Outcome told = told(kernel, pmem);
            if (told instanceof Outcome.Died) {
                return told;
            }
            kernel.step(Draft.of(GONE, new TraceEvent.Noted(pmem.id(), TraceEvent.Noted.Note.REMOVED),
                    "The device is gone: nothing of it can be read or written any more. Page-table entries that nobody took"
                            + " away stay.")
                    .at(pmem.id()), kernel.machine().with(pmem.removed()));
            markDead(kernel, pmem);
            return told;
        });
    }

    private static Outcome told(Kernel kernel, Pmem pmem) {
        Optional<Hook> device = kernel.design().chain().device();
        return switch (kernel.design().mounts().removal()) {
            case SILENT -> new Outcome.Done();
            case AS_FAILURE -> device.map(d -> d.ask(kernel, Failure.ofDevice(pmem, 0)))
                    .orElseGet(Outcome.Done::new);
            case BEFORE, BEFORE_OVERFLOWING ->
                    device.map(d -> d.ask(kernel, Failure.ofDevice(pmem, Failure.PRE_REMOVE)))
                            .orElseGet(Outcome.Done::new);
        };
    }

    /** The block layer tells the filesystems that know what to do about it. */
    private static void markDead(Kernel kernel, Pmem pmem) {
        if (kernel.design().mounts().removal().deadAt().isEmpty()) {
            return;
        }
        List<Filesystem> alive = kernel.machine().filesystems().stream()
                .filter(f -> f.type().equals("xfs") && f.mount().active() && !f.isShutDown())
                .filter(f -> liesOn(kernel.machine(), f.on(), pmem)).toList();
        for (Filesystem fs : alive) {
            shutDown(kernel, fs, Shutdown.REMOVED, kernel.design().chain().filesystem()
                    .filter(XfsNotify.class::isInstance).flatMap(h -> ((XfsNotify) h).walk().reports()));
        }
    }

    /** A mapped device is a device of its own, and stays. */
    private static boolean liesOn(Machine machine, LayerId id, Pmem pmem) {
        Device device = machine.device(id).orElseThrow();
        return switch (device) {
            case Pmem p -> p.id().equals(pmem.id());
            case Partition part -> liesOn(machine, part.on(), pmem);
            case DmDevice mapped -> false;
        };
    }

    static void shutDown(Kernel kernel, Filesystem fs, Shutdown cause, Optional<Reports> reports) {
        MountRules.Removal removal = kernel.design().mounts().removal();
        boolean forced = cause == Shutdown.FORCED;
        String name = "XFS (" + kernel.machine().device(fs.on()).orElseThrow().name() + "): ";
        Draft draft = Draft.of(FORCE, new TraceEvent.ShutDown(fs.id(), cause.flag), forced
                ? "Everybody was told, so XFS lets go of the device by itself."
                : "The device went away under the filesystem, which shuts down.")
                .at(fs.id()).with("flag", "0x" + Integer.toHexString(cause.flag));
        if (forced) {
            draft = draft.logs(name + "User initiated shutdown received.");
        }
        kernel.step(draft.logs(name + cause.word + " (0x" + Integer.toHexString(cause.flag) + ") detected at "
                + (forced ? removal.forcedAt() : removal.deadAt()) + ".  Shutting down filesystem.")
                .logs(name + "Please unmount the filesystem and rectify the problem(s)"),
                kernel.machine().with(fs.shutDown()));
        reports.ifPresent(r -> r.shutDown(kernel, fs, cause.flag));
    }
}
