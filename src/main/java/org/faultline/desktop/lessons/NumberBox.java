package org.faultline.desktop.lessons;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.grading.TypedAnswer;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;

/** A number, as people write it; one that is clicked in the picture stands here too. */
final class NumberBox extends VBox implements Input {
    private final Predicting predicting;
    private final Keyed.Key key;
    private final TextField field = new TextField();
    private final Said heard = new Said("", "note");
    private boolean typing;

    NumberBox(Predicting predicting, Keyed.Key key) {
        this.predicting = predicting;
        this.key = key;
        getStyleClass().add("picks");
        field.setId("lesson-number");
        field.setAccessibleText(LessonText.how(key.ask()));
        field.textProperty().subscribe((before, now) -> typed(now));
        getChildren().addAll(field, heard);
        Platform.runLater(field::requestFocus);
    }

    private void typed(String text) {
        typing = true;
        predicting.draft().set(TypedAnswer.read(key, text).filter(Reply.Number.class::isInstance));
        tell(predicting.draft().get());
        typing = false;
    }

    @Override
    public void tell(Optional<Reply> draft) {
        boolean unread = draft.isEmpty() && !field.getText().isBlank();
        heard.setText(unread ? WindowText.text("lesson.unread")
                : draft.map(d -> WindowText.text("lesson.heard", LessonText.answer(key, d))).orElse(""));
        if (!typing) {
            field.setText(draft.map(d -> LessonText.answer(key, d)).orElse(""));
        }
    }
}
