package org.faultline.edit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.faultline.address.Quantity;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.part.Field;

/**
 * Something in a document that has an id: a device, a filesystem, a file, a process or a mapping.
 *
 * @param kind {@code pmem}, {@code partition}, {@code dm}, {@code xfs}, {@code ext4}, {@code file}, {@code directory},
 *     {@code process} or {@code mapping}
 * @param pointer where it stands
 */
public record Item(String id, String kind, Pointer pointer, Node.Fields fields) {
    /** What people call it: its path, its name, where it is mounted, or else its id. */
    public String name() {
        return Stream.of("path", "name", "mount").map(this::text).filter(t -> !t.isEmpty()).findFirst().orElse(id);
    }

    /** The text of a field, {@code log/device} of one in an object below; empty when there is none. */
    public String text(String key) {
        Optional<Node> found = Optional.of(fields);
        for (String step : key.split("/")) {
            found = found.flatMap(n -> n instanceof Node.Fields f ? f.get(step) : Optional.empty());
        }
        return found.map(Item::plain).orElse("");
    }

    /** What it has in a field, or what is meant where the document does not say it. */
    public String said(Field field) {
        String text = text(field.key());
        return text.isEmpty() ? field.otherwise() : text;
    }

    /** The bytes a field means, if it means any. */
    public OptionalLong bytes(String key) {
        return Quantity.parse(text(key));
    }

    /** The items of the field {@code table}. */
    List<String> table() {
        return fields.get("table").orElse(Node.Items.EMPTY) instanceof Node.Items lines
                ? lines.items().stream().map(Item::plain).toList()
                : List.of();
    }

    /** The paths of a file, the first one first. */
    Stream<String> paths() {
        return Stream.concat(Stream.of(text("path")), text("links").lines());
    }

    /** A value as one would type it. */
    static String plain(Node node) {
        return switch (node) {
            case Node.Text t -> t.value();
            case Node.Numeral n -> n.literal();
            case Node.Truth t -> Boolean.toString(t.value());
            case Node.Items list -> String.join("\n", list.items().stream().map(Item::plain).toList());
            case Node.Fields f -> f.fields().size() == 1
                    ? plain(f.fields().getFirst().value())
                    : f.get("where").isPresent() ? CopyLines.line(f) : ExtentLines.line(f);
            case Node.Nothing n -> "";
        };
    }
}
