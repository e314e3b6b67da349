package org.faultline.assembly;

import org.faultline.document.TopologyDocument;

/** The first two fields of a document: whether it is ours at all, and of a version we read. */
final class Preamble {
    private Preamble() {}

    /** Whether the rest of the document can be understood. */
    static boolean accepts(Entry root) {
        String format = root.text("format");
        if (root.isGood("format") && !format.equals(TopologyDocument.FORMAT)) {
            root.error("format", "not-faultline",
                    "The format is " + Wording.quote(format) + ", so this is not a topology document.",
                    "Open a topology document, or write \"format\": \"" + TopologyDocument.FORMAT + "\".");
        }
        long version = root.count("version", 1, Integer.MAX_VALUE);
        if (root.isGood("version") && version > TopologyDocument.VERSION) {
            root.error("version", "newer-version",
                    "The document has version " + version + ", but this program reads version "
                            + TopologyDocument.VERSION + ".",
                    "Open it with a newer Faultline; nothing in the file was changed.");
        }
        return root.isSound();
    }
}
