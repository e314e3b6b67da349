package org.faultline.desktop.inspector;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.WholeText;
import org.faultline.format.words.Visible;

/** One line that stands for the inspector where there is no room for it: the question, why, or the verdict; and how to read the rest. */
public final class WhyLine extends HBox {
    private final PaneView window;
    private final Label title = new Label();
    private final Label words = new Label();

    /** @param more brings the inspector */
    public WhyLine(PaneView window, Runnable more) {
        this.window = window;
        setId("why");
        getStyleClass().add("why");
        setAlignment(Pos.CENTER_LEFT);
        title.setId("why-title");
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        words.setId("why-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        WholeText.tip(words);
        Hyperlink link = new Hyperlink(WindowText.text("why.more"));
        link.setId("why-more");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> {
            more.run();
            link.setVisited(false);
        });
        getChildren().addAll(title, words, link);
        window.session().subscribe(session -> show());
        window.selection().subscribe(selection -> show());
        window.asking().question().subscribe(question -> show());
        managedProperty().bind(visibleProperty());
    }

    private void show() {
        Gist gist = window.asking().explanation().map(WhyCard::of)
                .orElseGet(() -> Cards.of(window.session().getValue(), window.selection().getValue())).gist();
        title.setText(Visible.of(gist.title()));
        words.setText(Visible.of(gist.words()));
    }
}
