package org.faultline.desktop.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.Visible;
import org.faultline.session.Offered;

/** One of the documents that can be opened: what it is called, what it asks, how long it takes. */
final class OfferRow extends Button {
    OfferRow(Offered offered, Runnable open) {
        getStyleClass().add("offer-row");
        Label title = new Label(Visible.of(offered.title()));
        title.getStyleClass().add("offer-title");
        Label asks = new Label(Visible.of(offered.asks()));
        asks.getStyleClass().add("offer-asks");
        asks.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(asks, Priority.ALWAYS);
        Label minutes = new Label(minutes(offered));
        minutes.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(title, asks, minutes);
        row.getStyleClass().add("offer-cells");
        row.prefWidthProperty().bind(widthProperty().subtract(2));
        setGraphic(row);
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleText(String.join(". ", title.getText(), asks.getText(), minutes.getText()));
        Tooltip.install(this, new Tooltip(asks.getText() + (offered.audience().isEmpty() ? ""
                : "\n" + WindowText.text("start.for", offered.audience()))));
        setOnAction(event -> open.run());
    }

    /** How long it takes, where that is known. */
    static String minutes(Offered offered) {
        return offered.minutes().isPresent() ? WindowText.text("start.minutes", offered.minutes().getAsInt()) : "";
    }
}
