package org.faultline.desktop.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;

/** A button for each thing that may come next. */
final class OfferRows extends SectionRows<Offer> {
    private final Consumer<Offer> take;

    OfferRows(Consumer<Offer> take) {
        super(new FlowPane());
        this.take = take;
    }

    @Override
    Row<Offer> make() {
        Button button = new Button();
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("small", "offer");
        return new Row<>(List.of(button), offer -> {
            button.setText(offer.label());
            button.setOnAction(event -> take.accept(offer));
        });
    }

    @Override
    void add(Pane to, Row<Offer> row) {
        to.getChildren().addAll(row.nodes());
    }
}
