package org.faultline.filesystem;

import java.util.List;
import org.faultline.address.Unit;
import org.faultline.part.Field;

/** The fields that filesystems have in common: where they lie, where they are mounted, and how. */
public final class MountForm {
    /** The kinds of device a filesystem can lie on. */
    public static final List<String> DISKS = List.of("pmem", "partition", "dm");
    /** Where it is mounted. */
    public static final Field MOUNT = Field.words("mount", "Mounted at", "An absolute path, such as /mnt.");
    /** What it lies on. */
    public static final Field ON = Field.reference("on", "On", "The device it lies on.", DISKS);
    /** How large its blocks are. */
    public static final Field BLOCK_SIZE = Field.size("blockSize", "Block size", Unit.PAGE.bytes(),
            "Bytes of a block: as many as of a page, 4096, for DAX.").or("4096").firstly("4096");
    /** The {@code dax=} option. */
    public static final Field DAX = Field.choice("dax", "DAX",
            "Whether files are mapped without the page cache: all, those that are marked, or none.", "always", "inode",
            "never").or("always").firstly("always");
    /** The {@code ro} option. */
    public static final Field READ_ONLY = Field.truth("readOnly", "Read-only", "Nothing is written to it.");
    /** Whether it is mounted at all. */
    public static final Field MOUNTED =
            Field.truth("mounted", "Mounted", "Whether it is mounted when the story begins.").or("true");
    /** What the user says there is elsewhere of everything in it. */
    public static final Field COPIES = new Field("copies", "Copies elsewhere", new Field.Type.Copies(),
            "Copies of everything in it that are not in the picture, one a line: backup at tape 7. clone, replica or backup;"
                    + " made afterwards, if it was not there before the failure.");

    private MountForm() {}
}
