package org.faultline.edit;

import java.util.List;
import java.util.Map;
import org.faultline.document.TopologyDocument;
import org.faultline.part.Field;

/**
 * Something that can be done to an item besides changing its fields: a system call before the story, or a copy.
 *
 * @param title for people
 * @param kind of the items it is done to
 * @param meaning one sentence: what comes of it
 * @param fields what has to be said, in order; none where nothing has
 * @param call what does it
 */
public record Action(String title, String kind, String meaning, List<Field> fields, Call call) {
    /** Does it to the item {@code id}; {@code said} has what was typed for each field. */
    public interface Call {
        Built on(TopologyDocument document, String id, Map<String, String> said);
    }

    public Action {
        fields = List.copyOf(fields);
    }
}
