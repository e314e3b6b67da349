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
import org.faultline.design.choice.MountChoice.Reserve;
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
import org.faultline.filesystem.Role;
import org.faultline.kernel.Ending;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;
import org.faultline.machine.DeviceStack;
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
 * @param shutdown the kernel's reason bit, where the filesystem was shut down for it
 */
public record Mounting(KernelSource source, Optional<Mount> granted, Ending ending, List<Why> why, List<Why> reason,
        List<LogLine> log, Optional<Integer> shutdown) {
    private static final KernelSource RESERVE = KernelSource.of("xfs_fs_reserve_ag_blocks", "fs/xfs/xfs_fsops.c");
    private static final KernelSource COUNT =
            KernelSource.of("xfs_initialize_perag_data", "fs/xfs/libxfs/xfs_ag.c");
    private static final int CORRUPT_INCORE = 0x8;

    private Mounting(KernelSource source, Optional<Mount> granted, Ending ending, List<Why> why, List<Why> reason,
            List<LogLine> log) {
        this(source, granted, ending, why, reason, log, Optional.empty());
    }

    public Mounting {
        why = List.copyOf(why);
        reason = List.copyOf(reason);
        log = List.copyOf(log);
    }

    /** What {@code design} makes of mounting {@code fs} of {@code machine} with the options {@code asked}. */
    public static Mounting of(KernelDesign design, Machine machine, Filesystem fs, Mount asked) {
        return new Attempt(design, machine, fs, asked).outcome();
    }

    /** What {@code design} says of blocks that are not as large as a page, for a filesystem of that type. */
    public static Printk blockSizeLine(KernelDesign design, String type) {
        boolean xfs = Driver.of(type) == Driver.XFS;
        return switch (design.choice(Probe.class)) {
            case BY_DEVICE -> xfs
                    ? Printk.XFS_DAX_UNSUPPORTED
                    : Printk.DAX_BLOCK_SIZE;
            case BY_FILESYSTEM -> xfs
                    ? Printk.XFS_DAX_BLOCK_SIZE
                    : Printk.EXT4_DAX_BLOCK_SIZE;
        };
    }

    /**
     * The same by an act: an XFS reads the headers of its allocation groups, and is refused where it cannot. What became bad
     * since a document's own mounts stops none of these. Kernel: fs/xfs/xfs_mount.c xfs_mountfs().
     */
    public Mounting reading(KernelDesign design, Machine machine, Filesystem fs) {
        if (granted.isEmpty() || fs.driver() != Driver.XFS) {
            return this;
        }
        GroupHeaders headers = new GroupHeaders(machine, fs);
        List<LogLine> bad = fs.isLogged() ? headers.uncounted().stream().toList() : headers.unreadable();
        if (bad.isEmpty()) {
            return this;
        }
        List<LogLine> all = new ArrayList<>(log.subList(0, log.size() - 1));
        all.addAll(bad);
        if (!fs.isLogged()) {
            all.addAll(unreserved(design, machine.device(fs.on()).orElseThrow().name(), headers.error()));
        }
        return new Mounting(fs.isLogged() ? COUNT : RESERVE, Optional.empty(),
                Ending.of(fs.isLogged() ? Errno.EIO : headers.error()),
                List.of(Why.of(HookBecause.KERNEL_SAYS, new Detail.Logged(bad.getFirst()))),
                List.of(Why.of(fs.isLogged() ? HookBecause.COUNTS_ANEW : HookBecause.SETS_BLOCKS_ASIDE)), all,
                fs.isLogged() ? Optional.empty() : Optional.of(CORRUPT_INCORE));
    }

    /** What the log says once a header could not be read to set blocks aside, before and after a recovery. */
    private List<LogLine> unreserved(KernelDesign design, String device, Errno error) {
        String code = "-" + error.number();
        List<LogLine> lines = new ArrayList<>(List.of(Printk.XFS_NO_RESERVE.of(device, code),
                Printk.XFS_INCORE_AT.of(device, RmapWalk.placed(RESERVE)), Printk.XFS_PLEASE_UNMOUNT.of(device)));
        if (design.chose(Reserve.SECOND_DECIDES)) {
            lines.addAll(List.of(log.getLast(), Printk.XFS_NO_RESERVE.of(device, code)));
        }
        return lines;
    }

    /** The machine after a refusal: what was recovered is written, so that the next mount finds nothing to recover. */
    public Machine refused(Machine machine, Filesystem fs) {
        boolean recovered = log.stream().anyMatch(l -> l.format() == Printk.XFS_STARTING_RECOVERY);
        return recovered ? machine.with(fs.with(fs.mount().found()).with(fs.mount().gone())) : machine;
    }

    /**
     * The machine whose document says that the filesystem is mounted: its files are those it has used ever since, and its log
     * tells of them.
     */
    public Machine since(Machine machine, Filesystem fs) {
        if (fs.mount().isUnderWay()) {
            return machine.with(fs.with(granted.map(Mount::begun).orElseGet(fs.mount()::gone))
                    .mapInodes(i -> i.in(Inode.Core.ABSENT)));
        }
        return granted.map(m -> machine.with((m.dax() == Features.Dax.NEVER
                ? fs.with(m).mapInodes(i -> i.withDax(false))
                : fs.with(m)).logged()))
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

    /** Every inode is read in by whoever opens it first, and only then finds out whether it has DAX; nobody let it go yet. */
    private static Filesystem readIn(KernelDesign design, Filesystem fs, Mount mount) {
        return fs.with(mount).mapInodes(i -> i.in(Inode.Core.ABSENT).marked(Inode.Mark.RELEASED, false)
                .withDax(hasDax(design, mount, i)));
    }

    private static boolean hasDax(KernelDesign design, Mount mount, Inode inode) {
        boolean asked = switch (mount.dax()) {
            case ALWAYS -> true;
            case INODE -> inode.flagged();
            case NEVER -> false;
        };
        boolean lost = design.chose(Reread.LOSES_DAX) && inode.marks().contains(Inode.Mark.REFLINKED);
        return asked && !lost && inode.type() == Inode.Type.REGULAR;
    }

    /** One attempt, with the rules in force. */
    private record Attempt(KernelDesign design, Machine machine, Filesystem fs, Mount asked, List<LogLine> log) {
        Attempt(KernelDesign design, Machine machine, Filesystem fs, Mount asked) {
            this(design, machine, fs, asked, new ArrayList<>());
        }

        Mounting outcome() {
            Device device = machine.device(fs.on()).orElseThrow();
            if (machine.isGone(device.id())) {
                return new Mounting(source(), Optional.empty(), Ending.of(Errno.ENOENT),
                        List.of(Why.of(HookBecause.DEVICE_NOT_THERE, Detail.of(device))),
                        List.of(Why.of(HookBecause.DRIVER_WAS_UNBOUND)),
                        List.of(Printk.CANNOT_LOOK_UP.of(device.name())));
            }
            if (fs.driver().isDevice()) {
                return new Mounting(source(), Optional.of(asked), Ending.fine(),
                        List.of(Why.of(HookBecause.NAMESPACE_TO_MAP)), List.of(), List.of());
            }
            boolean direct = hasDax(device);
            return switch (fs.driver()) {
                case XFS -> xfs(device, direct);
                case EXT4, DEVICE_DAX, BLOCK_DEVICE -> ext4(direct);
            };
        }

        private KernelSource source() {
            return fs.driver().fill();
        }

        private Mounting xfs(Device device, boolean available) {
            boolean free = available && (design.chose(Holders.ANY) || !isHeld(device));
            if (asked.dax() != Features.Dax.ALWAYS) {
                return mounted(asked.dax(), free, Why.of(HookBecause.DAX_NOT_ASKED_FOR));
            }
            boolean first = design.chose(Sharing.REFUSED);
            if (first) {
                warn();
            }
            if (!free) {
                say(Printk.XFS_DAX_UNSUPPORTED);
            }
            if (fs.features().reflink() && design.chose(Sharing.REFUSED)) {
                return refused(Printk.XFS_DAX_REFLINK, Why.of(HookBecause.ROOM_FOR_ONE_FILE));
            }
            if (!free) {
                return mounted(Features.Dax.NEVER, false, available
                        ? Why.of(HookBecause.ROOM_FOR_ONE_HOLDER)
                        : withoutDax(device));
            }
            if (fs.features().reflink() && design.chose(Sharing.WHOLE_DEVICE)
                    && device instanceof Partition) {
                return refused(Printk.XFS_DAX_PARTITIONS, Why.of(HookBecause.ONE_HOLDER_IS_TOLD));
            }
            if (!first) {
                warn();
            }
            return mounted(Features.Dax.ALWAYS, true, Why.of(HookBecause.MAPPED_AS_IT_LIES));
        }

        private Mounting ext4(boolean available) {
            if (asked.dax() == Features.Dax.ALWAYS && !available) {
                return refused(Printk.EXT4_DAX_UNSUPPORTED, withoutDax(machine.device(fs.on()).orElseThrow()));
            }
            log.add(Printk.EXT4_MOUNTED.of(deviceName(), asked.readOnly() ? "ro" : "r/w"));
            return done(asked.dax(), false, Why.of(HookBecause.MAPPED_AS_ASKED));
        }

        private void warn() {
            if (design.chose(Warning.PRINTED)) {
                say(Printk.XFS_DAX_EXPERIMENTAL);
            }
        }

        private Mounting mounted(Features.Dax dax, boolean holder, Why why) {
            say(fs.features().crc() ? Printk.XFS_MOUNTING_V5 : Printk.XFS_MOUNTING_V4);
            if (fs.isLogged()) {
                String lies = fs.volume(Role.LOG).map(v -> "/dev/" + machine.device(v.on()).orElseThrow().name())
                        .orElse("internal");
                log.add(Printk.XFS_STARTING_RECOVERY.of(deviceName(), lies));
                log.add(Printk.XFS_ENDING_RECOVERY.of(deviceName(), lies));
            } else {
                say(Printk.XFS_CLEAN_MOUNT);
            }
            return done(dax, holder, why);
        }

        private Mounting done(Features.Dax dax, boolean holder, Why why) {
            return new Mounting(source(), Optional.of(new Mount(true, dax, asked.readOnly(), false, holder)),
                    Ending.fine(), List.of(why), dax == asked.dax() ? List.of() : List.of(why), log);
        }

        private Mounting refused(Printk message, Why reason) {
            say(message);
            return new Mounting(source(), Optional.empty(), Ending.of(Errno.EINVAL),
                    List.of(Why.of(HookBecause.KERNEL_SAYS, new Detail.Said(message))), List.of(reason), log);
        }

        private void say(Printk line) {
            log.add(line.of(deviceName()));
        }

        private String deviceName() {
            return machine.device(fs.on()).orElseThrow().name();
        }

        /** Whether the device can be mapped at all; a partition must begin and end with a page. */
        private boolean hasDax(Device device) {
            return new DeviceStack(machine).under(device.id()).stream().allMatch(below -> switch (below) {
                case Pmem pmem -> pmem.hasPages();
                case DmDevice mapped -> mapped.passesDax();
                case Partition part -> Unit.PAGE.aligns(part.start()) && Unit.PAGE.aligns(part.size());
            });
        }

        /** What of the device is in the way of DAX. */
        private Why withoutDax(Device device) {
            return switch (device) {
                case Pmem pmem -> Why.of(HookBecause.MODE_WITHOUT_PAGES, Detail.of(pmem),
                        Detail.of(pmem.mode().name().toLowerCase(Locale.ROOT)));
                case DmDevice mapped -> mapped.passesDax()
                        ? mapped.on().stream().map(on -> machine.device(on).orElseThrow())
                                .filter(on -> !hasDax(on)).findFirst().map(this::withoutDax).orElseThrow()
                        : Why.of(HookBecause.TARGET_WITHOUT_DAX, Detail.of(mapped));
                case Partition part -> hasDax(machine.device(part.on()).orElseThrow())
                        ? Why.of(HookBecause.KERNEL_SAYS, new Detail.Logged(Printk.UNALIGNED_PARTITION.of(part.name())))
                        : withoutDax(machine.device(part.on()).orElseThrow());
            };
        }

        private boolean isHeld(Device device) {
            return machine.filesystems().stream().filter(f -> !f.id().equals(fs.id())).filter(Filesystem::isDaxHolder)
                    .anyMatch(f -> machine.bottom(f.on()).equals(machine.bottom(device.id())));
        }
    }
}
