package org.faultline.edit;

import org.faultline.document.TopologyDocument;

/** What came of doing something to a document by hand. */
public sealed interface Built {
    /**
     * It was done.
     *
     * @param label what was done, for undo: {@code Add XFS}
     * @param id of the item to select afterwards
     */
    record Done(TopologyDocument document, String label, String id) implements Built {}

    /** It makes no sense: why, and what to do instead. */
    record Refused(String reason, String remedy) implements Built {}
}
