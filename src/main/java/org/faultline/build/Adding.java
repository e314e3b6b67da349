package org.faultline.build;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** Puts a new part into a document, with every field filled in so that it works at once. */
public final class Adding {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    /** Below it lies ordinary RAM. */
    private static final long FIRST_BASE = 4 * GIB;
    /** Sectors of a stripe's chunk: 128 KiB. */
    private static final long CHUNK = 256;

    private final TopologyDocument document;
    private final Items items;

    private Adding(TopologyDocument document) {
        this.document = document;
        this.items = Items.of(document);
    }

    /** Adds {@code part} on the item {@code on}; parts that stand by themselves need none. */
    public static Built add(TopologyDocument document, Part part, Optional<String> on) {
        Adding adding = new Adding(document);
        Optional<Item> below = on.flatMap(adding.items::find);
        if (!part.on().isEmpty() && below.filter(b -> part.fits(b.kind())).isEmpty()) {
            String those = String.join(", ", part.on()) + ".";
            return below
                    .map(b -> new Built.Refused(part.title() + " cannot stand on " + b.name() + ".",
                            "Select one of these first: " + those))
                    .orElseGet(() -> new Built.Refused(part.title() + " needs something to stand on.",
                            "Add one of these first: " + those));
        }
        return adding.add(part, below);
    }

    private Built add(Part part, Optional<Item> below) {
        return switch (part.layer()) {
            case MEMORY -> pmem();
            case BLOCK -> below.map(b -> block(part, b)).orElseThrow();
            case FILESYSTEM -> below.map(b -> part.kind().equals("devdax") ? deviceFile(b) : filesystem(part, b))
                    .orElseThrow();
            case FILE -> below.map(b -> file(part, b)).orElseThrow();
            case PROCESS -> below.map(this::mapping).orElseGet(this::process);
            case HOOK -> new Built.Refused("A " + part.title() + " is hypothetical: " + part.meaning(),
                    "It is shown so that one can see where it would stand; nothing calls it yet.");
        };
    }

    private Built pmem() {
        String id = items.free("pmem", 0);
        return done(Pointer.ROOT.key("devices"), "pmem namespace", id,
                object(id).with("kind", Node.of("pmem")).with("name", Node.of(id))
                        .with("base", freeBase(items)).with("size", Node.of("1 GiB"))
                        .with("dataOffset", Node.of("18 MiB")).with("memory", Node.of("nvdimm")));
    }

    /** A physical address behind all other memory. */
    static Node freeBase(Items items) {
        long end = items.ofKind("pmem").mapToLong(p -> p.bytes("base").orElse(0) + p.bytes("size").orElse(0)).max()
                .orElse(0);
        return Node.of("0x" + Long.toHexString(Math.max(FIRST_BASE, (end + GIB - 1) / GIB * GIB)));
    }

    /** A pid that no process has, nor one that an act makes. */
    static long freePid(TopologyDocument document) {
        LongStream forked = Acts.of(document).flatMap(act -> act.get("child").stream())
                .mapToLong(pid -> Quantity.parse(Item.plain(pid)).orElse(0));
        return LongStream.concat(forked, Items.of(document).ofKind("process")
                .mapToLong(p -> p.bytes("pid").orElse(0))).max().orElse(100) + 1;
    }

    private Built block(Part part, Item below) {
        OptionalLong size = items.size(below);
        if (size.isEmpty()) {
            return new Built.Refused("The size of " + below.name() + " is not known.", "Give it a size first.");
        }
        if (part.kind().equals("partition")) {
            return partition(below, size.getAsLong());
        }
        return switch (part.title()) {
            case "dm-stripe" -> striped(below, size.getAsLong());
            case "dm-crypt" -> crypt(below, size.getAsLong());
            case "dm-delay" -> mapped(items.free("delay", 0), part.title(),
                    "0 " + Unit.SECTOR.of(size.getAsLong()) + " delay " + below.id() + " 0 100");
            case "dm-log-writes" -> logWrites(below, size.getAsLong());
            default -> linear(below, size.getAsLong());
        };
    }

    private Built partition(Item disk, long size) {
        long end = items.ofKind("partition").filter(p -> p.text("on").equals(disk.id()))
                .mapToLong(p -> p.bytes("start").orElse(0) + p.bytes("size").orElse(0)).max().orElse(MIB);
        long half = Math.max(0, size / 2 / MIB * MIB);
        long length = Math.min(end > MIB ? size - end : half, size - end) / Unit.PAGE.bytes() * Unit.PAGE.bytes();
        if (length <= 0) {
            return new Built.Refused(disk.name() + " has no room for another partition.",
                    "Make one of its partitions smaller.");
        }
        String id = items.free(disk.id() + "p", 1);
        return done(Pointer.ROOT.key("devices"), "partition", id,
                object(id).with("kind", Node.of("partition")).with("name", Node.of(id)).with("on", Node.of(disk.id()))
                        .with("start", bytes(end)).with("size", bytes(length)));
    }

    private Built linear(Item below, long size) {
        String id = items.free("linear", 0);
        return mapped(id, "dm-linear", "0 " + Unit.SECTOR.of(size) + " linear " + below.id() + " 0");
    }

    private Built crypt(Item below, long size) {
        return mapped(items.free("crypt", 0), "dm-crypt", "0 " + Unit.SECTOR.of(size)
                + " crypt aes-xts-plain64 :32:logon:key 0 " + below.id() + " 0");
    }

    private Built logWrites(Item below, long size) {
        return second(below).map(log -> mapped(items.free("logged", 0), "dm-log-writes",
                "0 " + Unit.SECTOR.of(size) + " log-writes " + below.id() + " " + log.id()))
                .orElseGet(() -> new Built.Refused("The writes are noted on a second device, and only " + below.name()
                        + " is free.", "Add another pmem namespace first."));
    }

    /** The next device that nothing lies on, and that does not lie on the first itself. */
    private Optional<Item> second(Item first) {
        return items.ofKind("pmem", "partition", "dm").filter(d -> isFree(d) && !liesOn(d, first, items.all().size()))
                .findFirst();
    }

    /** Whether a device is another one, or lies on it in at most so many steps. */
    private boolean liesOn(Item device, Item other, int steps) {
        return device.equals(other) || (steps > 0 && items.below(device).stream().map(items::find)
                .flatMap(Optional::stream).anyMatch(d -> liesOn(d, other, steps - 1)));
    }

    private boolean isFree(Item device) {
        return items.all().stream().noneMatch(i -> items.below(i).contains(device.id()));
    }

    /** Over the given device and the next one that nothing lies on. */
    private Built striped(Item first, long size) {
        Optional<Item> second = second(first);
        if (second.isEmpty()) {
            return new Built.Refused("A stripe needs two devices, and only " + first.name() + " is free.",
                    "Add another pmem namespace first.");
        }
        long each = Math.min(size, items.size(second.get()).orElse(0));
        long chunk = Unit.SECTOR.toBytes(CHUNK);
        long whole = each / chunk * chunk;
        String id = items.free("stripe", 0);
        return mapped(id, "dm-stripe", "0 " + Unit.SECTOR.of(2 * whole) + " striped 2 " + CHUNK + " " + first.id()
                + " 0 " + second.get().id() + " 0");
    }

    private Built mapped(String id, String title, String line) {
        return done(Pointer.ROOT.key("devices"), title, id, object(id).with("kind", Node.of("dm"))
                .with("name", Node.of(id)).with("table", Node.of(List.of(Node.of(line)))));
    }

    private Built filesystem(Part part, Item below) {
        String id = items.free(part.kind(), 0);
        boolean taken = items.all().stream().anyMatch(i -> i.text("mount").equals("/mnt"));
        Fields made = object(id).with("kind", Node.of(part.kind())).with("on", Node.of(below.id()))
                .with("mount", Node.of(taken ? "/mnt/" + id : "/mnt")).with("blockSize", Node.of(Unit.PAGE.bytes()));
        if (part.kind().equals("xfs")) {
            made = made.with("rmapbt", Node.of(true)).with("reflink", Node.of(true));
        }
        return done(Pointer.ROOT.key("filesystems"), part.title(), id,
                made.with("dax", Node.of("always")).with("files", Node.Items.EMPTY));
    }

    /** A namespace on which nothing lies is made one that is mapped itself: ndctl create-namespace -m devdax. */
    private Built deviceFile(Item below) {
        if (!isFree(below)) {
            return new Built.Refused("Something lies on " + below.name() + " already.",
                    "Select a pmem namespace with nothing on it.");
        }
        String id = items.free("devdax", 0);
        String file = items.free("dax", 0);
        Fields device = object(file).with("path", Node.of("/" + file + ".0"))
                .with("size", bytes(items.size(below).orElse(0)));
        Fields made = object(id).with("kind", Node.of("devdax")).with("on", Node.of(below.id()))
                .with("mount", Node.of("/dev")).with("files", Node.of(List.of(device)));
        TopologyDocument next = below.text("mode").startsWith("devdax") ? document
                : document.with(below.pointer().key("mode"), Node.of("devdax"));
        return new Built.Done(next.with(Pointer.ROOT.key("filesystems").key("-"), made),
                "Add /dev/" + file + ".0", file);
    }

    private Built file(Part part, Item filesystem) {
        String id = FreshNames.next(items, filesystem);
        boolean directory = part.kind().equals("directory");
        String path = (directory ? "/" : FreshNames.FOLDER) + id;
        Fields made = object(id).with("path", Node.of(path));
        if (directory) {
            made = made.with("type", Node.of("directory"));
        } else {
            made = made.with("size", Node.of("1 MiB"));
            Node extents = extents(part, filesystem);
            made = extents.equals(Node.Items.EMPTY) ? made : made.with("extents", extents);
        }
        return done(filesystem.pointer().key("files"), part.kind() + " " + path, id, made);
    }

    private Node extents(Part part, Item filesystem) {
        long device = items.find(filesystem.text("on")).map(items::size).orElse(OptionalLong.empty()).orElse(0);
        long number = items.within(filesystem).count();
        return switch (part.title()) {
            case "Fragmented file" -> ExtentLines.fragmented(device, number);
            case "Sparse file" -> ExtentLines.sparse();
            case "Unwritten file" -> ExtentLines.unwritten();
            default -> ExtentLines.contiguous(device, items.within(filesystem).toList());
        };
    }

    private Built process() {
        long pid = freePid(document);
        String id = items.free("p", (int) Math.min(pid, Integer.MAX_VALUE));
        return done(Pointer.ROOT.key("processes"), "process " + pid, id,
                object(id).with("pid", Node.of(pid)).with("name", Node.of(FreshNames.program(items)))
                        .with("policy", Node.of("early"))
                        .with("sigbus", Node.of("default")).with("mappings", Node.Items.EMPTY));
    }

    private Built mapping(Item process) {
        return items.ofKind("file").findFirst().map(file -> MapAndTouch.map(document, process.id(), file.id()))
                .orElseGet(() -> new Built.Refused("There is no file to map.", "Add a file first."));
    }

    private Built done(Pointer list, String what, String id, Fields fields) {
        return new Built.Done(document.with(list.key("-"), fields), "Add " + what, id);
    }

    static Fields object(String id) {
        return Fields.EMPTY.with("id", Node.of(id));
    }

    static Node bytes(long count) {
        return Node.of(Quantity.of(count));
    }
}
