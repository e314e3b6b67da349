package org.faultline.desktop.lessons;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;

/** The question over the picture, and how it is answered there. */
public final class QuestionBand extends VBox {
    private final Said question = new Said("", "band-question");
    private final Said how = new Said("", "band-how");

    public QuestionBand(PaneView window, ViewSettings looks) {
        setId("question-band");
        getStyleClass().add("question-band");
        HBox ways = ways(window, looks.shown(LessonPane.ID));
        getChildren().addAll(question, how, ways);
        managedProperty().bind(visibleProperty());
        window.predicting().stand().subscribe(this::show);
    }

    /**
     * What there is in the pane too: it may not be seen, where there is no room beside the picture. What is said to the answers
     * before comes first.
     */
    private static HBox ways(PaneView window, BooleanProperty pane) {
        Predicting predicting = window.predicting();
        Button answer = new Button(WindowText.text("lesson.answer"));
        answer.setId("band-answer");
        answer.setOnAction(event -> {
            predicting.part().set(Predicting.Part.PREDICT);
            pane.set(true);
        });
        Button unsure = new Button(WindowText.text("lesson.unsure"));
        unsure.setOnAction(event -> window.notSure());
        Button lock = new Button(WindowText.text("lesson.lock"));
        lock.getStyleClass().add("accent");
        predicting.draft().subscribe(draft -> lock.setDisable(draft.isEmpty()));
        lock.setOnAction(event -> window.lockIn());
        Button told = new Button(WindowText.text("lesson.told"));
        told.setId("band-told");
        told.getStyleClass().add("accent");
        told.setOnAction(event -> pane.set(true));
        predicting.part().subscribe(part -> {
            boolean explains = part == Predicting.Part.EXPLAIN;
            AuthorController.see(told, explains);
            List.of(answer, unsure, lock).forEach(button -> AuthorController.see(button, !explains));
        });
        HBox row = new HBox(told, answer, unsure, lock);
        row.getStyleClass().add("band-ways");
        row.managedProperty().bind(row.visibleProperty());
        pane.subscribe(shown -> row.setVisible(!shown));
        return row;
    }

    private void show(Predicting.Stand stand) {
        Optional<Ask> asked = stand.asked();
        setVisible(asked.isPresent());
        stand.sitting().ifPresent(sitting -> asked.ifPresent(ask -> tell(stand, sitting, ask)));
    }

    private void tell(Predicting.Stand stand, Sitting sitting, Ask ask) {
        question.setText(new LessonText(sitting.given().timeline().machine()).question(ask));
        String where = LessonText.page(sitting.given().run().trace(), ask).map(p -> p + " ").orElse("");
        boolean pick = ask.kind().form() == AskKind.Form.PICK;
        String again = stand.vote() > 1 ? WindowText.text("lesson.talk") + " " : "";
        how.setText(again + where + (pick ? WindowText.text("lesson.how.pick") : LessonText.how(ask)));
    }
}
