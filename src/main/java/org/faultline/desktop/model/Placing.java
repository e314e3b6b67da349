package org.faultline.desktop.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.edit.Item;
import org.faultline.edit.Ordering;

/** What stands left of what in the picture; what is selected stays selected. */
public record Placing(Builder builder) {
    /**
     * Moves what is selected so many places to the right, or to the left when negative.
     *
     * @param row ids of everything that stands beside each other, left to right
     */
    public void move(List<String> row, int places) {
        builder.place(document -> Ordering.move(document, row, selected(), places));
    }

    /** Moves some of a row to where so many of the others stand left of them. */
    public void put(List<String> row, Set<String> moved, int left) {
        builder.place(document -> Ordering.put(document, row, moved, left));
    }

    /** Leaves the places of what is selected, or of everything, to the picture. */
    public void tidy() {
        builder.place(document -> Ordering.tidy(document, selected()));
    }

    private Set<String> selected() {
        return builder.chosen().stream().map(Item::id).collect(Collectors.toSet());
    }
}
