package org.faultline.desktop.shell;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.Visible;
import org.faultline.session.Offered;

/** One of the documents that can be opened: what it is called, what it asks, how long it takes. */
final class OfferRow extends HBox {
    OfferRow(Offered offered, Runnable open) {
        getStyleClass().add("offer-row");
        Hyperlink title = new Hyperlink(Visible.of(offered.title()));
        title.getStyleClass().add("offer-title");
        title.setWrapText(true);
        title.setOnAction(event -> open.run());
        Label asks = new Label(Visible.of(offered.asks()));
        asks.getStyleClass().add("offer-asks");
        asks.setMaxWidth(Double.MAX_VALUE);
        asks.setTooltip(new Tooltip(asks.getText()));
        HBox.setHgrow(asks, Priority.ALWAYS);
        Label minutes = new Label(minutes(offered));
        minutes.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, asks, minutes);
        setAccessibleText(String.join(". ", title.getText(), asks.getText(), minutes.getText()));
        title.setAccessibleText(getAccessibleText());
        if (!offered.audience().isEmpty()) {
            title.setTooltip(new Tooltip(WindowText.text("start.for", offered.audience())));
        }
    }

    /** How long it takes, where that is known. */
    static String minutes(Offered offered) {
        return offered.minutes().isPresent() ? WindowText.text("start.minutes", offered.minutes().getAsInt()) : "";
    }
}
