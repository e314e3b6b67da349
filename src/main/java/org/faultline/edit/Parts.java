package org.faultline.edit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.Unit;
import org.faultline.assembly.Known;
import org.faultline.device.DmDevice;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.edit.Part.Layer;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.part.Description;
import org.faultline.part.Field;
import org.faultline.watcher.WatcherKind;

/** Every part there is, from the media up. */
public final class Parts {
    private static final long PAGE = Unit.PAGE.bytes();

    private static final Part PMEM = new Part(new Description("pmem", "pmem namespace",
            "Persistent memory at a physical address, as a block device with DAX.", List.of(),
            List.of(Field.maybe("name", "Name", "The kernel's name, such as pmem0; without one its id."),
                    Field.size("base", "Physical base", PAGE,
                            "Physical address of its first byte: a multiple of 4 KiB."),
                    Field.size("size", "Size", PAGE, "Bytes of the namespace: a multiple of 4 KiB.").firstly("1 GiB"),
                    Field.size("dataOffset", "Data offset", PAGE,
                            "Where the data begins: 18 MiB of a 1 GiB namespace with its struct pages on it (map=dev), "
                                    + "0 with them in RAM (map=mem).")
                            .firstly("18 MiB"),
                    Field.choice("memory", "Memory",
                            "NVDIMMs list bad blocks, which virtual ones cannot clear; legacy pmem does not.",
                            "nvdimm", "virtual", "legacy").or("nvdimm").firstly("nvdimm"),
                    Field.choice("mode", "Mode",
                            "fsdax: a block device with DAX; raw: no struct pages, so no DAX; devdax: no block device,"
                                    + " mapped itself by 2 MiB or 4 KiB; sector: no DAX.",
                            "fsdax", "raw", "devdax", "devdax_4k", "sector").or("fsdax")))
            .by("pmem_attach_disk", "drivers/nvdimm/pmem.c")
            .like("{\"id\": \"pmem0\", \"kind\": \"pmem\", \"name\": \"pmem0\", \"base\": \"0x100000000\", \"size\":"
                    + " \"1 GiB\", \"dataOffset\": \"18 MiB\", \"memory\": \"nvdimm\"}"),
            Layer.MEMORY, (adding, what, below) -> adding.pmem(what));
    private static final Part PARTITION = new Part(new Description("partition", "Partition",
            "A range of a disk as a disk of its own.", List.of("pmem"),
            List.of(Field.maybe("name", "Name", "The kernel's name, such as pmem0p1; without one its id."),
                    Field.reference("on", "On", "The disk it is a part of.", List.of("pmem")),
                    Field.size("start", "Start", PAGE, "First byte on the disk: a multiple of 4 KiB."),
                    Field.size("size", "Size", PAGE, "Bytes: a multiple of 4 KiB.")))
            .by("add_partition", "block/partitions/core.c")
            .like("{\"id\": \"pmem0p1\", \"kind\": \"partition\", \"name\": \"pmem0p1\", \"on\": \"pmem0\", \"start\":"
                    + " \"1 MiB\", \"size\": \"256 MiB\"}"),
            Layer.BLOCK, (adding, what, below) -> adding.partition(below.orElseThrow()));
    private static final List<Field> FILE_FIELDS = List.of(
            Field.words("path", "Path", "From the mount point, such as /db/a."),
            Field.size("size", "Size", 1, "Bytes; a file that shares another one's blocks has its size.")
                    .firstly("1 MiB"),
            new Field("extents", "Extents", new Field.Type.Extents(),
                    "Where its bytes lie: 0 at 10 MiB length 1 MiB, one a line. Empty: one piece, first fit; or where those of"
                            + " the file lie whose blocks it shares."),
            new Field("links", "Further names", new Field.Type.Lines("", true),
                    "Hard links: other paths of the same file, from the mount point, one a line."),
            new Field("copies", "Copies elsewhere", new Field.Type.Copies(),
                    "Copies of it that are not in the picture, one a line: backup at tape 7. clone, replica or backup; made afterwards, if"
                            + " it was not there before the failure."));
    private static final List<Field> FILE_SELDOM = List.of(
            Field.truth("inCore", "In memory", "The kernel has its inode in memory when the document begins.")
                    .or("true"),
            Field.truth("dax", "DAX", "It is mapped without the page cache.").or("as the filesystem is mounted"),
            Field.truth("realtime", "Realtime", "Its data lies on the realtime device."),
            Field.count("ino", "Inode number", 1, 1L << 60,
                    "Its inode number, and then no blocks but those of its extents.").or("the next free one"),
            Field.size("extentSize", "Extent size", PAGE,
                    "Holes get blocks in multiples of so many bytes (xfs_io extsize).").or("none"),
            Field.truth("reflinked", "Reflinked", "It shared blocks once, even if it shares none now.")
                    .or("as its blocks are shared"),
            Field.truth("preallocated", "Preallocated",
                    "fallocate(2) gave it blocks: it keeps what it has behind its end when it is closed."),
            new Field("staging", "Staging", new Field.Type.Extents(),
                    "Blocks that are set aside for writes to shared ones: 0 at 10 MiB length 128 KiB."),
            Field.choice("type", "Type", "A link too long for its inode has its target in its extents.", "regular",
                    "symlink", "quota").or("regular"),
            new Field("attributes", "Attributes", new Field.Type.Extents(),
                    "Blocks of its extended attributes: 0 at 10 MiB length 4 KiB."),
            new Field("tree", "Extent tree", new Field.Type.Extents(),
                    "Blocks of the tree that says where its extents lie (bmbt): 0 at 10 MiB length 4 KiB."));
    private static final Part PROCESS = new Part(new Description("process", "Process",
            "A process that can map files.", List.of(),
            List.of(Field.words("name", "Name", "The command's name."),
                    new Field("pid", "pid", new Field.Type.Count(1, 1 << 22), "Process id: 1 to 4194304."),
                    Field.choice("policy", "Kill policy",
                            "Early: told of bad memory before it touches it (PR_MCE_KILL). Default follows the sysctl.",
                            "default", "early", "late").or("default").firstly("early"),
                    Field.choice("sigbus", "SIGBUS", "What the process does about SIGBUS.", "default", "handler",
                            "ignore", "block").or("default").firstly("default"),
                    Field.optional("parent", "Parent",
                            "The process above that forked it: they have the files in common that it had open.",
                            List.of("process")),
                    new Field("threads", "More threads", new Field.Type.Lines("policy"),
                            "One line for each further thread: its kill policy, default, early or late.")))
            .by("task_early_kill", "mm/memory-failure.c")
            .like("{\"id\": \"p101\", \"pid\": 101, \"name\": \"postgres\", \"policy\": \"early\", \"sigbus\":"
                    + " \"default\", \"mappings\": []}"),
            Layer.PROCESS, (adding, what, below) -> adding.process(what));
    private static final Part MAPPING = new Part(new Description("mapping", "Mapping",
            "A range of a file in a process.", List.of("process"),
            List.of(Field.reference("file", "File", "What is mapped.", List.of("file")),
                    Field.size("address", "Address", PAGE, "Virtual address of its first byte: a multiple of 4 KiB."),
                    Field.size("offset", "Offset", PAGE, "First byte of the file: a multiple of 4 KiB.").or("0"),
                    Field.size("length", "Length", PAGE, "Bytes: a multiple of 4 KiB."),
                    Field.choice("flags", "Flags",
                            "Writes to a private mapping stay in the process; sync: MAP_SHARED_VALIDATE with MAP_SYNC, which needs DAX.",
                            "shared", "private", "sync").firstly("shared"),
                    Field.truth("huge", "2 MiB entries", "It is to be mapped with entries of 2 MiB.")))
            .by("mmap_region", "mm/mmap.c")
            .like("{\"id\": \"m101\", \"file\": \"a\", \"address\": \"0x7f1000000000\", \"offset\": 0, \"length\":"
                    + " \"1 MiB\", \"flags\": \"shared\"}"),
            Layer.PROCESS, (adding, what, below) -> adding.mapping(below.orElseThrow()));

    private Parts() {}

    /** All of them. */
    public static List<Part> all() {
        return Catalogue.all().parts();
    }

    /** The part that an item of that kind is; the first of several. */
    public static Optional<Part> of(String kind) {
        return Catalogue.all().part(kind);
    }

    /** The part of that title. */
    public static Optional<Part> titled(String title) {
        return Catalogue.all().titled(title);
    }

    /** Every part there is where these plug-ins are known. */
    static List<Part> known(Known known) {
        List<String> mounted =
                known.filesystems().stream().filter(f -> !f.isDevice()).map(FilesystemKind::name).toList();
        return Stream.of(Stream.of(PMEM, PARTITION), known.targets().stream().map(Parts::mapped),
                known.filesystems().stream().map(Parts::filesystem), files(mounted), Stream.of(PROCESS, MAPPING),
                known.watchers().stream().map(Parts::watcher)).flatMap(parts -> parts).toList();
    }

    private static Part mapped(TargetKind kind) {
        return new Part("dm", kind.description(), Layer.BLOCK, DmDevice.FORM,
                (adding, what, below) -> adding.mapped(kind, below));
    }

    private static Part filesystem(FilesystemKind kind) {
        return new Part(kind.description(), Layer.FILESYSTEM,
                kind.isCharacter() ? (adding, what, below) -> adding.deviceFile(what, below.orElseThrow())
                        : kind.isDevice() ? (adding, what, below) -> adding.blockFile(what, below.orElseThrow())
                                : (adding, what, below) -> adding.filesystem(what, below.orElseThrow()));
    }

    private static Stream<Part> files(List<String> on) {
        return Stream.of(file("File", "A file with blocks of its own.", on, ExtentLines::contiguous),
                file("Fragmented file", "A file in four pieces, far apart.", on,
                        (device, before) -> ExtentLines.fragmented(device, before.size())),
                file("Sparse file", "A file with holes.", on, (device, before) -> ExtentLines.sparse()),
                file("Unwritten file", "A file with blocks that nobody has written: fallocate.", on,
                        (device, before) -> ExtentLines.unwritten()),
                new Part(new Description("directory", "Directory", "A directory with an inode of its own.", on,
                        List.of(Field.words("path", "Path", "From the mount point, such as /db."),
                                new Field("extents", "Blocks", new Field.Type.Extents(),
                                        "Where its names lie, 0 at 10 MiB length 4 KiB, and behind 32 GiB their hash index."
                                                + " Empty: in its inode.")))
                        .like("{\"id\": \"d\", \"path\": \"/db\", \"type\": \"directory\"}"),
                        Layer.FILE, (adding, what, below) -> adding.directory(below.orElseThrow())));
    }

    private static Part file(String title, String meaning, List<String> on, Adding.Placing placing) {
        return new Part(new Description("file", title, meaning, on, FILE_FIELDS).also(FILE_SELDOM).like(
                "{\"id\": \"a\", \"path\": \"/db/a\", \"size\": \"1 MiB\", \"extents\": [{\"offset\": 0, \"at\":"
                        + " \"10 MiB\", \"length\": \"1 MiB\"}]}"),
                Layer.FILE, (adding, what, below) -> adding.file(below.orElseThrow(), placing));
    }

    private static Part watcher(WatcherKind kind) {
        return new Part(kind.description(), Layer.WATCHER,
                (adding, what, below) -> adding.watcher(what, below.orElseThrow()));
    }
}
