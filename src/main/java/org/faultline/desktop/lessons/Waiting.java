package org.faultline.desktop.lessons;

import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.util.Duration;
import org.faultline.desktop.model.LongWork;

/** How far work is that takes a while, with a way to stop it. */
final class Waiting {
    /** What is done sooner is not worth a word. */
    private static final Duration WORTH_A_WORD = Duration.millis(300);
    private final ReadOnlyObjectProperty<Optional<LongWork>> work;
    private final ProgressBar done;
    private final Node cancel;
    private final PauseTransition soon = new PauseTransition(WORTH_A_WORD);
    private final AnimationTimer watch = new AnimationTimer() {
        @Override
        public void handle(long now) {
            work.get().ifPresent(w -> done.setProgress(w.done()));
        }
    };

    Waiting(ReadOnlyObjectProperty<Optional<LongWork>> work, ProgressBar done, Node cancel) {
        this.work = work;
        this.done = done;
        this.cancel = cancel;
    }

    void install() {
        soon.setOnFinished(now -> show(true));
        work.subscribe(now -> {
            if (now.isPresent()) {
                soon.playFromStart();
            } else {
                soon.stop();
                show(false);
            }
        });
    }

    private void show(boolean seen) {
        AuthorController.see(done, seen);
        AuthorController.see(cancel, seen);
        if (seen) {
            watch.start();
        } else {
            watch.stop();
        }
    }
}
