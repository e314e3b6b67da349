package org.faultline.desktop.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import org.faultline.address.LayerId;
import org.faultline.format.Explanation.ObjectLink;
import org.faultline.format.words.Visible;

/** Ways to things of the stack, one beside the other. */
final class ObjectRows extends SectionRows<ObjectLink> {
    private static final double GAP = 12;

    private final Consumer<LayerId> onSelect;

    ObjectRows(Consumer<LayerId> onSelect) {
        super(new FlowPane(GAP, 2));
        this.onSelect = onSelect;
    }

    @Override
    Row<ObjectLink> make() {
        Hyperlink link = new Hyperlink();
        return new Row<>(List.of(link), to -> {
            link.setText(Visible.of(to.text()));
            link.setVisited(false);
            link.setOnAction(event -> onSelect.accept(to.layer()));
        });
    }

    @Override
    void add(Pane to, Row<ObjectLink> row) {
        to.getChildren().addAll(row.nodes());
    }
}
