package org.faultline.desktop.lessons;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.faultline.act.Address;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Visible;
import org.faultline.lesson.Ask;
import org.faultline.lesson.LessonDraft.Written;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Told;

/** Something that can be asked, with the engine's answer; and, when it is asked, how much it counts and in which words. */
final class QuestionBox extends VBox {
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    /** A tip is so many pixels wide at most. */
    private static final double WIDEST = 640;
    private final AuthorEdits edits;
    private final String question;
    private final CheckBox tick = new CheckBox();
    private final Button out = new Button(WindowText.text("author.out"));
    private final Label answer = new Label();
    private final Label warning = new Label();
    private final Button rename = new Button();
    private final Tooltip traps = new Tooltip();
    private final AskFields fields;
    private Optional<Written> written = Optional.empty();

    /**
     * @param ask as it would be asked
     * @param question in plain words, where the author says none
     */
    QuestionBox(AuthorEdits edits, Ask ask, String question) {
        this.edits = edits;
        this.question = question;
        fields = new AskFields(edits, question);
        getStyleClass().add("question");
        tick.setText(Visible.of(question));
        tick.setMnemonicParsing(false);
        tick.setWrapText(true);
        tick.setMaxWidth(Double.MAX_VALUE);
        tick.setId("tick-" + ask.kind().word() + (ask.about().isEmpty() ? "" : "-" + ask.about()));
        tick.setOnAction(event -> ticked(ask));
        out.getStyleClass().add("small");
        out.setMinWidth(Button.USE_PREF_SIZE);
        out.setAccessibleText(WindowText.text("author.out.of", question));
        out.setOnAction(event -> takeOut());
        traps.setWrapText(true);
        traps.setMaxWidth(WIDEST);
        for (Label label : List.of(answer, warning)) {
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            label.getStyleClass().addAll("answer", "muted");
        }
        AuthorController.see(warning, false);
        rename.setId("rename-" + ask.kind().word());
        rename.setMnemonicParsing(false);
        rename.getStyleClass().add("small");
        AuthorController.see(rename, false);
        HBox.setHgrow(tick, Priority.ALWAYS);
        HBox head = new HBox(tick, fields.head(), out);
        head.getStyleClass().add("question-head");
        getChildren().addAll(head, answer, warning, rename, fields.words());
    }

    private void ticked(Ask ask) {
        if (tick.isSelected()) {
            edits.ask(ask, question);
        } else {
            takeOut();
        }
    }

    private void takeOut() {
        written.ifPresent(w -> edits.notAsk(w, question));
    }

    /**
     * It has an answer, and may be asked.
     *
     * @param told that what is said of the page answers it already, where it does
     */
    void show(Keyed.Key key, Optional<Written> now, Optional<Told.Already> told) {
        String said = WindowText.text("author.answer", LessonText.answer(key, key.truth()));
        answer.setText(said + " " + (key.traps().isEmpty() ? WindowText.text("author.traps.none")
                : key.traps().size() == 1 ? WindowText.text("author.traps.one")
                        : WindowText.text("author.traps", key.traps().size())));
        warning.setText(Visible.of(told.map(LessonText::told).orElse("")));
        warning.pseudoClassStateChanged(BAD, now.isPresent());
        AuthorController.see(warning, told.isPresent());
        Optional<Address> other = told.flatMap(Told.Already::instead)
                .filter(a -> now.isPresent() && edits.isNamedOnce(key.ask().act()));
        AuthorController.see(rename, other.isPresent());
        other.ifPresent(address -> {
            rename.setText(Visible.of(WindowText.text("author.name", address.text())));
            rename.setOnAction(event -> edits.name(key.ask().act(), address));
        });
        traps.setText(Visible.of(key.traps().stream()
                .map(t -> LessonText.answer(key, t.reply()) + ": " + LessonWords.of(t.mistake()))
                .collect(Collectors.joining("\n"))));
        answer.setTooltip(key.traps().isEmpty() ? null : traps);
        show(now, List.of());
    }

    /** It is asked, and something is wrong with it. */
    void showWrong(Written now, List<String> wrong) {
        answer.setText(Visible.of(String.join(" ", wrong)));
        AuthorController.see(warning, false);
        AuthorController.see(rename, false);
        show(Optional.of(now), wrong);
    }

    private void show(Optional<Written> now, List<String> wrong) {
        written = now;
        answer.pseudoClassStateChanged(BAD, !wrong.isEmpty());
        tick.setSelected(now.isPresent());
        out.setVisible(!wrong.isEmpty());
        out.setManaged(!wrong.isEmpty());
        now.flatMap(Written::ask).filter(a -> wrong.isEmpty()).ifPresentOrElse(fields::show, fields::hide);
    }
}
