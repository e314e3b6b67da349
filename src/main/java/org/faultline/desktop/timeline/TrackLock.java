package org.faultline.desktop.timeline;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.SubgoalText;
import org.faultline.playback.Subgoal;

/** What stands around the slider while a lesson asks something: that it is locked, and five parts of which none is longer. */
final class TrackLock {
    private final VBox signs = new VBox();

    /** @param names what stands there while nothing is asked */
    TrackLock(Pane place, Predicting predicting, Node... names) {
        Label locked = new Label(WindowText.text("lesson.locked"));
        locked.getStyleClass().addAll("track-name", "current");
        Region between = new Region();
        VBox.setVgrow(between, Priority.ALWAYS);
        HBox parts = new HBox();
        Stream.of(Subgoal.values()).forEach(subgoal -> parts.getChildren().add(part(subgoal)));
        signs.getChildren().addAll(locked, between, parts);
        signs.setMouseTransparent(true);
        signs.setId("track-lock");
        place.getChildren().add(signs);
        predicting.isHeld().subscribe(asked -> {
            signs.setVisible(asked);
            Stream.of(names).forEach(name -> name.setVisible(!asked));
        });
    }

    /** A name; its number where there is no room for it. */
    private static Label part(Subgoal subgoal) {
        Label label = new Label();
        Text whole = new Text(SubgoalText.numbered(subgoal));
        whole.fontProperty().bind(label.fontProperty());
        label.widthProperty().subscribe(width -> label.setText(
                whole.getLayoutBounds().getWidth() < width.doubleValue() ? whole.getText()
                        : Integer.toString(subgoal.number())));
        label.getStyleClass().add("track-name");
        label.setMinWidth(0);
        label.setPrefWidth(1);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}
