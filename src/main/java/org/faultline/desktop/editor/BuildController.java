package org.faultline.desktop.editor;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.faultline.session.Session;

/**
 * The palette and the form, one below the other. The palette stands still while the form is scrolled or becomes another; the
 * field that has the keyboard stays in sight.
 */
public final class BuildController {
    /** As much of the height as the palette may take. */
    private static final double MOST = 0.55;
    private final ObservableValue<Session> session;
    @FXML
    private VBox box;
    @FXML
    private ScrollPane palette;
    @FXML
    private ScrollPane pane;

    public BuildController(ObservableValue<Session> session) {
        this.session = session;
    }

    @FXML
    void initialize() {
        session.subscribe(this::begin);
        Region parts = (Region) palette.getContent();
        palette.prefHeightProperty().bind(Bindings.min(parts.heightProperty(), box.heightProperty().multiply(MOST)));
        pane.viewportBoundsProperty().subscribe(seen -> reveal());
        pane.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(field -> reveal());
    }

    /** A document that was just opened is built from the top of the palette. */
    private void begin(Session now) {
        if (now.history().entries().size() == 1) {
            palette.setVvalue(0);
        }
    }

    /** What is wrong with a field takes room below it. */
    private void reveal() {
        Node field = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        if (field == null || !isIn(field, pane.getContent())) {
            return;
        }
        Bounds at = pane.getContent().sceneToLocal(field.localToScene(field.getLayoutBounds()));
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
