package org.faultline.desktop.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.lesson.Ask;
import org.faultline.lesson.key.Keyed;
import org.jspecify.annotations.Nullable;

/** What is asked now, where to answer it, and two ways on: to keep the answer, and not to be sure. */
final class AskBox extends VBox {
    private final PaneView window;
    private final Predicting predicting;
    private final List<Input> inputs = new ArrayList<>();
    private final Button lock = new Button();
    /** Whether it is asked once more, after one has talked about it. */
    private final boolean again;
    private Subscription listening = Subscription.EMPTY;

    AskBox(PaneView window, Sitting sitting, Ask ask) {
        this.window = window;
        predicting = window.predicting();
        getStyleClass().add("ask");
        int number = sitting.lesson().asks().indexOf(ask) + 1;
        LessonText text = new LessonText(sitting.given().timeline().machine());
        again = predicting.stand().get().vote() > 1;
        getChildren().addAll(
                new Said(WindowText.text(again ? "lesson.number.again" : "lesson.number", number,
                        sitting.lesson().asks().size(), worth(ask)), "block-title"),
                new Said(text.question(ask), "question"));
        if (again) {
            getChildren().add(new Said(WindowText.text("lesson.talk"), "note"));
        }
        Optional<Keyed.Key> key = sitting.key(ask);
        key.ifPresent(k -> getChildren().add(card(k)));
        sceneProperty().subscribe(this::listen);
        getChildren().add(buttons(predicting.isLastHere()));
        if (again) {
            Button leave = new Button(WindowText.text("lesson.vote.leave"));
            leave.setId("lesson-leave");
            leave.setOnAction(event -> window.endVote());
            getChildren().add(leave);
        } else if (predicting.mayTalk()) {
            Button talk = new Button(WindowText.text("lesson.lock.talk"));
            talk.setId("lesson-talk");
            talk.setOnAction(event -> predicting.lockInAndTalk());
            getChildren().add(talk);
        }
        if (!again) {
            getChildren().add(
                    new Said(WindowText.text(predicting.stand().get().isHeld() ? "lesson.free" : "lesson.free.after"),
                            "note"));
        }
    }

    private static String how(Ask ask) {
        return LessonText.how(ask) + (ask.kind().isPlace() ? " " + WindowText.text("lesson.point.at") : "");
    }

    private static String worth(Ask ask) {
        return ask.weight() == 1 ? WindowText.text("lesson.point") : WindowText.text("lesson.points", ask.weight());
    }

    /** Who is not seen any more has nothing to say to the answer to something else. */
    private void listen(@Nullable Scene scene) {
        listening.unsubscribe();
        listening = scene == null ? Subscription.EMPTY : predicting.draft().subscribe(draft -> {
            inputs.forEach(input -> input.tell(draft));
            lock.setDisable(draft.isEmpty());
        });
    }

    private Node card(Keyed.Key key) {
        VBox card = new VBox(new Said(WindowText.text("lesson.yours"), "block-title"),
                new Said(how(key.ask()), "note"), input(key),
                new Said(WindowText.text(again ? "lesson.kept.again" : "lesson.kept"), "note"));
        card.getStyleClass().add("answer-card");
        return card;
    }

    private Node input(Keyed.Key key) {
        return switch (key.ask().kind().form()) {
            case PICK -> listening(new PickBox(predicting, key));
            case NUMBER -> listening(new NumberBox(predicting, key));
            case CHOICE -> listening(new ChoicesBox(predicting, key));
            case ORDER -> new OrderBox(predicting, key);
        };
    }

    private <T extends Node & Input> T listening(T input) {
        inputs.add(input);
        return input;
    }

    private Node buttons(boolean last) {
        Button unsure = new Button(WindowText.text("lesson.unsure"));
        unsure.setId("lesson-unsure");
        unsure.setOnAction(event -> window.notSure());
        lock.setText(WindowText.text(last ? "lesson.lock.watch" : "lesson.lock"));
        lock.setId("lesson-lock");
        lock.getStyleClass().add("accent");
        lock.setDefaultButton(true);
        lock.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(lock, Priority.ALWAYS);
        lock.setOnAction(event -> window.lockIn());
        HBox row = new HBox(unsure, lock);
        row.getStyleClass().add("ways");
        return row;
    }
}
