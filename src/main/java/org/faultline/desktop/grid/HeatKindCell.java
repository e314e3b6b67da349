package org.faultline.desktop.grid;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.paint.Magnifier;
import org.faultline.desktop.paint.Sheet;
import org.faultline.format.HarmText;
import org.faultline.impact.heat.Harm;
import org.faultline.impact.heat.Heat;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;

/** A kind of page in the list of the worst: its sign, how many there are, what they are and what comes of one. */
final class HeatKindCell extends ListCell<Heat.Kind> {
    private static final double SIDE = 16;
    private final ViewSettings looks;
    private final Label count = new Label();
    private final Label use = new Label();
    private final Label harm = new Label();

    HeatKindCell(ViewSettings looks) {
        this.looks = looks;
        setPrefWidth(0);
        count.getStyleClass().add("count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        harm.getStyleClass().add("harm");
        harm.setWrapText(true);
    }

    /** What a sign means. */
    static Node legend(ViewSettings looks, Harm.Grade grade) {
        HBox entry = new HBox(sign(looks, grade), new Label(HarmText.of(grade)));
        entry.setAlignment(Pos.CENTER_LEFT);
        entry.getStyleClass().add("entry");
        return entry;
    }

    @Override
    protected void updateItem(Heat.Kind kind, boolean empty) {
        super.updateItem(kind, empty);
        if (empty) {
            setGraphic(null);
            return;
        }
        count.setText(Long.toString(kind.pages()));
        use.setText(HarmText.of(kind.use()));
        harm.setText(HarmText.of(kind.harm()));
        HBox row = new HBox(sign(looks, kind.harm().grade()), count, new VBox(use, harm));
        row.getStyleClass().add("kind");
        setGraphic(row);
        setAccessibleText(count.getText() + " " + use.getText() + ": " + harm.getText());
    }

    private static Node sign(ViewSettings looks, Harm.Grade grade) {
        Swatch swatch = new Swatch(looks, grade);
        Magnifier sized = new Magnifier(swatch, looks.scale());
        sized.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return sized;
    }

    /** The sign alone, as it is in the map. */
    private static final class Swatch extends Region {
        private final Sheet canvas = new Sheet();
        private final ViewSettings looks;
        private final Harm.Grade grade;

        Swatch(ViewSettings looks, Harm.Grade grade) {
            this.looks = looks;
            this.grade = grade;
            getChildren().add(canvas);
            setMinSize(SIDE, SIDE);
            setPrefSize(SIDE, SIDE);
            setMaxSize(SIDE, SIDE);
            looks.dark().when(sceneProperty().isNotNull()).subscribe(dark -> draw());
        }

        @Override
        protected void layoutChildren() {
            if (canvas.fit(SIDE, SIDE, looks.scale().getValue())) {
                draw();
            }
        }

        private void draw() {
            if (canvas.hasRoom()) {
                Pen pen = new Pen(canvas.surface(Theme.of(looks.dark().get())));
                pen.fill(canvas.box(), Paint.GROUND);
                new HeatSigns(pen).paint(new Box(0, 0, SIDE, SIDE), grade);
            }
        }
    }
}
