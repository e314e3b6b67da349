package org.faultline.desktop.inspector;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.faultline.format.Condition;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a kernel asked, each with what it found: those that hold with a tick, those that do not in a box with a cross. */
final class ConditionRows extends SectionRows<Condition> {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    ConditionRows() {
        super(new VBox());
    }

    @Override
    Row<Condition> make() {
        FontIcon sign = new FontIcon("fth-check");
        Label text = label("words");
        Label value = label("note");
        HBox row = new HBox(sign, new VBox(text, value));
        row.getStyleClass().add("condition");
        return new Row<>(List.of(row), condition -> {
            sign.setIconLiteral(condition.holds() ? "fth-check" : "fth-x");
            row.pseudoClassStateChanged(BROKEN, !condition.holds());
            say(text, condition.text());
            say(value, condition.value());
        });
    }

    @Override
    void add(Pane to, Row<Condition> row) {
        to.getChildren().addAll(row.nodes());
    }
}
