package org.faultline.desktop.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.faultline.address.LayerId;
import org.faultline.desktop.model.Gloss;
import org.faultline.desktop.model.WindowText;

/** Draws the sections of a card with labels in grids. */
final class SectionNodes {
    private final Consumer<LayerId> onSelect;

    SectionNodes(Consumer<LayerId> onSelect) {
        this.onSelect = onSelect;
    }

    Node of(Section section) {
        VBox box = new VBox(label(section.title(), "section-title"), body(section));
        box.getStyleClass().add("section");
        return box;
    }

    private Node body(Section section) {
        return switch (section) {
            case Section.Facts s -> facts(s.facts());
            case Section.Words s -> lines(s.paragraphs(), "words");
            case Section.Code s -> lines(s.lines(), "mono");
            case Section.Owners s -> owners(s.rows());
        };
    }

    private static Node lines(List<String> lines, String style) {
        VBox box = new VBox();
        lines.forEach(line -> box.getChildren().add(label(line, style)));
        return box;
    }

    private static Node facts(List<Section.Fact> facts) {
        GridPane grid = grid();
        for (Section.Fact fact : facts) {
            TextFlow value = new TextFlow(text(fact.value(), "mono"));
            if (!fact.note().isEmpty()) {
                value.getChildren().add(text("  " + fact.note(), "note"));
            }
            grid.addRow(grid.getRowCount(), name(fact.name()), value);
        }
        return grid;
    }

    private Node owners(List<OwnerRow> rows) {
        GridPane grid = grid();
        grid.addRow(0, label(WindowText.text("owner.true"), "muted"), label(WindowText.text("owner.acted"), "muted"));
        for (OwnerRow row : rows) {
            Hyperlink link = new Hyperlink("✔ " + row.label());
            link.setOnAction(event -> onSelect.accept(row.layer()));
            link.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(link, VPos.TOP);
            String reason = row.reason().isEmpty() ? "" : " " + row.reason();
            grid.addRow(grid.getRowCount(), link, label(row.actedText() + reason, "words"));
        }
        return grid;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), rest);
        return grid;
    }

    private static Label name(String text) {
        Label label = label(text, "muted");
        GridPane.setValignment(label, VPos.TOP);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        Gloss.of(text).map(Tooltip::new).ifPresent(label::setTooltip);
        return label;
    }
}
