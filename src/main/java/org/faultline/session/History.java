package org.faultline.session;

import java.util.List;
import java.util.Optional;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * The documents a session went through, each with the name of what led to it, and which of them is open. Immutable; an edit
 * shares the entries before it.
 *
 * @param entries oldest first, never empty
 * @param index of the open one
 */
public record History(List<Entry> entries, int index) {
    /** A document and what led to it. */
    public record Entry(String label, Optional<String> mergeKey, TopologyDocument document) {}

    public History {
        entries = TreePVector.from(entries);
        if (index < 0 || index >= entries.size()) {
            throw new IllegalArgumentException("entry " + index + " of " + entries.size());
        }
    }

    /** A history that begins with {@code document}. */
    public static History of(String label, TopologyDocument document) {
        return new History(List.of(new Entry(label, Optional.empty(), document)), 0);
    }

    /** The open document. */
    public TopologyDocument document() {
        return entries.get(index).document();
    }

    /** This history after an edit: the future is gone, and a document like the open one makes no entry. */
    public History apply(Edit edit) {
        TopologyDocument next = edit.change().apply(document());
        if (isSame(next, document())) {
            return this;
        }
        boolean merges = isMergedBy(edit);
        PVector<Entry> kept = TreePVector.from(entries);
        while (kept.size() > (merges ? index : index + 1)) {
            kept = kept.minus(kept.size() - 1);
        }
        if (merges && isSame(next, kept.getLast().document())) {
            return new History(kept, kept.size() - 1);
        }
        return new History(kept.plus(new Entry(edit.label(), edit.mergeKey(), next)), kept.size());
    }

    /** Whether both are at one entry of the same entries. */
    boolean isAt(History other) {
        return entries == other.entries && index == other.index;
    }

    public boolean canUndo() {
        return index > 0;
    }

    public boolean canRedo() {
        return index < entries.size() - 1;
    }

    /** One entry back, or this when there is none. */
    public History undo() {
        return canUndo() ? goTo(index - 1) : this;
    }

    /** One entry forward, or this when there is none. */
    public History redo() {
        return canRedo() ? goTo(index + 1) : this;
    }

    /** The same entries with another one open. */
    public History goTo(int entry) {
        return new History(entries, entry);
    }

    /** What undo would take back. */
    public Optional<String> undoLabel() {
        return canUndo() ? Optional.of(entries.get(index).label()) : Optional.empty();
    }

    /** What redo would bring again. */
    public Optional<String> redoLabel() {
        return canRedo() ? Optional.of(entries.get(index + 1).label()) : Optional.empty();
    }

    /** The same history with every document known under another file name. */
    History inFile(String name) {
        List<Entry> renamed = entries.stream()
                .map(e -> new Entry(e.label(), e.mergeKey(), e.document().inFile(name))).toList();
        return new History(renamed, index);
    }

    /** Whether two documents would be saved as the same bytes. */
    static boolean isSame(TopologyDocument one, TopologyDocument other) {
        return TopologyJson.areSame(one, other);
    }

    private boolean isMergedBy(Edit edit) {
        return canUndo() && !canRedo() && edit.mergeKey().isPresent()
                && edit.mergeKey().equals(entries.get(index).mergeKey());
    }
}
