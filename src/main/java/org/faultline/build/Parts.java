package org.faultline.build;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.build.Part.Layer;

/** Every part there is, from the media up. */
public final class Parts {
    private static final long PAGE = Unit.PAGE.bytes();
    private static final List<String> DISKS = List.of("pmem", "partition", "dm");

    private static final Part PMEM = new Part("pmem", "pmem namespace",
            "Persistent memory at a physical address, as a block device with DAX.", Layer.MEMORY, List.of(),
            List.of(Field.words("name", "Name", "The kernel's name, such as pmem0."),
                    Field.size("base", "Physical base", PAGE,
                            "Physical address of its first byte: a multiple of 4 KiB."),
                    Field.size("size", "Size", PAGE, "Bytes of the namespace: a multiple of 4 KiB."),
                    Field.size("dataOffset", "Data offset", PAGE,
                            "Where the data begins: 18 MiB of a 1 GiB namespace with its struct pages on it (map=dev), "
                                    + "0 with them in RAM (map=mem)."),
                    Field.choice("memory", "Memory", "NVDIMMs list bad blocks; legacy pmem does not.", "nvdimm",
                            "legacy"),
                    Field.choice("mode", "Mode",
                            "fsdax: a block device with DAX; raw: no struct pages, so no DAX; devdax: no block device,"
                                    + " mapped itself by 2 MiB or 4 KiB; sector: no DAX.",
                            "fsdax", "raw", "devdax", "devdax_4k", "sector").or("fsdax")));
    private static final Part PARTITION = new Part("partition", "Partition", "A range of a disk as a disk of its own.",
            Layer.BLOCK, List.of("pmem"),
            List.of(Field.words("name", "Name", "The kernel's name, such as pmem0p1."),
                    Field.reference("on", "On", "The disk it is a part of.", List.of("pmem")),
                    Field.size("start", "Start", PAGE, "First byte on the disk: a multiple of 4 KiB."),
                    Field.size("size", "Size", PAGE, "Bytes: a multiple of 4 KiB.")));
    private static final Field TABLE = new Field("table", "Table", new Field.Type.Lines(),
            "One line a target, as dmsetup takes it, in sectors of 512 bytes.");
    private static final Part LINEAR = new Part("dm", "dm-linear", "Device-mapper: a range of another device.",
            Layer.BLOCK, DISKS, List.of(Field.words("name", "Name", "The name under /dev/mapper."), TABLE));
    private static final Part STRIPED = new Part("dm", "dm-stripe",
            "Device-mapper: two devices by turns, 128 KiB of each.", Layer.BLOCK, DISKS, LINEAR.fields());
    private static final Part CRYPT = new Part("dm", "dm-crypt",
            "Device-mapper: another device, encrypted; nobody can map it.", Layer.BLOCK, DISKS, LINEAR.fields());
    private static final Part LOG_WRITES = new Part("dm", "dm-log-writes",
            "Device-mapper: a device whose writes are noted on another one.", Layer.BLOCK, DISKS, LINEAR.fields());
    private static final Part DELAY = new Part("dm", "dm-delay",
            "Device-mapper: another device, each request later; nobody can map it.", Layer.BLOCK, DISKS,
            LINEAR.fields());
    private static final Field BLOCK_SIZE = Field.size("blockSize", "Block size", PAGE,
            "Bytes of a block: as many as of a page, 4096, for DAX.").or("4096");
    private static final Field DAX = Field.choice("dax", "DAX",
            "Whether files are mapped without the page cache: all, those that are marked, or none.", "always", "inode",
            "never").or("always");
    private static final Field READ_ONLY = Field.truth("readOnly", "Read-only", "Nothing is written to it.");
    private static final Field MOUNTED =
            Field.truth("mounted", "Mounted", "Whether it is mounted when the story begins.").or("true");
    private static final Part XFS = new Part("xfs", "XFS", "mkfs.xfs and mount: reverse map and shared blocks.",
            Layer.FILESYSTEM, DISKS,
            List.of(Field.words("mount", "Mounted at", "An absolute path, such as /mnt."),
                    Field.reference("on", "On", "The device it lies on.", DISKS),
                    Field.truth("rmapbt", "Reverse map", "rmapbt: which file or metadata a block belongs to."),
                    Field.truth("reflink", "Shared blocks", "reflink: files may share blocks."),
                    DAX, BLOCK_SIZE,
                    Field.truth("crc", "Checksums", "crc: version 5 of the format, which both need.").or("true"),
                    Field.optional("log/device", "External log", "A block device for the log; none: an internal log.",
                            DISKS),
                    Field.optional("realtime/device", "Realtime device", "A second device for file data.", DISKS),
                    Field.truth("realtime/groups", "Realtime groups",
                            "The realtime device has a reverse map and shared blocks too (mkfs -m metadir=1)."),
                    READ_ONLY, MOUNTED));
    private static final Part EXT4 = new Part("ext4", "ext4", "mkfs.ext4 and mount: no reverse map, no shared blocks.",
            Layer.FILESYSTEM, DISKS,
            List.of(Field.words("mount", "Mounted at", "An absolute path, such as /mnt."),
                    Field.reference("on", "On", "The device it lies on.", DISKS),
                    DAX, BLOCK_SIZE, READ_ONLY, MOUNTED));
    private static final Part DEVDAX = new Part("devdax", "device-dax file",
            "The namespace itself as one character device that programs map; it gets the mode devdax.",
            Layer.FILESYSTEM, List.of("pmem"),
            List.of(Field.words("mount", "Directory", "Where the device file is: /dev."),
                    Field.reference("on", "On", "The namespace in devdax mode.", List.of("pmem"))));
    private static final Part FILE = new Part("file", "File", "A file with blocks of its own.", Layer.FILE,
            List.of("xfs", "ext4"),
            List.of(Field.words("path", "Path", "From the mount point, such as /db/a."),
                    Field.size("size", "Size", 1, "Bytes; a file that shares another one's blocks has its size."),
                    new Field("extents", "Extents", new Field.Type.Extents(),
                            "Where its bytes lie: 0 at 10 MiB length 1 MiB, one a line. Empty: one piece, first fit.")));
    private static final Part FRAGMENTED = new Part("file", "Fragmented file", "A file in four pieces, far apart.",
            Layer.FILE, FILE.on(), FILE.fields());
    private static final Part SPARSE = new Part("file", "Sparse file", "A file with holes.", Layer.FILE, FILE.on(),
            FILE.fields());
    private static final Part UNWRITTEN = new Part("file", "Unwritten file",
            "A file with blocks that nobody has written: fallocate.", Layer.FILE, FILE.on(), FILE.fields());
    private static final Part DIRECTORY = new Part("directory", "Directory", "A directory with an inode of its own.",
            Layer.FILE, List.of("xfs", "ext4"),
            List.of(Field.words("path", "Path", "From the mount point, such as /db.")));
    private static final Part PROCESS = new Part("process", "Process", "A process that can map files.", Layer.PROCESS,
            List.of(),
            List.of(Field.words("name", "Name", "The command's name."),
                    new Field("pid", "pid", new Field.Type.Count(1, 1 << 22), "Process id: 1 to 4194304."),
                    Field.choice("policy", "Kill policy",
                            "Early: told of bad memory before it touches it (PR_MCE_KILL). Default follows the sysctl.",
                            "default", "early", "late"),
                    Field.choice("sigbus", "SIGBUS", "What the process does about SIGBUS.", "default", "handler",
                            "ignore", "block"),
                    new Field("threads", "More threads", new Field.Type.Lines("policy"),
                            "One line for each further thread: its kill policy, default, early or late.")));
    private static final Part MAPPING = new Part("mapping", "Mapping", "A range of a file in a process.",
            Layer.PROCESS, List.of("process"),
            List.of(Field.reference("file", "File", "What is mapped.", List.of("file")),
                    Field.size("address", "Address", PAGE, "Virtual address of its first byte: a multiple of 4 KiB."),
                    Field.size("offset", "Offset", PAGE, "First byte of the file: a multiple of 4 KiB."),
                    Field.size("length", "Length", PAGE, "Bytes: a multiple of 4 KiB."),
                    Field.choice("flags", "Flags",
                            "Writes to a private mapping stay in the process; sync: MAP_SHARED_VALIDATE with MAP_SYNC, which needs DAX.",
                            "shared", "private", "sync"),
                    Field.truth("huge", "2 MiB entries", "It is to be mapped with entries of 2 MiB.")));
    private static final Part WATCHER = new Part("watcher", "Watcher",
            "A program that is told of each failure by the filesystem.", Layer.HOOK, List.of("xfs", "ext4"), List.of());
    private static final Part HOOK = new Part("repair", "Repair hook",
            "A function that may bring a lost page back before anybody is signalled.", Layer.HOOK,
            List.of("pmem", "dm", "xfs"), List.of());
    private static final List<Part> ALL =
            List.of(PMEM, PARTITION, LINEAR, STRIPED, CRYPT, LOG_WRITES, DELAY, XFS, EXT4, DEVDAX, FILE, FRAGMENTED,
                    SPARSE,
                    UNWRITTEN, DIRECTORY, PROCESS,
                    MAPPING, WATCHER, HOOK);

    private Parts() {}

    /** All of them. */
    public static List<Part> all() {
        return ALL;
    }

    /** The part that an item of that kind is; the first of several. */
    public static Optional<Part> of(String kind) {
        return ALL.stream().filter(p -> p.kind().equals(kind)).findFirst();
    }

    /** The part of that title. */
    public static Optional<Part> titled(String title) {
        return ALL.stream().filter(p -> p.title().equals(title)).findFirst();
    }
}
