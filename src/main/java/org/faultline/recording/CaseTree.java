package org.faultline.recording;

import java.util.List;
import org.faultline.document.Node;

/** Objects of a document, written field by field. */
final class CaseTree {
    private Node.Fields fields = Node.Fields.EMPTY;

    static CaseTree object() {
        return new CaseTree();
    }

    CaseTree with(String key, String value) {
        fields = fields.with(key, Node.of(value));
        return this;
    }

    CaseTree with(String key, long value) {
        fields = fields.with(key, Node.of(value));
        return this;
    }

    CaseTree with(String key, boolean value) {
        fields = fields.with(key, Node.of(value));
        return this;
    }

    CaseTree with(String key, List<? extends Node> items) {
        fields = items.isEmpty() ? fields : fields.with(key, Node.of(items));
        return this;
    }

    CaseTree with(String key, Node.Fields value) {
        fields = fields.with(key, value);
        return this;
    }

    Node.Fields done() {
        return fields;
    }
}
