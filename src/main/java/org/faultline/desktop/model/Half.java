package org.faultline.desktop.model;

import org.faultline.compare.Side;
import org.faultline.design.KernelDesign;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.DesignText;

/** What one half of a comparison is the run of. */
public sealed interface Half {
    /** The open story under a kernel. */
    record Under(KernelDesign design) implements Half {}

    /** Another run that the open document keeps. */
    record OfRun(String name) implements Half {}

    /**
     * The document as it was before an edit.
     *
     * @param edit what undo calls that edit
     */
    record Before(String edit, TopologyDocument document) implements Half {}

    /** A run that stays what it is whatever becomes of the open document: one that was kept, or that of another document. */
    record Held(String name, Side side) implements Half {}

    /** What it is called where somebody chooses it. */
    default String title() {
        return switch (this) {
            case Under u -> DesignText.title(u.design);
            case OfRun r -> r.name;
            case Before b -> WindowText.text("compare.before", b.edit);
            case Held h -> h.name;
        };
    }
}
