package org.faultline.part;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.address.Unit;

/** The fields of acts: one word means the same in every act that has it. */
public final class ActFields {
    private static final long SIZE = Unit.PAGE.bytes();
    private static final long MOST_PAGES = Unit.PAGE.of(1L << 60);
    private static final List<String> FILES = List.of("file");

    public static final Field PID =
            new Field("pid", "By pid", new Field.Type.Pid(false), "The process that does it, or to which it is done.");
    public static final Field CALLER = new Field("pid", "By pid", new Field.Type.Pid(true),
            "Which process does it; without one a shell does, which is no process of the picture.");
    public static final Field CHILD = Field.count("child", "Child", 1, 1 << 22, "Pid of the new process.");
    public static final Field PROCESS =
            new Field("process", "Id of the child", new Field.Type.Made("process", false), "Id of the new process.");
    public static final Field MAPPING =
            Field.reference("mapping", "Mapping", "A mapping of that process.", List.of("mapping"));
    public static final Field NEW_MAPPING = new Field("mapping", "Id of the mapping",
            new Field.Type.Made("mapping", false), "Id of the new mapping.");
    public static final Field PAGE =
            Field.count("page", "From page", 0, MOST_PAGES, "First page of the mapping, from 0.").or("0");
    public static final Field PAGES = Field.count("pages", "Pages", 1, MOST_PAGES, "How many.").or("1");
    public static final Field ACCESS =
            Field.choice("access", "To", "A write to shared blocks copies them.", "read", "write");
    public static final Field FILE = Field.reference("file", "File", "The file it is about.", FILES);
    public static final Field SOURCE = Field.reference("source", "From", "The file whose blocks are shared.", FILES);
    public static final Field SOURCE_OFFSET =
            Field.size("sourceOffset", "From byte", SIZE, "First byte to share: a multiple of 4 KiB.").or("0");
    public static final Field TARGET = new Field("target", "Into", new Field.Type.Made("file", true),
            "The file that is to share them; made at \"path\" when nothing has that id.");
    public static final Field PATH =
            Field.maybe("path", "Path", "Where the target is made, from the mount point; only then.");
    public static final Field TARGET_OFFSET =
            Field.size("targetOffset", "At", SIZE, "Where in that file: a multiple of 4 KiB.").or("0");
    public static final Field ADDRESS =
            Field.size("address", "Address", SIZE, "Virtual address of the first byte: a multiple of 4 KiB.");
    public static final Field OFFSET = Field.size("offset", "Offset", 1, "First byte of the file.").or("0");
    public static final Field MAPPED_OFFSET =
            Field.size("offset", "Offset", SIZE, "First byte of the file: a multiple of 4 KiB.").or("0");
    public static final Field LENGTH = Field.size("length", "Length", 1, "How many bytes.");
    public static final Field PAGES_LENGTH =
            Field.size("length", "Length", SIZE, "How many bytes: a multiple of 4 KiB.");
    public static final Field LENGTH_OF_BLOCKS =
            Field.size("length", "Length", SIZE, "How many bytes to share: a multiple of 4 KiB.");
    public static final Field EXTENTS = new Field("extents", "New blocks at", new Field.Type.Extents(),
            "Where blocks of the file lie that it gets by this: 0 at 10 MiB length 4 KiB, one a line. A used block is not"
                    + " taken. Empty: the allocator chooses.");
    public static final Field TO_SIZE = Field.size("size", "To size", 1, "Bytes afterwards.");
    public static final Field FLAGS = Field.choice("flags", "Flags",
            "Writes to a private mapping stay in the process; sync: MAP_SYNC, which needs DAX.", "shared", "private",
            "sync");
    public static final Field SIGBUS = Field
            .choice("sigbus", "SIGBUS", "What the process does about SIGBUS from then on.", "default", "handler",
                    "ignore", "block")
            .or("handler");
    public static final Field AT = Field.words("at", "At",
            "An address of a page, such as pfn:0x101C00, file:/mnt/db/a@0, or a line of the kernel's log.");
    public static final Field HOW = Field.words("how", "How",
            "How the kernel learns of it: corrupt-pfn, scrub, reported, consume:PID or madvise:PID.").or("corrupt-pfn");
    public static final Field FILESYSTEM =
            Field.reference("filesystem", "Filesystem", "The filesystem it is about.", List.of("xfs", "ext4"));
    public static final Field DAX = Field
            .choice("dax", "DAX",
                    "Whether files are mapped without the page cache: all, those that are marked, or none.", "always",
                    "inode", "never")
            .or("inode");
    public static final Field READ_ONLY = Field.truth("readOnly", "Read-only", "Nothing is written to it.");
    public static final Field DEVICE =
            Field.reference("device", "Device", "The namespace whose driver is unbound.", List.of("pmem"));

    public static final Field DISK =
            Field.reference("device", "Device", "The namespace it is done to.", List.of("pmem"));
    public static final Field DISK_OFFSET =
            Field.size("offset", "Offset", SIZE, "First byte of the disk: a multiple of 4 KiB.");
    public static final Field VERSION =
            Field.choice("version", "Version", "Which xfsprogs.", "6.1", "6.13", "7.2").or("7.2");
    public static final Field ZERO_LOG =
            Field.truth("zeroLog", "Throw the log away", "-L: what is in the log alone is lost.");
    public static final Field MEDIA = Field.truth("media", "Read all data", "-x: the data of all files is read, too.");
    public static final Field ALWAYS = Field.truth("repair", "Always repair",
            "--repair --no-autofsck: whatever the filesystem says that it may.");
    public static final Field FROM = Field.choice("from", "From", "Who has them.", "backup", "replica");

    private static final List<Field> ORDER = List.of(PID, CHILD, PROCESS, MAPPING, PAGE, PAGES, ACCESS, FILE, SOURCE,
            SOURCE_OFFSET, TARGET, PATH, TARGET_OFFSET, ADDRESS, OFFSET, LENGTH, EXTENTS, TO_SIZE, FLAGS, SIGBUS, AT,
            HOW,
            FILESYSTEM, DAX, READ_ONLY, DEVICE, VERSION, ZERO_LOG, MEDIA, ALWAYS, FROM);

    private ActFields() {}

    /** The keys of acts in the order in which they are written. */
    public static List<String> keys() {
        return Stream.concat(Stream.of("act"), ORDER.stream().map(Field::key)).toList();
    }
}
