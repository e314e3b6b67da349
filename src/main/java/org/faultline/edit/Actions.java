package org.faultline.edit;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.assembly.ActKind;
import org.faultline.assembly.Known;
import org.faultline.document.Node;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.MountForm;
import org.faultline.part.ActFields;
import org.faultline.part.Description;
import org.faultline.part.Field;

/** Every action there is, by what it is done to. */
public final class Actions {
    private static final long PAGE = Unit.PAGE.bytes();
    private static final long MOST = 1L << 40;
    private static final Field PID =
            new Field("pid", "By pid", new Field.Type.Count(0, 1 << 22),
                    "Which process does it; 0: a shell, which is no process of the picture.");
    private static final Field OFFSET = Field.size("offset", "Offset", 1, "First byte of the file.");
    private static final Action.Call UNLINK =
            (document, id, said) -> Sharing.unlink(document, id, number(said, "pid"));
    private static final List<Action> FILES = List.of(
            new Action("Reflink", "file", "A new file beside it that shares all of its blocks.", List.of(),
                    (document, id, said) -> Sharing.reflink(document, id)),
            new Action("Reflink a range", "file", "Another file shares some of its blocks.",
                    List.of(Field.size("from", "From", PAGE, "First byte to share: a multiple of 4 KiB."),
                            ActFields.LENGTH,
                            Field.reference("target", "Into", "The file that is to share them.", List.of("file")),
                            Field.size("to", "At", PAGE, "Where in that file: a multiple of 4 KiB.")),
                    (document, id, said) -> Sharing.reflinkRange(document, id, bytes(said, "from"),
                            said.getOrDefault("target", ""), bytes(said, "to"), bytes(said, "length"))),
            new Action("Write", "file", "Shared blocks are copied before they are written: copy-on-write.",
                    List.of(PID, OFFSET, ActFields.LENGTH, ActFields.EXTENTS),
                    (document, id, said) -> Sharing.write(document, id, number(said, "pid"), bytes(said, "offset"),
                            bytes(said, "length"), extents(said))),
            new Action("Punch a hole", "file", "Gives the blocks of a range back.",
                    List.of(PID, OFFSET, ActFields.LENGTH),
                    (document, id, said) -> Sharing.punch(document, id, number(said, "pid"), bytes(said, "offset"),
                            bytes(said, "length"))),
            new Action("Truncate", "file", "Cuts the file off, or makes it longer.",
                    List.of(PID, ActFields.TO_SIZE),
                    (document, id, said) -> Sharing.truncate(document, id, number(said, "pid"), bytes(said, "size"))),
            new Action("Unlink", "file", "Takes its name away; its blocks stay as long as somebody uses it.",
                    List.of(PID), UNLINK),
            new Action("Remove directory", "directory", "Takes its name away; it has to be empty.", List.of(PID),
                    UNLINK),
            new Action("Join a device", "dm", "Makes it longer by another device: one more line of its table.",
                    List.of(Field.reference("device", "Device", "The device that is to lie behind what it has.",
                            MountForm.DISKS)),
                    (document, id, said) -> Joining.join(document, id, said.getOrDefault("device", ""))),
            new Action("Fork", "process", "A child with the same mappings, which has touched nothing yet.", List.of(),
                    (document, id, said) -> Sharing.fork(document, id)),
            new Action("Touch pages", "mapping", "The process reads or writes pages: they get page-table entries.",
                    List.of(new Field("page", "From page", new Field.Type.Count(0, MOST),
                            "First page of the mapping, from 0."),
                            new Field("pages", "Pages", new Field.Type.Count(1, MOST), "How many."),
                            ActFields.ACCESS, ActFields.EXTENTS),
                    (document, id, said) -> MapAndTouch.touch(document, id, number(said, "page"), number(said, "pages"),
                            said.getOrDefault("access", "read").equals("write"), extents(said))));
    private Actions() {}

    /** What can be done to an item of that kind. */
    public static List<Action> of(String kind) {
        return Catalogue.all().actions(kind);
    }

    /** Everything that can be done where these plug-ins are known. */
    static List<Action> known(Known known) {
        Stream<String> mounted = known.filesystems().stream().filter(f -> !f.isDevice()).map(FilesystemKind::name);
        Stream<Action> offered = known.acts().stream().filter(ActKind::offered)
                .flatMap(act -> act.description().on().stream().map(kind -> offered(act.description(), kind)));
        return Stream.of(FILES.stream(), mounted.flatMap(Actions::mounts), offered).flatMap(all -> all).toList();
    }

    private static Stream<Action> mounts(String kind) {
        return Stream.of(
                new Action("Unmount", kind, "Its files are closed to everybody, before the story begins.", List.of(),
                        (document, id, said) -> Sharing.mount(document, id, "unmount", "")),
                new Action("Mount", kind, "The kernel may refuse it, or give it no DAX.", List.of(ActFields.DAX),
                        (document, id, said) -> Sharing.mount(document, id, "mount",
                                said.getOrDefault("dax", "always"))),
                new Action("Remount", kind, "Files keep the DAX they have until their inodes are read in again.",
                        List.of(ActFields.DAX),
                        (document, id, said) -> Sharing.mount(document, id, "remount",
                                said.getOrDefault("dax", "always"))));
    }

    /** An act as its description says: all is asked but which item it is done to. */
    private static Action offered(Description what, String kind) {
        List<Field> asked = what.fields().stream().filter(f -> !OfferedAct.isItself(f, kind))
                .map(f -> f.type() instanceof Field.Type.Pid ? PID : f).toList();
        return new Action(what.title(), kind, what.meaning(), asked,
                (document, id, said) -> new OfferedAct(document, what).on(id, said));
    }

    /** What was typed as bytes; -1 when it is no size, which every check refuses. */
    private static long bytes(Map<String, String> said, String key) {
        return Quantity.parse(said.getOrDefault(key, "0")).orElse(-1);
    }

    private static Node extents(Map<String, String> said) {
        return ExtentLines.read(said.getOrDefault("extents", ""));
    }

    private static long number(Map<String, String> said, String key) {
        String text = said.getOrDefault(key, "").strip();
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : -1;
    }
}
