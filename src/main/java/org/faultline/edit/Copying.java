package org.faultline.edit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** Copies items beside themselves, or into another document. */
public final class Copying {
    private static final List<String> REFERENCES = List.of("on", "file", "reflink", "parent");
    private static final List<String> PLACED = List.of("extents", "staging", "faulted", "cached", "recorded", "ino",
            "reflinked");

    /** From the id of what was copied to that of the copy. */
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private TopologyDocument document;

    private Copying(TopologyDocument document) {
        this.document = document;
    }

    /** The items with these ids, without those that stand in the list of another one of them. */
    public static List<Item> copy(TopologyDocument document, List<String> ids) {
        Items items = Items.of(document);
        return items.all().stream().filter(i -> ids.contains(i.id()))
                .filter(i -> items.around(i).filter(a -> ids.contains(a.id())).isEmpty()).toList();
    }

    /**
     * Puts copies of the items into a document, each under an id, a name and a place of its own. Files go into the
     * filesystem {@code into}, mappings into the process {@code into}; without it into the first there is.
     */
    public static Built paste(TopologyDocument document, List<Item> copied, Optional<String> into) {
        return paste(document, copied, item -> into);
    }

    private static Built paste(TopologyDocument document, List<Item> copied, Function<Item, Optional<String>> into) {
        if (copied.isEmpty()) {
            return new Built.Refused("Nothing was copied.", "Select something and copy it first.");
        }
        Copying copying = new Copying(document);
        String last = "";
        for (Item item : copied) {
            Optional<Pointer> list = copying.list(item, into.apply(item));
            if (list.isEmpty()) {
                return new Built.Refused("There is nothing to put " + item.name() + " into.",
                        "Select a filesystem for a file, or a process for a mapping.");
            }
            Fields fresh = copying.fresh(item);
            copying.document = copying.document.with(list.get().key("-"), fresh);
            last = fresh.get("id").map(Item::plain).orElse("");
        }
        return new Built.Done(copying.document, "Paste", last);
    }

    /** Copies the items beside themselves. */
    public static Built duplicate(TopologyDocument document, List<String> ids) {
        Items items = Items.of(document);
        if (ids.isEmpty()) {
            return new Built.Refused("Nothing is selected.", "Select what to duplicate.");
        }
        return switch (paste(document, copy(document, ids), item -> items.around(item).map(Item::id))) {
            case Built.Done done -> new Built.Done(done.document(), "Duplicate", done.id());
            case Built.Refused no -> no;
        };
    }

    private Optional<Pointer> list(Item item, Optional<String> into) {
        Items items = Items.of(document);
        return switch (item.kind()) {
            case "pmem", "partition", "dm" -> Optional.of(Pointer.ROOT.key("devices"));
            case "process" -> Optional.of(Pointer.ROOT.key("processes"));
            case "file", "directory" -> owner(items, into, "xfs", "ext4").map(f -> f.pointer().key("files"));
            case "mapping" -> owner(items, into, "process").map(p -> p.pointer().key("mappings"));
            case "xfs", "ext4", "devdax", "blockdev" -> Optional.of(Pointer.ROOT.key("filesystems"));
            default -> Optional.of(Pointer.ROOT.key("watchers"));
        };
    }

    private static Optional<Item> owner(Items items, Optional<String> into, String... kinds) {
        Optional<Item> chosen = into.flatMap(items::find).filter(i -> List.of(kinds).contains(i.kind()));
        return chosen.or(() -> items.ofKind(kinds).findFirst());
    }

    /** The same item with an id, a name and a place that nothing else has. */
    private Fields fresh(Item item) {
        Items items = Items.of(document);
        boolean process = item.kind().equals("process");
        int first = process ? (int) Math.min(Adding.freePid(document), Integer.MAX_VALUE) : 1;
        String id = free(stem(item), first);
        Fields fields = copied(item, id);
        fields = fields.get("name").isPresent() && !process
                ? fields.with("name", Node.of(id)) : fields;
        return switch (item.kind()) {
            case "pmem" -> fields.with("base", Adding.freeBase(items));
            case "process" -> mappings(fields.with("pid", Node.of(Adding.freePid(document))));
            case "file", "directory" -> fields.with("path", Node.of(path(items, item))).without("links");
            case "xfs", "ext4" -> fields.with("mount", Node.of("/mnt/" + id)).with("files", files(item));
            case "devdax", "blockdev" -> fields.with("mount", Node.of("/dev/" + id)).with("files", files(item));
            default -> fields;
        };
    }

    /** The files of a filesystem, each under an id of its own; blocks are found for them anew. */
    private Node files(Item filesystem) {
        return Node.of(Items.of(document).within(filesystem).map(file -> (Node) copied(file, free(stem(file), 1)))
                .toList());
    }

    private Fields mappings(Fields process) {
        if (!(process.get("mappings").orElse(Node.of("")) instanceof Node.Items mappings)) {
            return process;
        }
        String stem = "m" + process.get("pid").map(Item::plain).orElse("") + "-";
        return process.with("mappings", Node.of(mappings.items().stream().map(n -> n instanceof Fields f
                ? (Node) followed(f).with("id", Node.of(free(stem, 1))).without("pages")
                : n).toList()));
    }

    /** The item under another id, which what is copied later will call it by, and without the blocks it lies in. */
    private Fields copied(Item item, String id) {
        renamed.put(item.id(), id);
        Fields fields = followed(item.fields().with("id", Node.of(id)));
        for (String key : PLACED) {
            fields = fields.without(key);
        }
        return fields;
    }

    private static String stem(Item item) {
        String stem = item.id().replaceAll("[0-9]+$", "");
        return stem.isEmpty() ? "copy" : stem;
    }

    /** An id that nothing in the document has, and no other copy. */
    private String free(String stem, int from) {
        Items items = Items.of(document);
        int number = from;
        String id = items.free(stem, number);
        while (!given.add(id)) {
            id = items.free(stem, ++number);
        }
        return id;
    }

    private Fields followed(Fields fields) {
        Fields next = fields;
        for (String key : REFERENCES) {
            Optional<String> to = next.get(key).map(Item::plain).flatMap(id -> Optional.ofNullable(renamed.get(id)));
            next = to.isPresent() ? next.with(key, Node.of(to.get())) : next;
        }
        return next;
    }

    private static String path(Items items, Item item) {
        String path = item.text("path");
        String stem = path.replaceAll("-[0-9]+$", "");
        int number = 2;
        while (isTaken(items, stem + "-" + number)) {
            number++;
        }
        return isTaken(items, path) ? stem + "-" + number : path;
    }

    private static boolean isTaken(Items items, String path) {
        return items.ofKind("file", "directory").anyMatch(f -> f.paths().anyMatch(path::equals));
    }
}
