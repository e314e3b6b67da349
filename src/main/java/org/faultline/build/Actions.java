package org.faultline.build;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;

/** Every action there is, by what it is done to. */
public final class Actions {
    private static final long PAGE = Unit.PAGE.bytes();
    private static final long MOST = 1L << 40;
    private static final Field PID =
            new Field("pid", "By pid", new Field.Type.Count(0, 1 << 22),
                    "Which process does it; 0: a shell, which is no process of the picture.");
    private static final Field OFFSET = Field.size("offset", "Offset", 1, "First byte of the file.");
    private static final Field LENGTH = Field.size("length", "Length", 1, "How many bytes.");
    private static final Action.Call UNLINK =
            (document, id, said) -> Sharing.unlink(document, id, number(said, "pid"));
    private static final List<Action> FILES = List.of(
            new Action("Reflink", "file", "A new file beside it that shares all of its blocks.", List.of(),
                    (document, id, said) -> Sharing.reflink(document, id)),
            new Action("Reflink a range", "file", "Another file shares some of its blocks.",
                    List.of(Field.size("from", "From", PAGE, "First byte to share: a multiple of 4 KiB."), LENGTH,
                            Field.reference("target", "Into", "The file that is to share them.", List.of("file")),
                            Field.size("to", "At", PAGE, "Where in that file: a multiple of 4 KiB.")),
                    (document, id, said) -> Sharing.reflinkRange(document, id, bytes(said, "from"),
                            said.getOrDefault("target", ""), bytes(said, "to"), bytes(said, "length"))),
            new Action("Write", "file", "Shared blocks are copied before they are written: copy-on-write.",
                    List.of(PID, OFFSET, LENGTH),
                    (document, id, said) -> Sharing.write(document, id, number(said, "pid"), bytes(said, "offset"),
                            bytes(said, "length"))),
            new Action("Punch a hole", "file", "Gives the blocks of a range back.", List.of(PID, OFFSET, LENGTH),
                    (document, id, said) -> Sharing.punch(document, id, number(said, "pid"), bytes(said, "offset"),
                            bytes(said, "length"))),
            new Action("Truncate", "file", "Cuts the file off, or makes it longer.",
                    List.of(PID, Field.size("size", "To size", 1, "Bytes afterwards.")),
                    (document, id, said) -> Sharing.truncate(document, id, number(said, "pid"), bytes(said, "size"))),
            new Action("Unlink", "file", "Takes its name away; its blocks stay as long as somebody maps it.",
                    List.of(PID), UNLINK),
            new Action("Remove directory", "directory", "Takes its name away; it has to be empty.", List.of(PID),
                    UNLINK),
            new Action("Fork", "process", "A child with the same mappings, which has touched nothing yet.", List.of(),
                    (document, id, said) -> Sharing.fork(document, id)),
            new Action("Touch pages", "mapping", "The process reads or writes pages: they get page-table entries.",
                    List.of(new Field("page", "From page", new Field.Type.Count(0, MOST),
                            "First page of the mapping, from 0."),
                            new Field("pages", "Pages", new Field.Type.Count(1, MOST), "How many."),
                            Field.choice("access", "To", "A write to shared blocks copies them.", "read", "write")),
                    (document, id, said) -> MapAndTouch.touch(document, id, number(said, "page"), number(said, "pages"),
                            said.getOrDefault("access", "read").equals("write"))));
    private static final Field HOW = Field.choice("dax", "DAX",
            "Whether files are mapped without the page cache: all, those that are marked, or none.", "always", "inode",
            "never");
    private static final List<Action> MOUNTS = List.of("xfs", "ext4").stream().flatMap(kind -> Stream.of(
            new Action("Unmount", kind, "Its files are closed to everybody, before the story begins.", List.of(),
                    (document, id, said) -> Sharing.mount(document, id, "unmount", "")),
            new Action("Mount", kind, "The kernel may refuse it, or give it no DAX.", List.of(HOW),
                    (document, id, said) -> Sharing.mount(document, id, "mount", said.getOrDefault("dax", "always"))),
            new Action("Remount", kind, "Files keep the DAX they have until their inodes are read in again.",
                    List.of(HOW),
                    (document, id, said) -> Sharing.mount(document, id, "remount",
                            said.getOrDefault("dax", "always")))))
            .toList();
    private static final List<Action> ALL = Stream.of(FILES, MOUNTS).flatMap(List::stream).toList();

    private Actions() {}

    /** What can be done to an item of that kind. */
    public static List<Action> of(String kind) {
        return ALL.stream().filter(a -> a.kind().equals(kind)).toList();
    }

    /** What was typed as bytes; -1 when it is no size, which every check refuses. */
    private static long bytes(Map<String, String> said, String key) {
        return Quantity.parse(said.getOrDefault(key, "0")).orElse(-1);
    }

    private static long number(Map<String, String> said, String key) {
        String text = said.getOrDefault(key, "").strip();
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
    }
}
