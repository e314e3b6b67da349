package org.faultline.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.TopologyDocument;
import org.faultline.problem.Problem;
import org.faultline.reason.Because;
import org.faultline.reason.Wrong;

/** Puts right what an impossible connection made wrong: for each problem that has them, the edits that end it. */
public final class Mending {
    private static final long HUGE = 2L << 20;
    private static final int TARGET = 2;
    private static final int DEVICE = 6;
    /** What a kernel refuses of a document that can be opened all the same. */
    private static final Set<Because> IMPOSSIBLE = Set.of(Wrong.MOUNT_REFUSED, Wrong.MOUNT_WITHOUT_DAX,
            Wrong.SYNC_WITHOUT_DAX, Wrong.HUGE_ADDRESS, Wrong.HUGE_OFFSET, Wrong.HUGE_BLOCKS, Wrong.HUGE_SHORT);

    private final TopologyDocument document;
    private final Items items;
    private final List<Fix> fixes = new ArrayList<>();

    private Mending(TopologyDocument document) {
        this.document = document;
        this.items = Items.of(document);
    }

    /** Whether a connection with that problem is not made by hand; a document that has it already may be opened. */
    public static boolean isImpossible(Problem problem) {
        return problem.isError() || IMPOSSIBLE.contains(problem.why().because());
    }

    /** The edits that may end a problem of the document, the one that changes least first; often none. */
    public static List<Fix> fixes(TopologyDocument document, Problem problem) {
        Mending mending = new Mending(document);
        if (problem.why().because() instanceof Wrong wrong) {
            String place = problem.place().pointer();
            mending.items.at(place).ifPresent(item -> mending.mend(item, wrong, place));
        }
        return List.copyOf(mending.fixes);
    }

    private void mend(Item item, Wrong wrong, String place) {
        switch (wrong) {
            case NO_BLOCK_DEVICE, NO_BLOCK_DEVICE_TO_FORMAT -> below(item);
            case SECTOR_MODE -> set("Make it an fsdax namespace", item, "mode", Node.of("fsdax"));
            case MOUNT_REFUSED, MOUNT_WITHOUT_DAX -> mount(item);
            case BLOCK_SIZE, BLOCK_SIZE_OF_NONE, BLOCK_SIZE_WITHOUT_DAX ->
                    set("Make it with blocks of 4 KiB", item, "blockSize", Node.of(Unit.PAGE.bytes()));
            case RMAPBT_WITHOUT_CRC, REFLINK_WITHOUT_CRC ->
                    set("Make it with checksums (crc)", item, "crc", Node.of(true));
            case SHARED_WITHOUT_RMAPBT, SHARED_WITHOUT_RMAPBT_OOPS, SHARED_WITHOUT_RMAPBT_REFUSED,
                    SHARED_WITHOUT_RMAPBT_UNCHECKED -> set("Make it with a reverse map", item, "rmapbt", Node.of(true));
            case REALTIME_REFLINK, REALTIME_RMAPBT -> fix("Make it without reverse map and shared blocks",
                    document.with(item.pointer().key("rmapbt"), Node.of(false)).with(item.pointer().key("reflink"),
                            Node.of(false)));
            case LOG_ON_DATA -> fix("Keep the log on the data device", document.without(item.pointer().key("log")));
            case REALTIME_ON_DATA ->
                    fix("Make it without a realtime device", document.without(item.pointer().key("realtime")));
            case UNALIGNED_PARTITION -> partition(item);
            case TABLE_GAP, TABLE_OVERLAP -> close(item, item.table());
            case TABLE_PAST_END -> shorten(item, place);
            case EXT4_SHARES_NOTHING -> own(item);
            case SYNC_WITHOUT_DAX -> set("Map it shared", item, "flags", Node.of("shared"));
            case HUGE_ADDRESS -> align(item, "address", HUGE - 1);
            case HUGE_OFFSET -> align(item, "offset", 0);
            case HUGE_BLOCKS -> blocks(item);
            case HUGE_SHORT -> set("Map it in pages of 4 KiB", item, "huge", Node.of(false));
            default -> {
            }
        }
    }

    private void fix(String title, TopologyDocument after) {
        fixes.add(new Fix(title, after));
    }

    private void set(String title, Item item, String key, Node value) {
        fix(title, document.with(item.pointer().key(key), value));
    }

    private void mount(Item filesystem) {
        boolean shares = filesystem.kind().equals("xfs") && !filesystem.text("reflink").equals("false");
        if (shares && items.within(filesystem).allMatch(f -> f.text("reflink").isEmpty()
                && !f.text("reflinked").equals("true"))) {
            set("Make it without shared blocks", filesystem, "reflink", Node.of(false));
        }
        below(filesystem);
        set("Mount it with dax=never", filesystem, "dax", Node.of("never"));
    }

    /** Gives the devices below DAX, where they could have it. */
    private void below(Item upper) {
        for (Item device : items.below(upper).stream().flatMap(id -> items.find(id).stream()).toList()) {
            String mode = device.text("mode");
            if (device.kind().equals("pmem") && !mode.isEmpty() && !mode.equals("fsdax")) {
                set("Make " + device.name() + " an fsdax namespace", device, "mode", Node.of("fsdax"));
            }
            if (device.table().stream().anyMatch(l -> word(l, TARGET).equals("crypt"))) {
                set("Make " + device.name() + " linear", device, "table",
                        Node.of(device.table().stream().map(Mending::plain).map(Node::of).toList()));
            }
            if (!device.kind().equals("pmem")) {
                below(device);
            }
        }
    }

    /** A line of a table whose bytes lie where they lay, and are not encrypted. */
    private static String plain(String line) {
        return word(line, TARGET).equals("crypt")
                ? String.join(" ", word(line, 0), word(line, 1), "linear", word(line, DEVICE), word(line, DEVICE + 1))
                : line;
    }

    private static String word(String line, int number) {
        String[] words = line.strip().split("\\s+");
        return number < words.length ? words[number] : "";
    }

    private void partition(Item partition) {
        long page = Unit.PAGE.bytes();
        OptionalLong start = partition.bytes("start");
        OptionalLong size = partition.bytes("size");
        if (start.isPresent() && size.isPresent() && start.getAsLong() < Long.MAX_VALUE - page
                && size.getAsLong() >= 2 * page) {
            long first = (start.getAsLong() + page - 1) / page * page;
            long length = (size.getAsLong() - (first - start.getAsLong())) / page * page;
            fix("Let it begin and end with a page", document
                    .with(partition.pointer().key("start"), Adding.bytes(first))
                    .with(partition.pointer().key("size"), Adding.bytes(length)));
        }
    }

    /** Lets every line begin where the one before it ends. */
    private void close(Item mapped, List<String> table) {
        List<Node> lines = new ArrayList<>();
        long start = 0;
        for (String line : table) {
            String length = word(line, 1);
            if (!length.matches("[0-9]{1,12}")) {
                return;
            }
            lines.add(Node.of(start + line.strip().substring(word(line, 0).length())));
            start += Long.parseLong(length);
        }
        set("Let each line begin where the last one ends", mapped, "table", Node.of(lines));
    }

    /** Makes a linear line as long as the device below it reaches. */
    private void shorten(Item mapped, String place) {
        List<String> table = new ArrayList<>(mapped.table());
        int number = Integer.parseInt(place.substring(place.lastIndexOf('/') + 1));
        String line = table.get(number);
        OptionalLong size = items.find(word(line, TARGET + 1)).map(items::size).orElse(OptionalLong.empty());
        String at = word(line, TARGET + 2);
        if (!word(line, TARGET).equals("linear") || size.isEmpty() || !at.matches("[0-9]{1,12}")) {
            return;
        }
        long fits = Unit.PAGE.floor(size.getAsLong() - Unit.SECTOR.toBytes(Long.parseLong(at)));
        if (fits > 0) {
            table.set(number, String.join(" ", word(line, 0), Long.toString(Unit.SECTOR.of(fits)), "linear",
                    word(line, TARGET + 1), at));
            close(mapped, table);
        }
    }

    /** Blocks of its own instead of another file's. */
    private void own(Item file) {
        OptionalLong size = items.size(file);
        if (size.isPresent() && document.find(file.pointer()).orElseThrow() instanceof Fields fields) {
            fix("Give it blocks of its own", document.with(file.pointer(),
                    fields.without("reflink").with("size", Adding.bytes(size.getAsLong()))));
        }
    }

    private void align(Item mapping, String key, long up) {
        OptionalLong value = mapping.bytes(key);
        if (value.isPresent() && value.getAsLong() < Long.MAX_VALUE - up) {
            long aligned = (value.getAsLong() + up) / HUGE * HUGE;
            set("Move its " + key + " to " + Quantity.of(aligned), mapping, key,
                    Node.of("0x" + Long.toHexString(aligned)));
        }
    }

    /** Moves the file's blocks to where 2 MiB of memory begin. */
    private void blocks(Item mapping) {
        Optional<Item> file = items.find(mapping.text("file"));
        Optional<Item> filesystem = file.flatMap(items::around);
        Optional<Item> device = filesystem.flatMap(f -> items.find(f.text("on")));
        OptionalLong size = file.map(items::size).orElse(OptionalLong.empty());
        if (file.isEmpty() || !file.get().text("reflink").isEmpty() || device.isEmpty() || size.isEmpty()) {
            return;
        }
        long before = bytesBefore(device.get());
        List<Item> others = items.within(filesystem.get()).filter(f -> !f.equals(file.get())).toList();
        Node extents = ExtentLines.aligned(items.size(device.get()).orElse(0), before, size.getAsLong(), others);
        if (!extents.equals(Node.Items.EMPTY)) {
            set("Move the blocks of " + file.get().name() + " to a multiple of 2 MiB", file.get(), "extents", extents);
        }
    }

    /** Physical bytes before byte 0 of a device, as far as alignment goes; only namespaces and partitions. */
    private long bytesBefore(Item device) {
        long below = items.below(device).stream().findFirst().flatMap(items::find).map(this::bytesBefore).orElse(0L);
        return below + Math.floorMod(device.bytes("base").orElse(0) + device.bytes("dataOffset").orElse(0)
                + device.bytes("start").orElse(0), HUGE);
    }
}
