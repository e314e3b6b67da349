package org.faultline.desktop.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * A part of the window that can be shown, hidden and moved. Whatever the window has to do with it follows from this: its
 * place, its command in the View menu, in the palette and on the sheet of keys.
 */
public interface Pane {
    /** Where a pane stands. */
    enum Place {
        /** A column at the left. */
        LEFT,
        /** In the middle, below one another. */
        MIDDLE,
        /** A column at the right. */
        RIGHT,
        /** A row below all of these. */
        ROW,
        /** A tab below that row, of which one is seen. */
        TAB
    }

    /**
     * How it is told from others.
     *
     * @param place where it stands
     * @param icon its sign, by the name it has among the Feather icons
     * @param keys what shows it, or hides it where it is in sight; such as {@code Shortcut+5}
     * @param open whether it is in sight from the start; of several tabs the last that is
     */
    record Sign(Place place, String icon, String keys, boolean open) {}

    /** Its name in the program, such as {@code log}. */
    String id();

    Sign sign();

    /** What it is called just now. */
    ObservableValue<String> title(PaneView view);

    /** Makes its nodes. This is asked once, when it is first seen. */
    Parent panel(PaneView view);

    /** Whether it takes about half of the window where others have a few rows. */
    default boolean isTall() {
        return false;
    }

    /**
     * What of its nodes has the keyboard when somebody asks for it by its command, or the first within that; nothing where it
     * stays where it is.
     */
    default Optional<Node> first(Parent panel) {
        return Optional.empty();
    }

    /** Whether it is seen while a lesson waits for an answer: what tells more than the picture is not. */
    default boolean isFor(Predicting.Stand stand) {
        return !stand.isHeld();
    }

    /** Whether it stays in sight when another tab has something to say: somebody writes there, and reads there what is wrong. */
    default boolean isWrittenIn() {
        return false;
    }

    /** Whether it has anything to show: where it has not, it has no place. */
    default ObservableValue<Boolean> wanted(PaneView view) {
        return new ReadOnlyBooleanWrapper(true);
    }
}
