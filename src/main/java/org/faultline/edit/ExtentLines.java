package org.faultline.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.address.ByteRange;
import org.faultline.address.Quantity;
import org.faultline.address.Space;
import org.faultline.address.Unit;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;

/** The extents of a file as a person writes them, one a line: {@code 0 at 10 MiB length 1 MiB unwritten}. */
final class ExtentLines {
    private static final Pattern LINE = Pattern
            .compile(
                    "(?<offset>.*?\\S)(?:\\s+at\\s+(?<at>.*?\\S))?\\s+length\\s+(?<length>.*?)(?<unwritten>\\s+unwritten)?");
    private static final long MIB = 1L << 20;
    private static final long PIECE = MIB / 4;
    /** Where a device's first file lies, behind what mkfs writes. */
    private static final long FIRST = 10 * MIB;
    private static final long MOST = 1L << 50;
    private static final Space DEVICE = new Space("device");
    /** Sixteenths of a device where no allocation group of an XFS of four groups begins. */
    private static final List<Long> SIXTEENTHS = List.of(2L, 6L, 11L, 14L);

    private ExtentLines() {}

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

    /** The act with these extents; without any it has no such field. */
    static Fields with(Fields act, Node extents) {
        return extents.equals(Node.Items.EMPTY) ? act : act.with("extents", extents);
    }

    /** One extent as a line. */
    static String line(Fields extent) {
        String at = extent.get("at").map(a -> " at " + Item.plain(a)).orElse("");
        String unwritten = extent.get("unwritten").map(Item::plain).orElse("").equals("true") ? " unwritten" : "";
        return extent.get("offset").map(Item::plain).orElse("0") + at + " length "
                + extent.get("length").map(Item::plain).orElse("") + unwritten;
    }

    /**
     * 1 MiB in one piece where none of {@code others} lies, below the first allocation group's end on a device of that
     * many bytes; nothing, which means first fit, when there is no such place.
     */
    static Node contiguous(long device, List<Item> others) {
        List<ByteRange> taken = others.stream().flatMap(ExtentLines::placed).toList();
        return LongStream.iterate(FIRST, at -> at + MIB <= device / 8, at -> at + MIB)
                .filter(at -> taken.stream().allMatch(t -> t.meet(ByteRange.of(DEVICE, at, MIB)).isEmpty()))
                .mapToObj(at -> piece(0).with("at", Adding.bytes(at)).with("length", Adding.bytes(MIB)))
                .findFirst().<Node>map(extent -> Node.of(List.of(extent))).orElse(Node.Items.EMPTY);
    }

    /**
     * That many bytes in one piece where none of {@code others} lies and where 2 MiB of memory begin, on a device with
     * {@code before} bytes of memory before it; nothing when there is no such place.
     */
    static Node aligned(long device, long before, long size, List<Item> others) {
        long huge = 2 * MIB;
        long length = Unit.PAGE.toBytes(Unit.PAGE.covering(size));
        List<ByteRange> taken = others.stream().flatMap(ExtentLines::placed).toList();
        return LongStream.iterate(FIRST + huge - Math.floorMod(before + FIRST, huge),
                at -> at + length <= device / 8, at -> at + huge)
                .filter(at -> taken.stream().allMatch(t -> t.meet(ByteRange.of(DEVICE, at, length)).isEmpty()))
                .mapToObj(at -> piece(0).with("at", Adding.bytes(at)).with("length", Adding.bytes(length)))
                .findFirst().<Node>map(extent -> Node.of(List.of(extent))).orElse(Node.Items.EMPTY);
    }

    /** The bytes of its device that a file says it lies in. */
    private static Stream<ByteRange> placed(Item file) {
        List<Node> extents = file.fields().get("extents").orElse(Node.Items.EMPTY) instanceof Node.Items items
                ? items.items()
                : List.of();
        return extents.stream().flatMap(e -> e instanceof Fields f ? placed(f) : Stream.of());
    }

    private static Stream<ByteRange> placed(Fields extent) {
        OptionalLong at = bytes(extent, "at");
        OptionalLong length = bytes(extent, "length");
        boolean known = at.isPresent() && length.isPresent() && at.getAsLong() < MOST && length.getAsLong() < MOST;
        return known ? Stream.of(ByteRange.of(DEVICE, at.getAsLong(), length.getAsLong())) : Stream.of();
    }

    private static OptionalLong bytes(Fields extent, String key) {
        return Quantity.parse(extent.get(key).map(Item::plain).orElse(""));
    }

    /** The same extents of a file that was {@code before} bytes long and is {@code after} now: one whole piece grows. */
    static Node resized(Node extents, long before, long after) {
        if (extents instanceof Node.Items items && items.items().size() == 1
                && items.items().getFirst() instanceof Fields only && bytes(only, "offset").orElse(-1) == 0
                && bytes(only, "length").orElse(-1) == before) {
            return Node.of(List.of(only.with("length", Adding.bytes(Unit.PAGE.toBytes(Unit.PAGE.covering(after))))));
        }
        return extents;
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
