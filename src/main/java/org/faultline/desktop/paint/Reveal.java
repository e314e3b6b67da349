package org.faultline.desktop.paint;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/** Keeps what has the keyboard in sight where there is more than is seen. */
public final class Reveal {
    private Reveal() {}

    /** In that pane from now on. */
    public static void install(ScrollPane pane) {
        pane.viewportBoundsProperty().subscribe(seen -> reveal(pane));
        pane.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(field -> reveal(pane));
    }

    /** What is wrong with a field takes room below it. */
    private static void reveal(ScrollPane pane) {
        Node field = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        if (field != null && isIn(field, pane.getContent())) {
            show(pane, field);
        }
    }

    /** Scrolls no further than it must. */
    public static void show(ScrollPane pane, Node node) {
        Bounds at = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = pane.getContent().getLayoutBounds().getHeight() - seen;
        if (hidden > 0) {
            double top = Math.min(at.getMinY(), Math.max(pane.getVvalue() * hidden, at.getMaxY() - seen));
            pane.setVvalue(Math.clamp(top / hidden, 0, 1));
        }
    }

    private static boolean isIn(Node field, Node content) {
        return field.equals(content) || (field.getParent() != null && isIn(field.getParent(), content));
    }
}
