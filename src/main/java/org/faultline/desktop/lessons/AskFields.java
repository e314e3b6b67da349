package org.faultline.desktop.lessons;

import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.WindowText;
import org.faultline.lesson.Ask;

/** How much something counts that is asked, and what its author says in words of their own, folded away until wanted. */
final class AskFields {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private final AuthorEdits edits;
    private final TextField weight = new TextField();
    private final ToggleButton more = new ToggleButton(WindowText.text("author.words"));
    private final CheckBox whole = new CheckBox(WindowText.text("author.whole"));
    private final Typed text;
    private final Typed hint;
    private final Typed explanation;
    private final HBox head;
    private final VBox words;
    private String id = "";
    private boolean showing;

    /** @param question in plain words, where the author says none */
    AskFields(AuthorEdits edits, String question) {
        this.edits = edits;
        text = Typed.lines("ask-text", "author.text", 2, t -> say("text", w -> w.asking(t))).prompt(question);
        hint = Typed.lines("ask-hint", "author.hint", 2, t -> say("hint", w -> w.hinting(t)));
        explanation = Typed.lines("ask-explanation", "author.explanation", 2, t -> say("explanation",
                w -> w.explaining(t)));
        weight.setId("ask-weight");
        weight.setPrefColumnCount(3);
        weight.setAccessibleText(WindowText.text("author.weight.of", question));
        weight.setTooltip(new Tooltip(WindowText.text("author.weight.tip")));
        weight.textProperty().subscribe((before, now) -> weigh(now));
        weight.addEventFilter(KeyEvent.KEY_PRESSED, this::turn);
        more.setAccessibleText(WindowText.text("author.words.of", question));
        more.getStyleClass().add("small");
        more.setMinWidth(ToggleButton.USE_PREF_SIZE);
        whole.setTooltip(new Tooltip(WindowText.text("author.whole.tip")));
        whole.setOnAction(event -> edits.change(id, "whole", a -> a.counting(whole.isSelected())));
        Label counts = new Label(WindowText.text("author.weight"));
        counts.getStyleClass().add("muted");
        counts.setMinWidth(Label.USE_PREF_SIZE);
        counts.setLabelFor(weight);
        head = new HBox(counts, weight, more);
        head.getStyleClass().add("counts");
        words = new VBox(whole, text, hint, explanation);
        words.getStyleClass().add("words");
        words.visibleProperty().bind(more.selectedProperty().and(head.visibleProperty()));
        for (javafx.scene.layout.Pane pane : java.util.List.of(head, words)) {
            pane.managedProperty().bind(pane.visibleProperty());
        }
        head.setVisible(false);
    }

    /** What stands beside the question. */
    HBox head() {
        return head;
    }

    /** What stands below it. */
    VBox words() {
        return words;
    }

    /** Nothing is asked. */
    void hide() {
        head.setVisible(false);
    }

    void show(Ask ask) {
        id = ask.id();
        showing = true;
        head.setVisible(true);
        if (!weight.isFocused()) {
            weight.setText(Integer.toString(ask.weight()));
        }
        whole.setSelected(ask.whole());
        text.show(ask.words().text());
        hint.show(ask.words().hint());
        explanation.show(ask.words().explanation());
        showing = false;
    }

    private void say(String field, UnaryOperator<Ask.Words> how) {
        edits.change(id, field, a -> a.saying(how.apply(a.words())));
    }

    private void weigh(String typed) {
        boolean good = typed.matches("[0-9]{1,3}") && Integer.parseInt(typed) >= 1
                && Integer.parseInt(typed) <= Ask.MOST_WEIGHT;
        weight.pseudoClassStateChanged(BAD, !good);
        if (good && !showing) {
            edits.change(id, "weight", a -> a.counting(Integer.parseInt(typed)));
        }
    }

    /** Up and Down make it count more or less. */
    private void turn(KeyEvent event) {
        int by = event.getCode() == KeyCode.UP ? 1 : event.getCode() == KeyCode.DOWN ? -1 : 0;
        if (by != 0 && weight.getText().matches("[0-9]{1,3}")) {
            weight.setText(Integer.toString(Math.clamp(Integer.parseInt(weight.getText()) + by, 1, Ask.MOST_WEIGHT)));
            event.consume();
        }
    }
}
