package org.faultline.edit;

import java.util.Map;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.TopologyDocument;
import org.faultline.part.Description;
import org.faultline.part.Field;

/** Puts an act into a document as its description says, before the story begins. */
record OfferedAct(TopologyDocument document, Description what) {
    /** Whether a field of an act that is done to an item of that kind names that item, or the process it belongs to. */
    static boolean isItself(Field field, String kind) {
        boolean process = kind.equals("process") || kind.equals("mapping");
        return (field.type() instanceof Field.Type.Reference r && r.kinds().contains(kind))
                || (process && field.type() instanceof Field.Type.Pid);
    }

    /** Does it to the item {@code id}; {@code said} has what was typed for each other field. */
    Built on(String id, Map<String, String> said) {
        Items items = Items.of(document);
        Optional<Item> found = items.find(id);
        if (found.isEmpty()) {
            return new Built.Refused("It is not there any more.", "Select something else.");
        }
        Item item = found.get();
        Item process = item.kind().equals("mapping") ? items.around(item).orElse(item) : item;
        Fields act = Fields.EMPTY.with("act", Node.of(what.word()));
        for (Field field : what.fields()) {
            String typed = said.getOrDefault(field.key(), "").strip();
            if (isItself(field, item.kind())) {
                act = act.with(field.key(), field.type() instanceof Field.Type.Pid
                        ? process.fields().get("pid").orElse(Node.of("")) : Node.of(id));
            } else if (!isLeftOut(field, typed)) {
                act = act.with(field.key(), Changing.value(field, typed));
            }
        }
        return new Built.Done(Acts.add(document, act), what.title() + " " + item.name(), id);
    }

    /** Nothing is written where nothing was typed and nothing need be, nor for the pid of a shell. */
    private static boolean isLeftOut(Field field, String typed) {
        return field.isOptional() && (typed.isEmpty() || (field.type() instanceof Field.Type.Pid && typed.equals("0")));
    }
}
