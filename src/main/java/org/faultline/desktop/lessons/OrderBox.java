package org.faultline.desktop.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.kordamp.ikonli.javafx.FontIcon;

/** Steps to be put in order: each is dragged, or moved with its arrows or with Alt and an arrow. */
final class OrderBox extends VBox {
    private final Predicting predicting;
    private final Keyed.Key key;
    private final List<Row> rows = new ArrayList<>();

    OrderBox(Predicting predicting, Keyed.Key key) {
        this.predicting = predicting;
        this.key = key;
        getStyleClass().addAll("picks", "order");
        key.options().forEach(option -> rows.add(new Row(option)));
        show();
    }

    /** What stands there is an answer as soon as somebody moved a step; before, it is how the steps are offered. */
    private void move(Row row, int to) {
        int place = Math.clamp(to, 0, rows.size() - 1);
        rows.remove(row);
        rows.add(place, row);
        show();
        row.requestFocus();
        predicting.draft().set(Optional.of(new Reply.Ordered(rows.stream().map(r -> r.option.id()).toList())));
    }

    private void show() {
        getChildren().setAll(rows);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).number.setText(Integer.toString(i + 1));
        }
    }

    /** A step, which can be moved. */
    private final class Row extends HBox {
        private final Keyed.Option option;
        private final Label number = new Label();

        Row(Keyed.Option option) {
            this.option = option;
            Said words = new Said(LessonText.option(option));
            words.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(words, Priority.ALWAYS);
            number.getStyleClass().add("order-number");
            number.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(number, words, arrow("fth-chevron-up", "lesson.up", -1),
                    arrow("fth-chevron-down", "lesson.down", 1));
            getStyleClass().add("order-row");
            setId("order-" + option.id());
            setFocusTraversable(true);
            setAccessibleText(LessonText.option(option) + ". " + key.ask().kind().word());
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
            setOnMousePressed(event -> requestFocus());
            setOnMouseDragged(this::dragged);
        }

        private Button arrow(String icon, String name, int by) {
            Button button = new Button("", new FontIcon(icon));
            button.getStyleClass().addAll("flat", "small");
            button.setFocusTraversable(false);
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(WindowText.text(name));
            button.setOnAction(event -> move(this, rows.indexOf(this) + by));
            return button;
        }

        private void pressed(KeyEvent event) {
            boolean up = event.getCode() == KeyCode.UP;
            if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
                move(this, rows.indexOf(this) + (up ? -1 : 1));
                event.consume();
            }
        }

        /** It stands where the mouse is, as soon as that is over another one. */
        private void dragged(MouseEvent event) {
            double y = localToParent(event.getX(), event.getY()).getY();
            rows.stream().filter(r -> r.getBoundsInParent().getMinY() <= y && y < r.getBoundsInParent().getMaxY())
                    .findFirst().filter(r -> !r.equals(this)).ifPresent(r -> move(this, rows.indexOf(r)));
        }
    }
}
