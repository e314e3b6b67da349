package org.faultline.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

/** Everything in a document that has an id, in the document's order. */
public record Items(List<Item> all) {
    public Items {
        all = List.copyOf(all);
    }

    /** The items of a document. What has no id is not among them. */
    public static Items of(TopologyDocument document) {
        List<Item> found = new ArrayList<>();
        each(document, Pointer.ROOT.key("devices"), "", found);
        each(document, Pointer.ROOT.key("filesystems"), "", found);
        each(document, Pointer.ROOT.key("processes"), "process", found);
        return new Items(found);
    }

    private static void each(TopologyDocument document, Pointer list, String kind, List<Item> found) {
        int count = document.list(list).size();
        for (int i = 0; i < count; i++) {
            Pointer here = list.item(i);
            if (document.find(here).orElse(Node.of("")) instanceof Node.Fields fields) {
                String is = kind.isEmpty() ? fields.get("kind").map(Item::plain).orElse("") : kind;
                boolean directory = fields.get("type").map(Item::plain).orElse("").equals("directory");
                fields.get("id").map(Item::plain)
                        .ifPresent(id -> found.add(new Item(id, directory ? "directory" : is, here, fields)));
                each(document, here.key("files"), "file", found);
                each(document, here.key("mappings"), "mapping", found);
            }
        }
    }

    /** The item with that id. */
    public Optional<Item> find(String id) {
        return all.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** What people call these: the name of one, or how many they are. */
    String called(List<String> ids) {
        return ids.size() == 1 ? find(ids.getFirst()).map(Item::name).orElse(ids.getFirst()) : ids.size() + " things";
    }

    /** The item that a place lies in: the innermost one whose value has the place's JSON pointer. */
    public Optional<Item> at(String pointer) {
        return all.stream().filter(i -> (pointer + "/").startsWith(i.pointer().text() + "/"))
                .max(Comparator.comparingInt(i -> i.pointer().text().length()));
    }

    /** The items of that kind. */
    public Stream<Item> ofKind(String... kinds) {
        List<String> wanted = List.of(kinds);
        return all.stream().filter(i -> wanted.contains(i.kind()));
    }

    /** What stands in the list of {@code owner}: the files of a filesystem, the mappings of a process. */
    public Stream<Item> within(Item owner) {
        return all.stream()
                .filter(i -> !i.equals(owner) && i.pointer().text().startsWith(owner.pointer().text() + "/"));
    }

    /** The item in whose list this one stands. */
    public Optional<Item> around(Item item) {
        return all.stream().filter(i -> !i.equals(item) && item.pointer().text().startsWith(i.pointer().text() + "/"))
                .findFirst();
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

    /** The first of {@code stem} followed by {@code from}, the number after it, and so on, that no id is. */
    String free(String stem, int from) {
        Set<String> taken = all.stream().map(Item::id).collect(Collectors.toSet());
        return IntStream.iterate(from, n -> n + 1).mapToObj(n -> stem + n).filter(id -> !taken.contains(id)).findFirst()
                .orElseThrow();
    }
}
