package org.faultline.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.address.Unit;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** Everything in a document that has an id, in the document's order; found by its id and by its place. */
public final class Items {
    /** Where they were found. */
    private final List<Optional<Node>> lists;
    private final List<Item> all;
    private final Map<String, Item> byId = new HashMap<>();
    /** The numbers of the items in the list of all, by the text of their pointers. */
    private final Map<String, Integer> byPlace = new HashMap<>();

    private Items(List<Optional<Node>> lists, List<Item> found) {
        this.lists = lists;
        all = List.copyOf(found);
        for (int i = 0; i < all.size(); i++) {
            byId.putIfAbsent(all.get(i).id(), all.get(i));
            byPlace.put(all.get(i).pointer().text(), i);
        }
    }

    /** The items of a document. What has no id is not among them. */
    public static Items of(TopologyDocument document) {
        List<Item> found = new ArrayList<>();
        each(document.root(), Pointer.ROOT, "devices", "", found);
        each(document.root(), Pointer.ROOT, "filesystems", "", found);
        each(document.root(), Pointer.ROOT, "processes", "process", found);
        each(document.root(), Pointer.ROOT, "watchers", "", found);
        return new Items(lists(document), found);
    }

    /** The items of another version of the document: these very ones where its lists are the same. */
    public Items in(TopologyDocument next) {
        return lists(next).equals(lists) ? this : of(next);
    }

    private static List<Optional<Node>> lists(TopologyDocument document) {
        return Stream.of("devices", "filesystems", "processes", "watchers").map(document.root()::get).toList();
    }

    /** The items of the list {@code name} of an object, each with what stands in its own lists. */
    private static void each(Node.Fields object, Pointer at, String name, String kind, List<Item> found) {
        if (!(object.get(name).orElse(Node.Items.EMPTY) instanceof Node.Items list)) {
            return;
        }
        Pointer place = at.key(name);
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Node.Fields fields) {
                Pointer here = place.item(i);
                String is = kind.isEmpty() ? fields.get("kind").map(Item::plain).orElse("") : kind;
                boolean directory = fields.get("type").map(Item::plain).orElse("").equals("directory");
                fields.get("id").map(Item::plain)
                        .ifPresent(id -> found.add(new Item(id, directory ? "directory" : is, here, fields)));
                each(fields, here, "files", "file", found);
                each(fields, here, "mappings", "mapping", found);
            }
        }
    }

    public List<Item> all() {
        return all;
    }

    /** The item with that id; of several the first. */
    public Optional<Item> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What people call these: the name of one, or how many they are. */
    String called(List<String> ids) {
        return ids.size() == 1 ? find(ids.getFirst()).map(Item::name).orElse(ids.getFirst()) : ids.size() + " things";
    }

    /** The item that a place lies in: the innermost one whose value has the place's JSON pointer. */
    public Optional<Item> at(String pointer) {
        String place = pointer;
        while (!place.isEmpty()) {
            Integer number = byPlace.get(place);
            if (number != null) {
                return Optional.of(all.get(number));
            }
            place = place.substring(0, Math.max(0, place.lastIndexOf('/')));
        }
        return Optional.empty();
    }

    /** The items of that kind. */
    public Stream<Item> ofKind(String... kinds) {
        List<String> wanted = List.of(kinds);
        return all.stream().filter(i -> wanted.contains(i.kind()));
    }

    /** What stands in the list of {@code owner}: the files of a filesystem, the mappings of a process. */
    public Stream<Item> within(Item owner) {
        String below = owner.pointer().text() + "/";
        int number = byPlace.getOrDefault(owner.pointer().text(), all.size() - 1);
        return all.subList(number + 1, all.size()).stream().takeWhile(i -> i.pointer().text().startsWith(below));
    }

    /** The item in whose list this one stands. */
    public Optional<Item> around(Item item) {
        String place = item.pointer().text();
        return at(place.substring(0, place.lastIndexOf('/')));
    }

    /** Bytes of a device that can hold data, or of a file; nothing when the document does not say. */
    public OptionalLong size(Item item) {
        return switch (item.kind()) {
            case "pmem" -> {
                OptionalLong size = item.bytes("size");
                yield size.isEmpty() ? size : OptionalLong.of(size.getAsLong() - item.bytes("dataOffset").orElse(0));
            }
            case "dm" ->
                    OptionalLong.of(item.table().stream().mapToLong(Items::sectors).map(Unit.SECTOR::toBytes).sum());
            case "file" -> find(item.text("reflink")).map(this::size).orElseGet(() -> item.bytes("size"));
            default -> item.bytes("size");
        };
    }

    private static long sectors(String line) {
        String[] words = line.strip().split("\\s+");
        return words.length > 1 && words[1].matches("[0-9]{1,15}") ? Long.parseLong(words[1]) : 0;
    }

    /** The ids of devices a device or filesystem lies on. */
    public List<String> below(Item item) {
        return switch (item.kind()) {
            case "dm" -> item.table().stream().flatMap(l -> Stream.of(l.strip().split("\\s+")).skip(2))
                    .filter(w -> ofKind("pmem", "partition", "dm").anyMatch(d -> d.id().equals(w))).distinct().toList();
            default -> Stream.of("on", "log/device", "realtime/device").map(item::text).filter(on -> !on.isEmpty())
                    .toList();
        };
    }

    /** Whether a device is another one, or lies on it. */
    boolean liesOn(Item device, Item other) {
        return under(device).contains(other);
    }

    /** A device and all that it lies on. */
    Set<Item> under(Item device) {
        Set<Item> seen = new LinkedHashSet<>(Set.of(device));
        for (Deque<Item> open = new ArrayDeque<>(seen); !open.isEmpty();) {
            below(open.pop()).stream().map(this::find).flatMap(Optional::stream).filter(seen::add).forEach(open::push);
        }
        return seen;
    }

    /** The first of {@code stem} followed by {@code from}, the number after it, and so on, that no id is. */
    String free(String stem, int from) {
        Set<String> taken = all.stream().map(Item::id).collect(Collectors.toSet());
        return IntStream.iterate(from, n -> n + 1).mapToObj(n -> stem + n).filter(id -> !taken.contains(id)).findFirst()
                .orElseThrow();
    }
}
