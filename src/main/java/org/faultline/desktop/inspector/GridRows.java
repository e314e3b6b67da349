package org.faultline.desktop.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.faultline.address.LayerId;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.Visible;

/** Rows of two columns, of which the second takes the room that there is. */
abstract class GridRows<T> extends SectionRows<T> {
    private GridRows(GridPane grid) {
        super(grid);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), rest);
    }

    @Override
    final void add(Pane to, Row<T> row) {
        if (to instanceof GridPane grid) {
            grid.addRow(grid.getRowCount(), row.nodes().toArray(Node[]::new));
        }
    }

    /** Names with their values. */
    static final class Facts extends GridRows<Section.Fact> {
        Facts() {
            super(new GridPane());
        }

        @Override
        Row<Section.Fact> make() {
            Label name = name();
            Text value = text("mono");
            Text note = text("note");
            TextFlow flow = new TextFlow(value);
            return new Row<>(List.of(name, flow), fact -> {
                say(name, fact.name());
                value.setText(Visible.of(fact.value()));
                note.setText("  " + Visible.of(fact.note()));
                if (fact.note().isEmpty()) {
                    flow.getChildren().remove(note);
                } else if (!flow.getChildren().contains(note)) {
                    flow.getChildren().add(note);
                }
            });
        }

        private static Text text(String style) {
            Text text = new Text();
            text.getStyleClass().add(style);
            return text;
        }
    }

    /** True owners, each of which can be gone to, beside what the kernel made of them. */
    static final class Owners extends GridRows<OwnerRow> {
        private final Consumer<LayerId> onSelect;

        Owners(Consumer<LayerId> onSelect) {
            this(onSelect, new GridPane());
        }

        private Owners(Consumer<LayerId> onSelect, GridPane grid) {
            super(grid);
            this.onSelect = onSelect;
            grid.addRow(0, head("owner.true"), head("owner.acted"));
        }

        private static Label head(String key) {
            Label label = label("muted");
            say(label, WindowText.text(key));
            return label;
        }

        @Override
        Row<OwnerRow> make() {
            Hyperlink link = new Hyperlink();
            top(link);
            Label acted = label("words");
            return new Row<>(List.of(link, acted), row -> {
                link.setText("✔ " + Visible.of(row.label()));
                link.setVisited(false);
                link.setOnAction(event -> onSelect.accept(row.layer()));
                String reason = row.reason().isEmpty() ? "" : " " + row.reason();
                say(acted, row.actedText() + reason);
            });
        }
    }
}
