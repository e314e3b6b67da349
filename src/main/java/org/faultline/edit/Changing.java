package org.faultline.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.TopologyDocument;
import org.faultline.part.Field;

/** Sets a field of an item from what a person typed. */
public final class Changing {
    /** What people call something: of each kind of item at most one of them. */
    private static final List<String> TITLES = List.of("path", "name", "mount");
    /** The fields that acts may name an item by. */
    private static final List<String> NAMES = List.of("path", "name", "mount", "pid");

    private Changing() {}

    /** Sets a field; what cannot be read as the field's type is kept as text, so that the check can say what is wrong. */
    public static Built set(TopologyDocument document, String id, Field field, String typed) {
        Optional<Item> item = Items.of(document).find(id);
        if (item.isEmpty()) {
            return new Built.Refused("It is not there any more.", "Select something else.");
        }
        Item is = item.get();
        Node value = value(field, typed);
        boolean none = value.equals(Node.Items.EMPTY) && !field.key().equals("table");
        TopologyDocument next = none || (field.key().equals("parent") && Item.plain(value).isEmpty())
                ? document.without(is.pointer().key(field.key()))
                : with(document, is, field, value);
        return new Built.Done(follow(document, next, is, field.key()), "Change " + field.title() + " of " + is.name(),
                id);
    }

    /** Sets a field of several items to the same. */
    public static Built set(TopologyDocument document, List<String> ids, Field field, String typed) {
        TopologyDocument next = document;
        for (String id : ids) {
            switch (set(next, id, field, typed)) {
                case Built.Done done -> next = done.document();
                case Built.Refused no -> {
                    return no;
                }
            }
        }
        return ids.size() == 1 ? set(document, ids.getFirst(), field, typed)
                : new Built.Done(next, "Change " + field.title() + " of " + Items.of(document).called(ids), "");
    }

    /** The document with another value of a field; an object below comes and goes with what is in it. */
    private static TopologyDocument with(TopologyDocument document, Item item, Field field, Node value) {
        int cut = field.key().indexOf('/');
        if (cut < 0) {
            return document.with(item.pointer().key(field.key()), value);
        }
        String outer = field.key().substring(0, cut);
        String inner = field.key().substring(cut + 1);
        boolean named = field.type() instanceof Field.Type.Reference;
        Fields before = item.fields().get(outer).orElse(Fields.EMPTY) instanceof Fields f ? f : Fields.EMPTY;
        if (named ? Item.plain(value).isEmpty() : before.equals(Fields.EMPTY)) {
            return document.without(item.pointer().key(outer));
        }
        return document.with(item.pointer().key(outer), before.with(inner, value));
    }

    /** Calls an item otherwise: the field people know it by. */
    public static Built rename(TopologyDocument document, String id, String name) {
        Optional<Item> item = Items.of(document).find(id);
        Optional<Field> field = item.flatMap(i -> Parts.of(i.kind())).stream().flatMap(p -> p.fields().stream())
                .filter(f -> TITLES.contains(f.key())).findFirst();
        return field.map(f -> set(document, id, f, name))
                .orElseGet(() -> new Built.Refused("It has no name of its own.", "Change its fields instead."));
    }

    static Node value(Field field, String typed) {
        String text = typed.strip();
        return switch (field.type()) {
            case Field.Type.Size s -> Node.of(text);
            case Field.Type.Count c ->
                    text.matches("[0-9]{1,18}") ? Node.of(Long.parseLong(text)) : Node.of(text);
            case Field.Type.Choice c -> Node.of(text);
            case Field.Type.Truth t -> Node.of(Boolean.parseBoolean(text));
            case Field.Type.Words w -> Node.of(text);
            case Field.Type.Lines l -> new Node.Items(Arrays.stream(typed.split("\n")).map(String::strip)
                    .filter(line -> !line.isEmpty()).map(line -> line(l, line)).toList(), 0);
            case Field.Type.Extents e -> ExtentLines.read(typed);
            case Field.Type.Copies c -> CopyLines.read(typed);
            case Field.Type.Reference r -> Node.of(text);
            case Field.Type.Made m -> Node.of(text);
            case Field.Type.Pid p -> text.matches("[0-9]{1,9}") ? Node.of(Long.parseLong(text)) : Node.of(text);
        };
    }

    /** The same for what a new part is given: a size in bytes is a number. */
    static Node typed(Field field, String value) {
        return field.type() instanceof Field.Type.Size && value.matches("[0-9]{1,18}") ? Node.of(Long.parseLong(value))
                : value(field, value);
    }

    private static Node line(Field.Type.Lines lines, String line) {
        return lines.key().isEmpty() ? Node.of(line) : Fields.EMPTY.with(lines.key(), Node.of(line));
    }

    /** Acts that name a device, a mount point, a file or a process follow it to its new name. */
    private static TopologyDocument follow(TopologyDocument before, TopologyDocument after, Item item, String key) {
        Item now = Items.of(after).find(item.id()).orElse(item);
        if (item.kind().equals("pmem") && (key.equals("size") || key.equals("dataOffset"))) {
            return deviceFile(after, now);
        }
        if (key.equals("size")) {
            return resized(after, item, now);
        }
        Items old = Items.of(before);
        return NAMES.contains(key)
                ? Acts.change(after, act -> Naming.renamed(act, naming -> naming.after(old, item, now)))
                : after;
    }

    /** The file that is a whole device is as large as that. */
    private static TopologyDocument deviceFile(TopologyDocument after, Item namespace) {
        Items items = Items.of(after);
        Optional<Item> file = items.ofKind("devdax", "blockdev").filter(d -> d.text("on").equals(namespace.id()))
                .flatMap(items::within).findFirst();
        long size = items.size(namespace).orElse(0);
        return file.filter(f -> size > 0).map(f -> after.with(f.pointer().key("size"), Adding.bytes(size)))
                .orElse(after);
    }

    /** A file in one piece stays in one piece. */
    private static TopologyDocument resized(TopologyDocument after, Item before, Item now) {
        Optional<Node> extents = now.fields().get("extents");
        long size = now.bytes("size").orElse(0);
        return extents.isEmpty() || size <= 0 ? after
                : after.with(now.pointer().key("extents"),
                        ExtentLines.resized(extents.get(), before.bytes("size").orElse(0), size));
    }
}
