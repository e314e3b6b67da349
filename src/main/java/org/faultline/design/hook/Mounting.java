package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.MountChoice.Holders;
import org.faultline.design.choice.MountChoice.Probe;
import org.faultline.design.choice.MountChoice.Reread;
import org.faultline.design.choice.MountChoice.Sharing;
import org.faultline.design.choice.MountChoice.Warning;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Mount;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;

/**
 * What a kernel makes of mount(2): it grants it, with the DAX that is asked for or without, or refuses it. Kernel:
 * fs/xfs/xfs_super.c xfs_fs_fill_super(), fs/ext4/super.c ext4_fill_super().
 *
 * @param granted how the filesystem is mounted; empty when it was refused
 * @param ending with which error it was refused
 * @param why what was decisive
 * @param reason why the kernel has the rule that was decisive; none when it was granted as asked
 * @param log lines this kernel prints
 */
public record Mounting(KernelSource source, Optional<Mount> granted, Ending ending, List<Why> why, List<Why> reason,
        List<LogLine> log) {
    // TRANSITIONAL-BEGIN
    Mounting(KernelSource source, Optional<Mount> granted, String errno, String why, String reason, List<LogLine> log) {
        this(source, granted, errno.isEmpty() ? Ending.FINE : Ending.of(Errno.valueOf(errno)), said(why), said(reason),
                log);
    }

    private static List<Why> said(String text) {
        return text.isEmpty() ? List.of() : List.of(Why.of(HookBecause.SAID, new Detail.Word(text)));
    }
    // TRANSITIONAL-END
    private static final String UNSUPPORTED = "DAX unsupported by block device.";

    public Mounting {
        log = List.copyOf(log);
    }

    /** What {@code design} makes of mounting {@code fs} of {@code machine} with the options {@code asked}. */
    public static Mounting of(KernelDesign design, Machine machine, Filesystem fs, Mount asked) {
        return new Attempt(design, machine, fs, asked).outcome();
    }

    /** What {@code design} says of blocks that are not as large as a page, for a filesystem of that type. */
    public static String blockSizeLine(KernelDesign design, String type) {
        boolean xfs = Driver.of(type) == Driver.XFS;
        return switch (design.choice(Probe.class)) {
            case BY_DEVICE -> xfs
                    ? "DAX unsupported by block device. Turning off DAX."
                    : "error: unsupported blocksize for dax";
            case BY_FILESYSTEM -> xfs
                    ? "DAX not supported for blocksize. Turning off DAX."
                    : "unsupported blocksize for DAX";
        };
    }

    /** The machine whose document says that the filesystem is mounted: its files are those it has used ever since. */
    public Machine since(Machine machine, Filesystem fs) {
        if (fs.mount().isUnderWay()) {
            return machine.with(fs.with(granted.map(Mount::begun).orElseGet(fs.mount()::gone))
                    .mapInodes(i -> i.in(Inode.Core.ABSENT)));
        }
        return granted.map(m -> machine.with(m.dax() == Features.Dax.NEVER
                ? fs.with(m).mapInodes(i -> i.withDax(false))
                : fs.with(m)))
                .orElseGet(() -> machine.with(fs.with(fs.mount().gone())));
    }

    /** The machine after it. */
    public Machine after(KernelDesign design, Machine machine, Filesystem fs) {
        return granted.map(m -> machine.with(readIn(design, fs, m)))
                .orElseGet(() -> machine.with(fs.with(fs.mount().gone())));
    }

    /** Whether DAX was asked for and not given. */
    public boolean isDowngraded(Mount asked) {
        return granted.filter(m -> m.dax() != asked.dax()).isPresent();
    }

    /** Every inode is read in by whoever opens it first, and only then finds out whether it has DAX. */
    private static Filesystem readIn(KernelDesign design, Filesystem fs, Mount mount) {
        return fs.with(mount).mapInodes(i -> i.in(Inode.Core.ABSENT).withDax(hasDax(design, fs, mount, i)));
    }

    private static boolean hasDax(KernelDesign design, Filesystem fs, Mount mount, Inode inode) {
        boolean asked = switch (mount.dax()) {
            case ALWAYS -> true;
            case INODE -> inode.flagged();
            case NEVER -> false;
        };
        boolean lost = design.chose(Reread.LOSES_DAX) && isShared(fs, inode);
        return asked && !lost && inode.type() == Inode.Type.REGULAR;
    }

    private static boolean isShared(Filesystem fs, Inode inode) {
        return inode.extents().stream().anyMatch(e -> fs.owners(e.start(), e.blocks()).stream()
                .anyMatch(r -> !r.isMetadata() && r.owner().code() != inode.ino()));
    }

    /** One attempt, with the rules in force. */
    private record Attempt(KernelDesign design, Machine machine, Filesystem fs, Mount asked, List<LogLine> log) {
        Attempt(KernelDesign design, Machine machine, Filesystem fs, Mount asked) {
            this(design, machine, fs, asked, new ArrayList<>());
        }

        Mounting outcome() {
            Device device = machine.device(fs.on()).orElseThrow();
            if (machine.isGone(device.id())) {
                return new Mounting(source(), Optional.empty(), "ENOENT", device.name() + " is not there any more.",
                        "Its driver was unbound.", List.of(Printk.LINE.of(device.name() + ": Can't lookup blockdev")));
            }
            if (machine.deviceEntry(fs).isPresent()) {
                return new Mounting(source(), Optional.of(asked), "", "A device-dax namespace is there to be mapped.",
                        "", List.of());
            }
            boolean direct = hasDax(device);
            return switch (fs.driver()) {
                case XFS -> xfs(device, direct);
                case EXT4, DEVICE_DAX -> ext4(direct);
            };
        }

        private KernelSource source() {
            return fs.driver().fill();
        }

        private Mounting xfs(Device device, boolean available) {
            boolean free = available && (design.chose(Holders.ANY) || !isHeld(device));
            if (asked.dax() != Features.Dax.ALWAYS) {
                return mounted(asked.dax(), free, "DAX is not asked for by the mount.");
            }
            boolean first = design.chose(Sharing.REFUSED);
            if (first) {
                warn();
            }
            if (!free) {
                say(UNSUPPORTED + " Turning off DAX.");
            }
            if (fs.features().reflink() && design.chose(Sharing.REFUSED)) {
                return refused("DAX and reflink cannot be used together!",
                        "A page mapped with DAX has room for the one file it belongs to, and a shared block has several.");
            }
            if (!free) {
                return mounted(Features.Dax.NEVER, false, available
                        ? "Another filesystem is the holder of the dax device, which has room for one."
                        : withoutDax(device));
            }
            if (fs.features().reflink() && design.chose(Sharing.WHOLE_DEVICE)
                    && device instanceof Partition) {
                return refused("DAX and reflink cannot work with multi-partitions!",
                        "A failure is told to the one holder of the whole device, so the files that share a block on a"
                                + " partition might never hear of it.");
            }
            if (!first) {
                warn();
            }
            return mounted(Features.Dax.ALWAYS, true, "Every file is mapped as it lies on the device.");
        }

        private Mounting ext4(boolean available) {
            if (asked.dax() == Features.Dax.ALWAYS && !available) {
                return refused(UNSUPPORTED, withoutDax(machine.device(fs.on()).orElseThrow()));
            }
            String how = asked.readOnly() ? " ro" : " r/w";
            say("mounted filesystem" + how + " with ordered data mode. Quota mode: none.");
            return done(asked.dax(), false, "Its files are mapped as the mount asks.");
        }

        private void warn() {
            if (design.chose(Warning.PRINTED)) {
                say("DAX enabled. Warning: EXPERIMENTAL, use at your own risk");
            }
        }

        private Mounting mounted(Features.Dax dax, boolean holder, String why) {
            say(fs.features().crc() ? "Mounting V5 Filesystem" : "Mounting V4 Filesystem");
            say("Ending clean mount");
            return done(dax, holder, why);
        }

        private Mounting done(Features.Dax dax, boolean holder, String why) {
            return new Mounting(source(), Optional.of(new Mount(true, dax, asked.readOnly(), false, holder)), "", why,
                    dax == asked.dax() ? "" : why, log);
        }

        private Mounting refused(String message, String reason) {
            say(message);
            return new Mounting(source(), Optional.empty(), "EINVAL", message, reason, log);
        }

        private void say(String line) {
            String name = machine.device(fs.on()).orElseThrow().name();
            log.add(fs.driver().says(name, line));
        }

        /** Whether the device can be mapped at all; a partition must begin and end with a page. */
        private boolean hasDax(Device device) {
            return switch (device) {
                case Pmem pmem -> pmem.hasPages();
                case DmDevice mapped -> mapped.passesDax()
                        && mapped.on().stream().allMatch(on -> hasDax(machine.device(on).orElseThrow()));
                case Partition part -> Unit.PAGE.aligns(part.start()) && Unit.PAGE.aligns(part.size())
                        && hasDax(machine.device(part.on()).orElseThrow());
            };
        }

        /** One sentence: what of the device is in the way of DAX. */
        private String withoutDax(Device device) {
            return switch (device) {
                case Pmem pmem -> pmem.name() + " is no dax device: its namespace is in mode "
                        + pmem.mode().name().toLowerCase(Locale.ROOT) + ", without a struct page for each page.";
                case DmDevice mapped -> mapped.passesDax()
                        ? mapped.on().stream().map(on -> machine.device(on).orElseThrow())
                                .filter(on -> !hasDax(on)).findFirst().map(this::withoutDax).orElse("")
                        : mapped.name() + " is no dax device: it has a target that does not pass DAX on.";
                case Partition part -> hasDax(machine.device(part.on()).orElseThrow())
                        ? part.name() + ": error: unaligned partition for dax"
                        : withoutDax(machine.device(part.on()).orElseThrow());
            };
        }

        private boolean isHeld(Device device) {
            return machine.filesystems().stream().filter(f -> !f.id().equals(fs.id())).filter(Filesystem::isDaxHolder)
                    .anyMatch(f -> disk(machine.device(f.on()).orElseThrow()).equals(disk(device)));
        }

        /** The device that is one dax device together with all its partitions. */
        private Device disk(Device device) {
            return device instanceof Partition part ? disk(machine.device(part.on()).orElseThrow()) : device;
        }
    }
}
