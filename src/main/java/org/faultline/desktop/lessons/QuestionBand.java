package org.faultline.desktop.lessons;

import java.util.Optional;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;

/** The question over the picture, and how it is answered there. */
public final class QuestionBand extends VBox {
    private final Said question = new Said("", "band-question");
    private final Said how = new Said("", "band-how");

    public QuestionBand(PaneView window) {
        setId("question-band");
        getStyleClass().add("question-band");
        getChildren().addAll(question, how);
        managedProperty().bind(visibleProperty());
        window.predicting().stand().subscribe(this::show);
    }

    private void show(Predicting.Stand stand) {
        Optional<Ask> asked = stand.asked();
        setVisible(asked.isPresent());
        stand.sitting().ifPresent(sitting -> asked.ifPresent(ask -> tell(sitting, ask)));
    }

    private void tell(Sitting sitting, Ask ask) {
        question.setText(new LessonText(sitting.given().timeline().machine()).question(ask));
        String where = LessonText.page(ask, sitting.given().run().trace()).map(p -> p + " ").orElse("");
        boolean pick = ask.kind().form() == AskKind.Form.PICK;
        how.setText(where + (pick ? WindowText.text("lesson.how.pick") : LessonText.how(ask)));
    }
}
