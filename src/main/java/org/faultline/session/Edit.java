package org.faultline.session;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.faultline.document.TopologyDocument;

/**
 * One change of the document.
 *
 * @param label what a person did, {@code Move pmem0}
 * @param mergeKey edits in a row with the same key count as one: a drag, a text being typed
 * @param change the document afterwards
 */
public record Edit(String label, Optional<String> mergeKey, UnaryOperator<TopologyDocument> change) {
    /** An edit that stands for itself. */
    public static Edit of(String label, UnaryOperator<TopologyDocument> change) {
        return new Edit(label, Optional.empty(), change);
    }

    /** An edit that replaces the one before when that has the same key. */
    public static Edit merging(String label, String mergeKey, UnaryOperator<TopologyDocument> change) {
        return new Edit(label, Optional.of(mergeKey), change);
    }
}
