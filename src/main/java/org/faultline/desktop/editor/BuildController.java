package org.faultline.desktop.editor;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.NextStep;
import org.faultline.desktop.paint.Reveal;
import org.faultline.session.Session;

/**
 * The palette and the form, one below the other. The palette stands still while the form is scrolled or becomes another; the
 * field that has the keyboard stays in sight.
 */
public final class BuildController {
    /** As much of the height as the palette may take. */
    private static final double MOST = 0.55;
    private final ObservableValue<Session> session;
    private Optional<NextStep> lacking = Optional.empty();
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
        Reveal.install(pane);
    }

    /** A document that was just opened is built from the top of the palette; what a machine lacks next is in sight. */
    private void begin(Session now) {
        if (now.history().entries().size() == 1) {
            palette.setVvalue(0);
        }
        Optional<NextStep> next = NextStep.of(now.timeline().machine());
        if (!next.equals(lacking)) {
            lacking = next;
            next.map(step -> palette.getContent().lookup("#" + PartsController.id(step.layer())))
                    .ifPresent(section -> Reveal.show(palette, section));
        }
    }
}
