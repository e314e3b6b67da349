package org.faultline.desktop.editor;

import org.faultline.address.Unit;
import org.faultline.desktop.model.Living;
import org.faultline.edit.Item;
import org.faultline.part.Field;

/** What a field of an action says before anybody types. */
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
            case Field.Type.Reference r -> living.items().ofKind(r.kinds().toArray(String[]::new))
                    .filter(i -> !i.equals(item)).findFirst().map(Item::id).orElse("");
        };
    }
}
