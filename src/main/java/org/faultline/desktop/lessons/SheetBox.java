package org.faultline.desktop.lessons;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.lesson.Ask;

/** What somebody predicted, while they watch what comes of it. */
final class SheetBox extends VBox {
    SheetBox(PaneView window, Sitting sitting) {
        getStyleClass().add("ask");
        LessonText text = new LessonText(sitting.given().timeline().machine());
        VBox card = new VBox(new Said(WindowText.text("lesson.yours"), "block-title"));
        card.getStyleClass().add("answer-card");
        sitting.answered().forEach(ask -> card.getChildren().addAll(new Said(text.question(ask), "asked"),
                new Said(answer(sitting, ask), "mine")));
        getChildren().add(card);
        Predicting.Stand stand = window.predicting().stand().get();
        if (stand.asked().isPresent()) {
            Button next = new Button(WindowText.text("lesson.next"));
            next.setOnAction(event -> window.predicting().part().set(Predicting.Part.PREDICT));
            getChildren().add(next);
        } else {
            Button play = new Button(WindowText.text("lesson.play"));
            play.setId("lesson-play");
            play.setOnAction(event -> window.play());
            getChildren().addAll(new Said(WindowText.text("lesson.watching"), "note"), play);
        }
    }

    private static String answer(Sitting sitting, Ask ask) {
        return sitting.key(ask).map(key -> Stream.of(sitting.predicted(ask), sitting.sheet().second(ask.id()))
                .flatMap(Optional::stream).distinct().map(a -> LessonText.answer(key, a))
                .collect(Collectors.joining(" → ")))
                .orElse("");
    }
}
