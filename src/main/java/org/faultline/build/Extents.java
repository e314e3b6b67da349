package org.faultline.build;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;

/** The extents of a file as a person writes them, one a line: {@code 0 at 10 MiB length 1 MiB unwritten}. */
final class Extents {
    private static final Pattern LINE = Pattern
            .compile(
                    "(?<offset>.*?\\S)(?:\\s+at\\s+(?<at>.*?\\S))?\\s+length\\s+(?<length>.*?)(?<unwritten>\\s+unwritten)?");
    private static final long MIB = 1L << 20;
    private static final long PIECE = MIB / 4;
    /** Sixteenths of a device where no allocation group of an XFS of four groups begins. */
    private static final List<Long> SIXTEENTHS = List.of(2L, 6L, 11L, 14L);

    private Extents() {}

    /** The extents behind the lines; a line that is none stays as it is, for the check to refuse. */
    static Node read(String typed) {
        List<Node> extents = new ArrayList<>();
        for (String each : typed.split("\n")) {
            String line = each.strip();
            Matcher form = LINE.matcher(line);
            if (form.matches()) {
                Fields extent = Fields.EMPTY.with("offset", Node.of(form.group("offset")));
                extent = form.group("at") == null ? extent : extent.with("at", Node.of(form.group("at")));
                extent = extent.with("length", Node.of(form.group("length")));
                extents.add(form.group("unwritten") == null ? extent : extent.with("unwritten", Node.of(true)));
            } else if (!line.isEmpty()) {
                extents.add(Node.of(line));
            }
        }
        return new Node.Items(extents, 0);
    }

    /** One extent as a line. */
    static String line(Fields extent) {
        String at = extent.get("at").map(a -> " at " + Item.plain(a)).orElse("");
        String unwritten = extent.get("unwritten").map(Item::plain).orElse("").equals("true") ? " unwritten" : "";
        return extent.get("offset").map(Item::plain).orElse("0") + at + " length "
                + extent.get("length").map(Item::plain).orElse("") + unwritten;
    }

    /** Four pieces of 256 KiB, far apart on a device of that many bytes; {@code number} keeps files apart. */
    static Node fragmented(long device, long number) {
        List<Node> pieces = new ArrayList<>();
        for (int i = 0; i < SIXTEENTHS.size(); i++) {
            long at = device / 16 * SIXTEENTHS.get(i) / MIB * MIB + number * MIB;
            pieces.add(piece(i * PIECE).with("at", Adding.bytes(at)).with("length", Adding.bytes(PIECE)));
        }
        return new Node.Items(pieces, 0);
    }

    /** 256 KiB of data, a hole of 256 KiB, and so once more. */
    static Node sparse() {
        return Node.of(List.of(piece(0).with("length", Adding.bytes(PIECE)),
                piece(2 * PIECE).with("length", Adding.bytes(PIECE))));
    }

    /** 1 MiB that nobody has written. */
    static Node unwritten() {
        return Node.of(List.of(piece(0).with("length", Adding.bytes(MIB)).with("unwritten", Node.of(true))));
    }

    private static Fields piece(long offset) {
        return Fields.EMPTY.with("offset", Adding.bytes(offset));
    }
}
