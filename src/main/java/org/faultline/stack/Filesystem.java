package org.faultline.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;

/** A mounted filesystem: where its blocks lie, who owns them, and how files change. Immutable; changes give a new one. */
public interface Filesystem {
    LayerId id();

    /** The kernel's name for its type, such as {@code xfs}. */
    String type();

    /** Whether it registers as holder of its dax device, so that it is told of bad memory. */
    boolean isDaxHolder();

    /** The device it lies on. */
    LayerId on();

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

    /** How many allocation groups it has, at least 1, and where each begins. */
    List<FsBlock> groups();

    /** The block that holds byte {@code offset} of the device, or nothing behind the filesystem's end. */
    Optional<FsBlock> blockAt(long offset);

    /** The first byte of {@code block} on the device. */
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
    List<RmapRecord> records(int ag);

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

    /** What a filesystem tells programs that listen. Kernel: fs/xfs/xfs_healthmon.c, fs/fserror.c */
    sealed interface Report {
        /** Bytes of one of its devices are bad. */
        record MediaError(ByteRange bytes) implements Report {}

        /** Bytes of a file are lost. */
        record DataLost(LayerId file, long ino, long offset, long length) implements Report {}

        /** It shut itself down; {@code flag} is the kernel's reason bit. */
        record ShutDown(int flag) implements Report {}

        /** This report and the next as one, where the next goes on where this one ends. */
        default Optional<Report> joined(Report next) {
            if (this instanceof MediaError a && next instanceof MediaError b && a.bytes.space().equals(b.bytes.space())
                    && a.bytes.end() == b.bytes.start()) {
                return Optional.of(new MediaError(new ByteRange(a.bytes.space(), a.bytes.start(), b.bytes.end())));
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
