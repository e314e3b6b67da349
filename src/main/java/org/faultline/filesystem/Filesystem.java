package org.faultline.filesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Space;

/** A mounted filesystem: where its blocks lie, who owns them, and how files change. Immutable; changes give a new one. */
public interface Filesystem {
    LayerId id();

    /** The kernel's name for its type, such as {@code xfs}. */
    String type();

    /** What the kernel's driver for that type does when it is mounted, remounted and unmounted. */
    default Driver driver() {
        return Driver.of(type());
    }

    /** Whether it is the holder of its dax device, so that it is told of bad memory. */
    boolean isDaxHolder();

    /** How it is mounted, or that it is not. */
    Mount mount();

    /** The same filesystem, mounted that way; mounted anew or not at all, it is shut down no more. */
    Filesystem with(Mount mount);

    /** The same filesystem with every inode changed in what the kernel holds of it in memory. */
    Filesystem mapInodes(UnaryOperator<Inode> change);

    /** The device its data lies on. */
    LayerId on();

    /** Its devices in the order in which they are opened: data, realtime, log. A log inside the data device is none. */
    List<Volume> volumes();

    /** The device it uses for that, if it has one of its own. */
    default Optional<Volume> volume(Role role) {
        return volumes().stream().filter(v -> v.role() == role).findFirst();
    }

    /** The use it makes of that very device, if any. */
    default Optional<Volume> volumeOn(LayerId device) {
        return volumes().stream().filter(v -> v.on().equals(device)).findFirst();
    }

    /** The device that has a block. */
    default LayerId on(FsBlock block) {
        return volume(block.role()).orElseThrow().on();
    }

    /** The address space of its blocks on one of its devices. */
    default Space space(Role role) {
        return new Space(role == Role.DATA ? id().value() : id().value() + " " + role.label());
    }

    String mountPoint();

    Features features();

    /** Whether it was shut down: every new fault, read and write fails with EIO. */
    boolean isShutDown();

    /** The same filesystem after a shutdown. */
    Filesystem shutDown();

    /** Bytes of one block. */
    int blockSize();

    /** How many blocks it has. */
    long blockCount();

    /** Where each allocation group begins, at least one. */
    default List<FsBlock> groups() {
        return groups(Role.DATA);
    }

    /** Where each group of one of its devices begins. */
    List<FsBlock> groups(Role role);

    /** The block that holds byte {@code offset} of the data device, or nothing behind the filesystem's end. */
    default Optional<FsBlock> blockAt(long offset) {
        return blockAt(Role.DATA, offset);
    }

    /** The block that holds byte {@code offset} of one of its devices, or nothing where it has no blocks. */
    Optional<FsBlock> blockAt(Role role, long offset);

    /** The first byte of {@code block} on the device that has it. */
    long offset(FsBlock block);

    /** The filesystem's own number of {@code block}; for XFS agno << agblklog | agbno. */
    long fsblock(FsBlock block);

    /** Files and directories, in order of inode number. */
    List<Inode> inodes();

    /** The file a document or an act created under that name. */
    Optional<Inode> inode(LayerId file);

    /** The inode with that number. */
    Optional<Inode> inode(long number);

    /** The file at an absolute path. */
    Optional<Inode> inode(String path);

    /** Every reverse-map record that covers one of {@code blocks} blocks from {@code first}, in key order. */
    List<RmapRecord> owners(FsBlock first, long blocks);

    /** Every reverse-map record of one allocation group, in key order. */
    default List<RmapRecord> records(int ag) {
        return records(new FsBlock(ag, 0));
    }

    /** Every reverse-map record of the group of a block, in key order. */
    List<RmapRecord> records(FsBlock group);

    /** Writes {@code blocks} blocks of a file from {@code fileBlock}: in place, to new blocks, or away from shared ones. */
    Change write(LayerId file, long fileBlock, long blocks);

    /**
     * Makes {@code target} share {@code blocks} blocks of {@code source}; creates {@code target} at {@code path} when
     * it does not exist.
     */
    Change reflink(LayerId source, long sourceBlock, LayerId target, String path, long targetBlock, long blocks);

    /** Gives back what a file has in {@code blocks} blocks from {@code fileBlock}: a hole is left. */
    Change punch(LayerId file, long fileBlock, long blocks);

    /** Makes a file {@code size} bytes long. */
    Change truncate(LayerId file, long size);

    /** The same filesystem with the inode in memory, because somebody opened the file. */
    Filesystem opened(LayerId file);

    /** What a filesystem uses a device for. */
    enum Role {
        /** Metadata, and the files that are nowhere else. */
        DATA,
        /** Files with the realtime flag. Kernel: XFS rtdev= */
        REALTIME,
        /** A log of its own. Kernel: XFS logdev= */
        LOG;

        /** The word for it: {@code data}, {@code realtime}, {@code log}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A device it uses.
     *
     * @param size bytes of the device that it uses, from its byte 0
     */
    record Volume(Role role, LayerId on, long size) {}

    /** What a filesystem tells programs that listen. Kernel: fs/xfs/xfs_healthmon.c, fs/fserror.c */
    sealed interface Report {
        /** Bytes of one of its devices are bad. */
        record MediaError(Role role, ByteRange bytes) implements Report {}

        /** Bytes of a file are lost. */
        record DataLost(LayerId file, long ino, long offset, long length) implements Report {}

        /** It shut itself down; {@code flag} is the kernel's reason bit. */
        record ShutDown(int flag) implements Report {}

        /** This report and the next as one, where the next goes on where this one ends. */
        default Optional<Report> joined(Report next) {
            if (this instanceof MediaError a && next instanceof MediaError b && a.bytes.space().equals(b.bytes.space())
                    && a.bytes.end() == b.bytes.start()) {
                return Optional
                        .of(new MediaError(a.role, new ByteRange(a.bytes.space(), a.bytes.start(), b.bytes.end())));
            }
            if (this instanceof DataLost a && next instanceof DataLost b && a.file.equals(b.file)
                    && a.offset + a.length == b.offset) {
                return Optional.of(new DataLost(a.file, a.ino, a.offset, a.length + b.length));
            }
            return Optional.empty();
        }
    }

    /**
     * The one event fanotify(7) keeps for a filesystem until it is read; later errors only raise its count.
     *
     * @param ino inode of the first error, or nothing when that was about the whole filesystem
     * @param errno of the first error
     */
    record FsError(Optional<Long> ino, String errno, long count) {}

    /**
     * What a filesystem told and no listener has read yet.
     *
     * @param monitor events of the XFS health monitor, oldest first
     * @param dropped how many more there were than the monitor keeps
     * @param error the FAN_FS_ERROR event, if there is one
     */
    record Unread(List<Report> monitor, long dropped, Optional<FsError> error) {
        /** Nothing to read. */
        public static final Unread NONE = new Unread(List.of(), 0, Optional.empty());
        /** How many events the health monitor keeps: 32 KiB of 56 bytes each. */
        public static final int MOST = 32 * 1024 / 56;

        public Unread {
            monitor = List.copyOf(monitor);
        }

        /** With one more report. Those of a file come a little later than those of a device, so each joins its own kind. */
        public Unread with(Report report) {
            Optional<FsError> next = switch (report) {
                case Report.MediaError m -> error;
                case Report.DataLost lost -> Optional.of(raised(new FsError(Optional.of(lost.ino()), "EIO", 0)));
                case Report.ShutDown s -> Optional.of(raised(new FsError(Optional.empty(), "ESHUTDOWN", 0)));
            };
            for (int at = monitor.size() - 1; at >= 0; at--) {
                Optional<Report> joined = monitor.get(at).joined(report);
                if (joined.isPresent()) {
                    List<Report> all = new ArrayList<>(monitor);
                    all.set(at, joined.get());
                    return new Unread(all, dropped, next);
                }
                if (monitor.get(at).getClass().equals(report.getClass())) {
                    break;
                }
            }
            if (monitor.size() == MOST) {
                return new Unread(monitor, dropped + 1, next);
            }
            List<Report> all = new ArrayList<>(monitor);
            all.add(report);
            return new Unread(all, dropped, next);
        }

        private FsError raised(FsError first) {
            FsError now = error.orElse(first);
            return new FsError(now.ino, now.errno, now.count + 1);
        }
    }

    /**
     * How a filesystem is mounted. Kernel: fs/namespace.c, fs/xfs/xfs_super.c.
     *
     * @param active whether it is mounted; while it is not, the rest says how it was, or how it is being mounted
     * @param dax the {@code dax=} option in force, after the kernel had its say
     * @param holder whether it is the holder of its dax device, which it is before it is mounted
     */
    record Mount(boolean active, Features.Dax dax, boolean readOnly, boolean frozen, boolean holder) {
        /** The options of a mount that nobody has judged yet. */
        public static Mount asked(Features.Dax dax, boolean readOnly) {
            return new Mount(true, dax, readOnly, false, false);
        }

        /** The options as a person types them, such as {@code dax=always,ro}. */
        public String text() {
            return "dax=" + dax.name().toLowerCase(Locale.ROOT) + (readOnly ? ",ro" : "") + (frozen ? ", frozen" : "")
                    + (isUnderWay() ? ", under way" : "");
        }

        /** Whether mount(2) has taken the dax device but not ended yet. Kernel: include/linux/fs.h SB_BORN */
        public boolean isUnderWay() {
            return !active && holder;
        }

        /** The same as long as mount(2) has not ended. */
        public Mount begun() {
            return new Mount(false, dax, readOnly, false, holder);
        }

        /** The same, mounted no more. */
        public Mount gone() {
            return new Mount(false, dax, readOnly, false, false);
        }

        /** The same with another read-only flag. */
        public Mount readOnly(boolean flag) {
            return new Mount(active, dax, flag, frozen, holder);
        }

        /** The same, frozen or thawed. */
        public Mount frozen(boolean flag) {
            return new Mount(active, dax, readOnly, flag, holder);
        }
    }

    /** What became of a request to change a file. */
    sealed interface Change {
        /** It was done; {@code moves} are the blocks that are not where they were. */
        record Done(Filesystem after, List<Move> moves) implements Change {}

        /** It was not done. */
        record Refused(String errno, String why) implements Change {}
    }

    /**
     * A run of a file's blocks that got another place.
     *
     * @param from where the data lay, or nothing where there was a hole or an unwritten block
     */
    record Move(long fileBlock, long blocks, Optional<FsBlock> from, FsBlock to) {}
}
