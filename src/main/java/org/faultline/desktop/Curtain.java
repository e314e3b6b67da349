package org.faultline.desktop;

import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.LongWork;
import org.faultline.desktop.model.WindowText;

/** What the first window shows while its document takes long to read: how far that is, and a way to stop it. */
final class Curtain {
    private static final double GAP = 12;
    private static final double BAR = 280;

    private final ProgressBar done = new ProgressBar(0);
    private final Scene scene;
    private final AnimationTimer watch;

    /** @param name what is read */
    Curtain(String name, LongWork work, double width, double height) {
        Label opening = new Label(WindowText.text("start.opening", name));
        opening.setId("opening");
        done.setPrefWidth(BAR);
        done.setAccessibleText(opening.getText());
        Button cancel = new Button(WindowText.text("status.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> {
            work.stop();
            cancel.setDisable(true);
            opening.setText(WindowText.text("start.stopping"));
        });
        VBox all = new VBox(GAP, opening, done, cancel);
        all.setAlignment(Pos.CENTER);
        scene = new Scene(all, width, height);
        watch = new AnimationTimer() {
            @Override
            public void handle(long now) {
                done.setProgress(work.done());
            }
        };
        watch.start();
    }

    Scene scene() {
        return scene;
    }

    /** The document is there. */
    void rise() {
        watch.stop();
    }
}
