package org.faultline.desktop.inspector;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.faultline.format.words.Visible;

/** A way to another step. */
final class LinkRow extends SectionRows<Section.Link> {
    private final IntConsumer onGo;

    LinkRow(IntConsumer onGo) {
        super(new VBox());
        this.onGo = onGo;
    }

    @Override
    Row<Section.Link> make() {
        Hyperlink link = new Hyperlink();
        link.setWrapText(true);
        return new Row<>(List.of(link), to -> {
            link.setText(Visible.of(to.label()));
            link.setVisited(false);
            link.setOnAction(event -> onGo.accept(to.step()));
        });
    }

    @Override
    void add(Pane to, Row<Section.Link> row) {
        to.getChildren().addAll(row.nodes());
    }
}
