package org.faultline.desktop.inspector;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.WindowText;

/** One line that stands for sections, and a link that shows them. */
final class FoldedRow extends SectionRows<Section.Folded> {
    private final BooleanProperty open;
    private final SectionNodes nodes;

    /** @param open whether they are shown */
    FoldedRow(BooleanProperty open, SectionNodes nodes) {
        super(new VBox());
        this.open = open;
        this.nodes = nodes;
    }

    @Override
    Row<Section.Folded> make() {
        Label line = label("words");
        Hyperlink more = new Hyperlink();
        more.setId("every-address");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.textProperty().bind(open.map(is -> WindowText.text(is ? "inspector.fold.less" : "inspector.fold.more")));
        more.setOnAction(event -> {
            more.setVisited(false);
            open.set(!open.get());
        });
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(line, between, more);
        head.getStyleClass().add("fold");
        VBox inner = new VBox();
        inner.getStyleClass().add("sections");
        inner.visibleProperty().bind(open);
        inner.managedProperty().bind(open);
        return new Row<>(List.of(head, inner), folded -> {
            say(line, folded.line());
            nodes.show(inner, folded.inner());
        });
    }

    @Override
    void add(Pane to, Row<Section.Folded> row) {
        to.getChildren().addAll(row.nodes());
    }
}
