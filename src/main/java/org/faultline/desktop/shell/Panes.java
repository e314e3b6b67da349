package org.faultline.desktop.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import org.faultline.desktop.model.Command;
import org.faultline.desktop.model.Pane;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;

/** The panes of a window: which are in sight, and their nodes, which are made when they are first seen. */
public final class Panes {
    private final List<Pane> all;
    private final PaneView window;
    private final ViewSettings looks;
    private final Consumer<Node> made;
    private final Map<String, Parent> nodes = new HashMap<>();

    /** @param made is told the nodes of each pane when there are any */
    public Panes(List<Pane> all, PaneView window, ViewSettings looks, Consumer<Node> made) {
        this.all = List.copyOf(all);
        this.window = window;
        this.looks = looks;
        this.made = made;
        all.forEach(pane -> shown(pane).set(pane.sign().open()));
    }

    public List<Pane> all() {
        return all;
    }

    List<Pane> at(Pane.Place place) {
        return all.stream().filter(pane -> pane.sign().place() == place).toList();
    }

    /** Whether a pane is in sight; of tabs that is one at most. */
    public BooleanProperty shown(Pane pane) {
        return looks.shown(pane.id());
    }

    /** Whether a tab is in sight that takes about half of the window. */
    boolean isTall() {
        return all.stream().anyMatch(pane -> pane.isTall() && shown(pane).get());
    }

    /** Whether a tab is in sight that no other takes the place of by itself. */
    boolean isKept() {
        return all.stream().anyMatch(pane -> pane.isWrittenIn() && shown(pane).get());
    }

    ObservableValue<String> title(Pane pane) {
        return pane.title(window);
    }

    ObservableValue<Boolean> wanted(Pane pane) {
        return pane.wanted(window);
    }

    /** Whether a pane may be seen: a lesson that waits for an answer closes what tells more than the picture. */
    ObservableValue<Boolean> allowed(Pane pane) {
        return window.predicting().stand().map(pane::isFor);
    }

    /** The window that the panes stand in, as they see it. */
    public PaneView window() {
        return window;
    }

    ViewSettings looks() {
        return looks;
    }

    /** The nodes of a pane; from now on there are some. */
    public Parent node(Pane pane) {
        Parent there = nodes.get(pane.id());
        if (there != null) {
            return there;
        }
        Parent fresh = pane.panel(window);
        nodes.put(pane.id(), fresh);
        made.accept(fresh);
        return fresh;
    }

    /** One command for each pane, which shows it or hides it. */
    List<Command> commands() {
        return all.stream().map(pane -> Command.switching(title(pane), shown(pane)).keys(pane.sign().keys())
                .icon(pane.sign().icon())
                .when(wanted(pane).flatMap(wanted -> allowed(pane).map(allowed -> wanted && allowed)))
                .and(() -> enter(pane))).toList();
    }

    /** Shows the pane of that name, and goes on there. */
    void ask(String id) {
        all.stream().filter(pane -> pane.id().equals(id)).forEach(pane -> {
            shown(pane).set(true);
            enter(pane);
        });
    }

    private void enter(Pane pane) {
        if (shown(pane).get()) {
            Platform.runLater(() -> pane.first(node(pane)).ifPresent(Panes::focus));
        }
    }

    private static void focus(Node node) {
        if (node.isFocusTraversable()) {
            node.requestFocus();
        } else {
            node.requestFocusTraversal(TraversalDirection.NEXT);
        }
    }
}
