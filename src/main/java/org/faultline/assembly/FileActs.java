package org.faultline.assembly;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.filesystem.Placements;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Acts that are system calls on a file. */
final class FileActs {
    /** What one call transfers at most. Kernel: include/linux/fs.h MAX_RW_COUNT. */
    static final long MOST_TRANSFERRED = Integer.MAX_VALUE & ~(Unit.PAGE.bytes() - 1);
    private static final List<String> ON = List.of("file");
    private static final List<Field> RANGE =
            List.of(ActFields.CALLER, ActFields.FILE, ActFields.OFFSET, ActFields.LENGTH);
    private static final List<Field> STORED =
            List.of(ActFields.CALLER, ActFields.FILE, ActFields.OFFSET, ActFields.LENGTH, ActFields.EXTENTS);
    private static final List<Field> WHOLE = List.of(ActFields.CALLER, ActFields.FILE);

    static final ActKind READ = ActKind.of(
            new Description("read", "Read", "A process calls read(2) on a range of a file.", ON, RANGE)
                    .by("xfs_file_read_iter", "fs/xfs/xfs_file.c")
                    .like("{\"act\": \"read\", \"pid\": 101, \"file\": \"a\", \"offset\": 0, \"length\": 4096}"),
            said -> transfer(said, false));
    static final ActKind WRITE = ActKind.of(
            new Description("write", "Write", "Shared blocks are copied before they are written: copy-on-write.", ON,
                    STORED).by("xfs_file_write_iter", "fs/xfs/xfs_file.c")
                    .like("{\"act\": \"write\", \"file\": \"a\", \"offset\": 0, \"length\": 4096}"),
            said -> transfer(said, true));
    static final ActKind PUNCH = ActKind.of(
            new Description("punch", "Punch a hole", "Gives the blocks of a range back, and zeroes the rest of it.", ON,
                    STORED)
                    .by("xfs_file_fallocate", "fs/xfs/xfs_file.c")
                    .like("{\"act\": \"punch\", \"file\": \"a\", \"offset\": 0, \"length\": 4096}"),
            said -> range(said, Act.Punch::new));
    static final ActKind TRUNCATE = ActKind.of(
            new Description("truncate", "Truncate", "Cuts the file off, or makes it longer.", ON,
                    List.of(ActFields.CALLER, ActFields.FILE, ActFields.TO_SIZE, ActFields.EXTENTS))
                    .by("xfs_setattr_size", "fs/xfs/xfs_iops.c")
                    .like("{\"act\": \"truncate\", \"file\": \"a\", \"size\": 4096}"),
            FileActs::truncate);
    static final ActKind OPEN = ActKind.of(
            new Description("open", "Open", "The kernel has the file's inode in memory from then on.", ON, WHOLE)
                    .by("xfs_file_open", "fs/xfs/xfs_file.c")
                    .like("{\"act\": \"open\", \"pid\": 101, \"file\": \"a\"}"),
            said -> whole(said, Act.Open::new));
    static final ActKind CLOSE = ActKind.of(
            new Description("close", "Close", "A process calls close(2) on a file it opened.", ON, WHOLE)
                    .by("__fput", "fs/file_table.c").like("{\"act\": \"close\", \"pid\": 101, \"file\": \"a\"}"),
            said -> whole(said, Act.Close::new));
    static final ActKind ALLOCATE = ActKind.of(
            new Description("allocate", "Allocate",
                    "A process calls fallocate(2): holes get blocks that read as zeroes.",
                    ON, STORED).by("xfs_file_fallocate", "fs/xfs/xfs_file.c")
                    .like("{\"act\": \"allocate\", \"file\": \"a\", \"offset\": 0, \"length\": 4096}"),
            FileActs::allocate);
    static final ActKind SYNC = ActKind.of(
            new Description("sync", "Sync", "A process calls fsync(2).", ON, WHOLE)
                    .by("xfs_file_fsync", "fs/xfs/xfs_file.c").like("{\"act\": \"sync\", \"file\": \"a\"}"),
            said -> whole(said, Act.Sync::new));
    static final ActKind UNLINK = ActKind.of(
            new Description("unlink", "Unlink", "Takes its name away; its blocks stay as long as somebody uses it.",
                    List.of("file", "directory"), WHOLE).by("xfs_remove", "fs/xfs/xfs_inode.c")
                    .like("{\"act\": \"unlink\", \"file\": \"a\"}"),
            FileActs::unlink);
    static final ActKind REFLINK = ActKind.of(
            new Description("reflink", "Reflink a range", "Another file shares some of its blocks.", ON,
                    List.of(ActFields.SOURCE, ActFields.SOURCE_OFFSET, ActFields.TARGET, ActFields.PATH,
                            ActFields.TARGET_OFFSET, ActFields.LENGTH_OF_BLOCKS, ActFields.EXTENTS))
                    .by("xfs_reflink_remap_range", "fs/xfs/xfs_reflink.c")
                    .like("{\"act\": \"reflink\", \"source\": \"a\", \"target\": \"b\", \"length\": 4096}"),
            said -> new ReflinkReader(said).read());

    private FileActs() {}

    private static Optional<Act> transfer(Said said, boolean write) {
        int pid = said.pid();
        Optional<DeclaredFile> declared = said.file("file");
        Optional<LayerId> file = declared.map(f -> f.request().id());
        long offset = said.number("offset");
        long length = said.number("length");
        if (said.isGood("length") && length == 0) {
            said.error("length", Wrong.CALL_EMPTY);
        }
        if (said.isGood("length") && length > MOST_TRANSFERRED) {
            said.error("length", Wrong.CALL_TOO_LONG, Detail.bytes(length), Detail.of(MOST_TRANSFERRED));
        }
        Placements placements = write ? placements(said, declared, offset, length) : Placements.NONE;
        if (!said.isSound() || file.isEmpty()) {
            return Optional.empty();
        }
        if (write) {
            said.scope().grow(file.get(), offset + length);
        }
        return Optional.of(write ? new Act.Write(pid, file.get(), offset, length, placements)
                : new Act.Read(pid, file.get(), offset, length));
    }

    /** An act on a range of a file that may get blocks for it. */
    private interface OfRange {
        Act of(int pid, LayerId file, long offset, long length, Placements placements);
    }

    private static Optional<Act> range(Said said, OfRange act) {
        int pid = said.pid();
        Optional<DeclaredFile> file = said.file("file");
        long offset = said.number("offset");
        long length = said.number("length");
        Placements placements = placements(said, file, offset, length);
        return file.filter(f -> said.isSound())
                .map(f -> act.of(pid, f.request().id(), offset, length, placements));
    }

    private static Optional<Act> allocate(Said said) {
        Optional<Act> act = range(said, Act.Allocate::new);
        act.map(Act.Allocate.class::cast).ifPresent(a -> said.scope().grow(a.file(), a.offset() + a.length()));
        return act;
    }

    private static Optional<Act> truncate(Said said) {
        int pid = said.pid();
        Optional<DeclaredFile> file = said.file("file");
        long size = said.number("size");
        Placements placements = placements(said, file, 0, Entry.MOST_BYTES);
        if (!said.isSound() || file.isEmpty()) {
            return Optional.empty();
        }
        said.scope().grow(file.get().request().id(), size);
        return Optional.of(new Act.Truncate(pid, file.get().request().id(), size, placements));
    }

    /** Where blocks lie that a file gets by a store to {@code length} of its bytes from {@code offset}. */
    private static Placements placements(Said said, Optional<DeclaredFile> file, long offset, long length) {
        Optional<Wrong> never = file.flatMap(DeclaredFile::entry).map(device -> Wrong.EXTENTS_OF_A_DEVICE);
        return new PlacementReader(said).read(new PlacementReader.Stored(file, never, offset, length));
    }

    private static Optional<Act> unlink(Said said) {
        Optional<Act> act = whole(said, Act.Unlink::new);
        act.ifPresent(a -> said.scope().unlink(((Act.Unlink) a).file()));
        return act;
    }

    /** An act that names nothing but a file. */
    private static Optional<Act> whole(Said said, BiFunction<Integer, LayerId, Act> act) {
        int pid = said.pid();
        Optional<LayerId> file = said.fileId("file");
        return file.filter(f -> said.isSound()).map(f -> act.apply(pid, f));
    }
}
