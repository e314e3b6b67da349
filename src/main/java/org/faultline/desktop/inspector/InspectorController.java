package org.faultline.desktop.inspector;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.Copying;
import org.faultline.format.words.Visible;
import org.faultline.playback.Selection;
import org.faultline.why.Question;

/** Shows the card of whatever is selected. */
public final class InspectorController {
    private final PaneView window;
    private final SectionNodes nodes;
    @FXML
    private ScrollPane inspector;
    @FXML
    private HBox head;
    @FXML
    private Label kicker;
    @FXML
    private Hyperlink story;
    @FXML
    private Label title;
    @FXML
    private Label crumbs;
    @FXML
    private VBox sections;
    @FXML
    private Button poison;
    private Card card = new Card("", "", List.of(), List.of(), new Gist("", ""), Optional.empty());

    public InspectorController(PaneView window) {
        this.window = window;
        nodes = new SectionNodes(layer -> window.select(new Selection.OfLayer(layer)), this::go,
                offer -> window.goOn(offer.label(), offer.act()));
    }

    @FXML
    void initialize() {
        List.of(title, crumbs).forEach(line -> line.managedProperty().bind(line.textProperty().isNotEmpty()));
        story.managedProperty().bind(story.visibleProperty());
        story.visibleProperty().bind(window.asking().question().map(Optional::isPresent));
        poison.managedProperty().bind(poison.visibleProperty());
        head.getChildren().add(head.getChildren().size() - 1, new WhyBar(window.asking()));
        window.asking().question().subscribe(question -> show());
        window.session().subscribe(session -> show());
        window.selection().subscribe(selection -> show());
    }

    /** Back from an answer to what the story is at. */
    @FXML
    void toStory() {
        window.asking().close();
    }

    @FXML
    void poison() {
        window.poison();
    }

    @FXML
    void copy() {
        Copying.take(card.text());
        window.say(WindowText.text("said.text", card.title()));
    }

    /** Goes to a step; where an answer is shown, asks about that step. */
    private void go(int step) {
        if (window.asking().question().get().isPresent()) {
            window.asking().ask(new Question.OfStep(step));
        } else {
            window.goTo(step);
        }
    }

    private void show() {
        story.setText(WindowText.text(window.timeline().getValue().chronicle().endingAt(window.cursor()).isPresent()
                ? "inspector.story.verdict" : "inspector.story"));
        story.setVisited(false);
        Card next = window.asking().explanation().map(WhyCard::of)
                .orElseGet(() -> Cards.of(window.session().getValue(), window.selection().getValue()));
        if (next.equals(card)) {
            return;
        }
        card = next;
        kicker.setText(Visible.of(card.kicker()));
        title.setText(Visible.of(card.title()));
        crumbs.setText(Visible.of(String.join(" › ", card.crumbs())));
        nodes.show(sections, card.sections());
        poison.setVisible(card.poison().isPresent());
        inspector.setVvalue(0);
    }
}
