package org.faultline.desktop.compare;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.faultline.compare.Differing;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.WholeText;
import org.faultline.format.CompareWords;
import org.faultline.format.words.Visible;
import org.jspecify.annotations.Nullable;

/** What one side does in a row, with the numbers in a box that are others on the other side; hatched where it does nothing. */
final class SideCell extends TableCell<RowLine, String> {
    private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");
    private final boolean left;
    private final Label what = new Label();
    private final HBox line = new HBox(what);

    SideCell(boolean left) {
        this.left = left;
        getStyleClass().add("side");
        line.getStyleClass().add("line");
        what.setMinWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        WholeText.tip(what);
    }

    @Override
    protected void updateItem(@Nullable String told, boolean empty) {
        super.updateItem(told, empty);
        Optional<RowLine> row = Optional.ofNullable(getTableRow()).map(r -> r.getItem()).filter(r -> !empty);
        pseudoClassStateChanged(GAP, row.filter(r -> r.isGap(left)).isPresent());
        setText(empty ? "" : told);
        setGraphic(row.map(this::shown).orElse(null));
    }

    private HBox shown(RowLine row) {
        what.setText(Visible.of(row.what(left)));
        line.getChildren().setAll(what);
        for (Differing each : row.numbers()) {
            Label name = new Label(WindowText.text("compare.boxed", CompareWords.name(each.name())));
            name.getStyleClass().add("number-name");
            Label boxed = new Label(Visible.of(CompareWords.value(left ? each.left() : each.right())));
            boxed.getStyleClass().add("boxed");
            name.setMinWidth(Region.USE_PREF_SIZE);
            boxed.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().addAll(name, boxed);
        }
        return line;
    }
}
