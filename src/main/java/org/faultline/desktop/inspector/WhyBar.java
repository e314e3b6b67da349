package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.WindowText;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons above the inspector's card: to ask why, to go back and forward through what was asked, and to see only the way. */
final class WhyBar extends HBox {
    private final Asking asking;
    private final ButtonBase back;
    private final ButtonBase forward;

    WhyBar(Asking asking) {
        this.asking = asking;
        back = button("why-back", "fth-arrow-left", "why.back");
        back.setOnAction(event -> asking.back());
        forward = button("why-forward", "fth-arrow-right", "why.forward");
        forward.setOnAction(event -> asking.forward());
        ToggleButton alone = new ToggleButton(WindowText.text("why.alone"));
        alone.setId("why-alone");
        alone.setMinWidth(USE_PREF_SIZE);
        alone.setTooltip(new Tooltip(WindowText.text("why.alone.tip")));
        alone.selectedProperty().bindBidirectional(asking.alone());
        List.of(back, forward, alone).forEach(node -> {
            node.visibleProperty().bind(asking.question().map(Optional::isPresent));
            node.managedProperty().bind(node.visibleProperty());
        });
        ButtonBase why = button("why-ask", "fth-help-circle", "why.ask");
        why.setOnAction(event -> asking.toggle());
        List.of(why, alone).forEach(node -> node.getStyleClass().addAll("flat", "small"));
        getStyleClass().add("card-head");
        getChildren().addAll(why, back, forward, alone);
        asking.question().subscribe(question -> enable());
    }

    private static ButtonBase button(String id, String icon, String key) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(WindowText.text(key)));
        button.setAccessibleText(WindowText.text(key));
        button.getStyleClass().addAll("flat", "small");
        return button;
    }

    private void enable() {
        back.setDisable(!asking.has(true));
        forward.setDisable(!asking.has(false));
    }
}
