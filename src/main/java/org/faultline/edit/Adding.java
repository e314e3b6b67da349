package org.faultline.edit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.device.DmDevice.Fresh;
import org.faultline.device.DmDevice.Room;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.part.Description;
import org.faultline.part.Field;

/** Puts a new part into a document, with every field filled in so that it works at once. */
public final class Adding {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    /** Below it lies ordinary RAM. */
    private static final long FIRST_BASE = 4 * GIB;

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
        return part.maker().make(adding, part.description(), below);
    }

    Built pmem(Description what) {
        String id = items.free("pmem", 0);
        return done(Pointer.ROOT.key("devices"), what.title(), id,
                first(object(id).with("kind", Node.of(what.word())).with("name", Node.of(id))
                        .with("base", freeBase(items)), what));
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

    static Built unsized(Item below) {
        return new Built.Refused("The size of " + below.name() + " is not known.", "Give it a size first.");
    }

    Built partition(Item disk) {
        OptionalLong size = items.size(disk);
        return size.isEmpty() ? unsized(disk) : partition(disk, size.getAsLong());
    }

    /** A mapped device with one target: on the given device and, where it needs two, the next that is free; or on none. */
    Built mapped(TargetKind kind, Optional<Item> below) {
        return below.map(first -> mapped(kind, first)).orElseGet(() -> mapped(kind, List.of()));
    }

    private Built mapped(TargetKind kind, Item first) {
        OptionalLong size = items.size(first);
        if (size.isEmpty()) {
            return unsized(first);
        }
        Fresh fresh = kind.fresh();
        Optional<Item> second = fresh.second().flatMap(why -> second(first));
        if (fresh.second().isPresent() && second.isEmpty()) {
            return new Built.Refused(fresh.second().get() + " " + first.name() + " is free.",
                    "Add another pmem namespace first.");
        }
        return mapped(kind, Stream.concat(Stream.of(first), second.stream())
                .map(d -> new Room(d.id(), items.size(d).orElse(0))).toList());
    }

    private Built mapped(TargetKind kind, List<Room> on) {
        String id = items.free(kind.fresh().stem(), 0);
        String line = kind.fresh().line().on(on);
        return done(Pointer.ROOT.key("devices"), kind.description().title(), id,
                object(id).with("kind", Node.of("dm")).with("name", Node.of(id))
                        .with("table", Node.of(List.of(Node.of(line)))));
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

    /** The next device that nothing lies on, and that does not lie on the first itself. */
    private Optional<Item> second(Item first) {
        return items.ofKind("pmem", "partition", "dm").filter(d -> isFree(d) && !items.liesOn(d, first))
                .findFirst();
    }

    private boolean isFree(Item device) {
        return items.all().stream().noneMatch(i -> items.below(i).contains(device.id()));
    }

    Built filesystem(Description what, Item below) {
        String id = items.free(what.word(), 0);
        boolean taken = items.all().stream().anyMatch(i -> i.text("mount").equals("/mnt"));
        Fields made = object(id).with("kind", Node.of(what.word())).with("on", Node.of(below.id()))
                .with("mount", Node.of(taken ? "/mnt/" + id : "/mnt"));
        return done(Pointer.ROOT.key("filesystems"), what.title(), id,
                first(made, what).with("files", Node.Items.EMPTY));
    }

    /** What a new part is given in each field that does not depend on what is there already. */
    private static Fields first(Fields part, Description what) {
        Fields next = part;
        for (Field field : what.fields()) {
            if (!field.first().isEmpty()) {
                next = next.with(field.key(), Changing.typed(field, field.first()));
            }
        }
        return next;
    }

    /** A namespace on which nothing lies is made one that is mapped itself: ndctl create-namespace -m devdax. */
    Built deviceFile(Description what, Item below) {
        if (!isFree(below)) {
            return taken(below, "Select a pmem namespace with nothing on it.");
        }
        String file = items.free("dax", 0);
        TopologyDocument next = below.text("mode").startsWith("devdax") ? document
                : document.with(below.pointer().key("mode"), Node.of("devdax"));
        return device(next, what, below, file, file + ".0");
    }

    /** The block device itself as a file. */
    Built blockFile(Description what, Item below) {
        return isFree(below) ? device(document, what, below, items.free("disk", 0), below.name())
                : taken(below, "Select a block device with nothing on it.");
    }

    private static Built taken(Item below, String instead) {
        return new Built.Refused("Something lies on " + below.name() + " already.", instead);
    }

    /** {@code to} with all of a device as the one file {@code /dev/name}. */
    private Built device(TopologyDocument to, Description what, Item below, String file, String name) {
        Fields device = object(file).with("path", Node.of("/" + name)).with("size", bytes(items.size(below).orElse(0)));
        Fields made = object(items.free(what.word(), 0)).with("kind", Node.of(what.word()))
                .with("on", Node.of(below.id())).with("mount", Node.of("/dev"))
                .with("files", Node.of(List.of(device)));
        return new Built.Done(to.with(Pointer.ROOT.key("filesystems").key("-"), made), "Add /dev/" + name, file);
    }

    /** Where a new file's bytes lie. */
    interface Placing {
        /** The extents on a filesystem's device of {@code device} bytes with these files; none leaves it to mkfs. */
        Node extents(long device, List<Item> before);
    }

    Built file(Item filesystem, Placing placing) {
        String id = FreshNames.next(items, filesystem);
        String path = FreshNames.FOLDER + id;
        Fields made = object(id).with("path", Node.of(path)).with("size", Node.of("1 MiB"));
        long device = items.find(filesystem.text("on")).map(items::size).orElse(OptionalLong.empty()).orElse(0);
        Node extents = placing.extents(device, items.within(filesystem).toList());
        return done(filesystem.pointer().key("files"), "file " + path, id,
                extents.equals(Node.Items.EMPTY) ? made : made.with("extents", extents));
    }

    Built directory(Item filesystem) {
        String id = FreshNames.next(items, filesystem);
        return done(filesystem.pointer().key("files"), "directory /" + id, id,
                object(id).with("path", Node.of("/" + id)).with("type", Node.of("directory")));
    }

    Built process(Description what) {
        long pid = freePid(document);
        String id = items.free("p", (int) Math.min(pid, Integer.MAX_VALUE));
        Fields named = object(id).with("pid", Node.of(pid)).with("name", Node.of(FreshNames.program(items)));
        return done(Pointer.ROOT.key("processes"), "process " + pid, id,
                first(named, what).with("mappings", Node.Items.EMPTY));
    }

    Built watcher(Description what, Item below) {
        String id = items.free("w", 0);
        Fields made = object(id).with("kind", Node.of(what.word())).with("name", Node.of(what.word()))
                .with("on", Node.of(below.id()));
        return done(Pointer.ROOT.key("watchers"), what.title(), id, first(made, what));
    }

    Built mapping(Item process) {
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
