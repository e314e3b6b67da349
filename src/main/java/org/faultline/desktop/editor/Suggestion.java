package org.faultline.desktop.editor;

import java.util.Optional;
import org.faultline.address.Quantity;
import org.faultline.address.Unit;
import org.faultline.desktop.model.Living;
import org.faultline.desktop.model.WindowText;
import org.faultline.edit.Item;
import org.faultline.edit.Items;
import org.faultline.part.Field;

/** What a field says before anybody types: one of an action, and one that a file leaves to the file whose blocks it shares. */
final class Suggestion {
    private Suggestion() {}

    static String of(Living living, Item item, Field field) {
        return switch (field.type()) {
            case Field.Type.Size s -> field.key().equals("length") ? "4096" : "0";
            case Field.Type.Count c -> switch (field.key()) {
                case "pid" -> Long.toString(living.callerPid());
                case "pages" -> Long.toString(Unit.PAGE.covering(item.bytes("length").orElse(1)));
                default -> Long.toString(c.least());
            };
            case Field.Type.Pid p -> Long.toString(living.callerPid());
            case Field.Type.Made m -> "";
            case Field.Type.Choice c -> c.words().getFirst();
            case Field.Type.Truth t -> "false";
            case Field.Type.Words w -> "";
            case Field.Type.Lines l -> "";
            case Field.Type.Extents e -> "";
            case Field.Type.Copies c -> "";
            case Field.Type.Reference r -> living.items().ofKind(r.kinds().toArray(String[]::new))
                    .filter(i -> !i.equals(item)).findFirst().map(Item::id).orElse("");
        };
    }

    /** What a file has of the one whose blocks it shares; empty where there is none. */
    static String lent(Items items, Item file, Field field) {
        Optional<Item> lender = Optional.of(file).filter(f -> f.kind().equals("file"))
                .flatMap(f -> items.find(f.text("reflink")));
        return lender.map(l -> switch (field.key()) {
            case "size" -> WindowText.text("build.lent.size", l.name(),
                    items.size(l).stream().mapToObj(Quantity::of).findFirst().orElse(""));
            case "extents" -> WindowText.text("build.lent", l.name());
            default -> "";
        }).orElse("");
    }
}
