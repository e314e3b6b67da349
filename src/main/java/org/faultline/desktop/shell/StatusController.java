package org.faultline.desktop.shell;

import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.words.DesignText;
import org.faultline.lesson.Lesson;

/** The status bar: what came of it so far or what to do next, work that takes a while, and which model of which kernel this is. */
public final class StatusController {
    /** What is done sooner is not worth a word. */
    private static final Duration WORTH_A_WORD = Duration.millis(300);

    /** How long work may take to notice that it is to stop. */
    private static final Duration PATIENCE = Duration.seconds(3);

    private final SessionModel model;
    private final Predicting predicting;
    private final ViewSettings looks;
    @FXML
    private HBox status;
    @FXML
    private Label hint;
    @FXML
    private Label design;
    @FXML
    private HBox work;
    @FXML
    private ProgressBar done;
    private final PauseTransition soon = new PauseTransition(WORTH_A_WORD);
    private final AnimationTimer watch = new AnimationTimer() {
        @Override
        public void handle(long now) {
            model.work().get().ifPresent(w -> done.setProgress(w.done()));
        }
    };

    public StatusController(SessionModel model, Predicting predicting, ViewSettings looks) {
        this.model = model;
        this.predicting = predicting;
        this.looks = looks;
    }

    @FXML
    void initialize() {
        status.managedProperty().bind(status.visibleProperty());
        looks.room().subscribe(room -> fold());
        predicting.stand().subscribe(stand -> {
            design.setVisible(!stand.hides(Lesson.Hidden.DESIGN));
            show();
        });
        model.session().subscribe(session -> {
            design.setText(WindowText.text("status.design", DesignText.title(session.run().design())));
            show();
        });
        model.selection().subscribe(selection -> show());
        looks.startShown().subscribe(shown -> show());
        model.said().subscribe(sentence -> show());
        model.problems().addListener((InvalidationListener) changed -> show());
        soon.setOnFinished(now -> showWork(true));
        model.work().subscribe(now -> {
            if (now.isPresent()) {
                soon.playFromStart();
            } else {
                soon.stop();
                showWork(false);
            }
        });
    }

    /** Ends what is being worked out; the document stays as it is. */
    @FXML
    void cancel() {
        model.work().get().ifPresent(told -> {
            told.stop();
            PauseTransition patience = new PauseTransition(PATIENCE);
            patience.setOnFinished(over -> model.giveUp(told));
            patience.play();
        });
    }

    private void showWork(boolean shown) {
        work.setVisible(shown);
        work.setManaged(shown);
        fold();
        if (shown) {
            watch.start();
        } else {
            watch.stop();
        }
    }

    /** Where the table has no rows the line is there only while something is worked out. */
    private void fold() {
        status.setVisible(looks.room().get().rows() > 0 || work.isVisible());
    }

    private void show() {
        if (predicting.isHeld().getValue() && model.said().get().isEmpty()) {
            hint.setText(WindowText.text("lesson.hint"));
            return;
        }
        if (looks.startShown().get() && model.problems().isEmpty()) {
            hint.setText(WindowText.text("start.drop"));
            return;
        }
        hint.setText(!model.said().get().isEmpty() ? model.said().get() : Hint
                .unopened(model.session().get(), model.problems().stream().filter(p -> !model.isUnwritten(p)).toList())
                .orElseGet(() -> Hint.of(model.session().get(), model.selection().get())));
    }
}
