package org.faultline.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Gloss;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.Visible;

/**
 * A section as labels: a heading, and a row for each thing. Another section of its kind is written into the same labels, so
 * that only what is said anew is laid out anew.
 *
 * @param <T> what a row says
 */
abstract class SectionRows<T> {
    /** Of more rows than anybody reads here, the rest is counted: each costs time to lay out. */
    static final int MOST = 50;
    private final Label heading = label("section-title");
    private final Label rest = label("muted");
    private final Pane pane;
    private final VBox node;
    private final List<Row<T>> rows = new ArrayList<>();

    /** The nodes of one row, and how they are made to say something. */
    record Row<T>(List<Node> nodes, Consumer<T> say) {}

    SectionRows(Pane pane) {
        this.pane = pane;
        node = new VBox(heading, pane, rest);
        node.getStyleClass().add("section");
        List.of(heading, rest).forEach(line -> line.managedProperty().bind(line.textProperty().isNotEmpty()));
    }

    /** A row that says nothing yet. */
    abstract Row<T> make();

    /** Puts the nodes of a row below all others. */
    abstract void add(Pane to, Row<T> row);

    Node node() {
        return node;
    }

    final void show(String title, List<T> things) {
        say(heading, title);
        int seen = Math.min(MOST, things.size());
        say(rest, seen < things.size() ? WindowText.text("inspector.rest", things.size() - seen) : "");
        while (rows.size() < seen) {
            Row<T> row = make();
            rows.add(row);
            add(pane, row);
        }
        while (rows.size() > seen) {
            pane.getChildren().removeAll(rows.removeLast().nodes);
        }
        for (int i = 0; i < seen; i++) {
            rows.get(i).say.accept(things.get(i));
        }
    }

    static Label name() {
        Label label = label("muted");
        top(label);
        return label;
    }

    /** Keeps what stands beside long text at its first line. */
    static void top(Region node) {
        GridPane.setValignment(node, VPos.TOP);
        node.setMinWidth(Region.USE_PREF_SIZE);
    }

    static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Lets a label say that, and tell the meaning of its terms. */
    static void say(Label label, String text) {
        String seen = Visible.of(text);
        if (!seen.equals(label.getText())) {
            label.setText(seen);
            label.setTooltip(Gloss.of(text).map(Tooltip::new).orElse(null));
        }
    }
}
