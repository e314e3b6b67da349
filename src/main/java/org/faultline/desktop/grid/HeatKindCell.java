package org.faultline.desktop.grid;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Sheet;
import org.faultline.format.HarmText;
import org.faultline.impact.heat.Harm;
import org.faultline.impact.heat.Heat;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Theme;

/** A kind of page in the list of the worst: its sign, how many there are, what they are and what comes of one. */
final class HeatKindCell extends ListCell<Heat.Kind> {
    private static final double SIDE = 16;
    private final ViewSettings looks;
    private final Label count = new Label();
    private final Text use = new Text();
    private final Text harm = new Text();
    private final VBox words = new VBox(use, harm);

    HeatKindCell(ViewSettings looks) {
        this.looks = looks;
        setPrefWidth(0);
        count.getStyleClass().add("count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        harm.getStyleClass().add("harm");
        harm.wrappingWidthProperty().bind(Bindings.createDoubleBinding(
                () -> Math.max(SIDE, getWidth() - words.getLayoutX() - 2 * SIDE), widthProperty(),
                words.layoutXProperty()));
        use.getStyleClass().add("use");
        use.wrappingWidthProperty().bind(harm.wrappingWidthProperty());
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
        count.setText(WindowText.text(kind.pages() == 1 ? "heat.pages.one" : "heat.pages", kind.pages()));
        use.setText(HarmText.of(kind.use()));
        harm.setText(HarmText.of(kind.harm()));
        HBox row = new HBox(sign(looks, kind.harm().grade()), count, words);
        row.getStyleClass().add("kind");
        setGraphic(row);
        setAccessibleText(count.getText() + " " + use.getText() + ": " + harm.getText());
    }

    /** The sign alone, as it is in the map, as large as text is. */
    private static Node sign(ViewSettings looks, Harm.Grade grade) {
        double side = SIDE * looks.scale().getValue();
        Sheet sheet = new Sheet();
        sheet.fit(side, side, 1);
        Pen pen = new Pen(sheet.surface(Theme.of(looks.dark().get())));
        pen.fill(sheet.box(), Paint.GROUND);
        new HeatSigns(pen).paint(sheet.box(), grade);
        return sheet;
    }
}
