package org.faultline.desktop;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.shell.Documents;
import org.faultline.session.Appearance;
import org.faultline.session.OurFault;
import org.faultline.session.Places;

/** How the running program begins: a window on the document that is being read, and on what there is to say until it is. */
final class FirstWindow {
    /** A document that takes longer to read is waited for in sight of the user; a large one from the beginning. */
    private static final Duration PATIENCE = Duration.millis(500);

    /** What a message has room in. */
    private static final double WIDTH = 640;
    private static final double HEIGHT = 320;

    private final Places places;
    private final Reading reading;
    private final Stage stage;
    private final PauseTransition wait;
    private final Function<Places, OpenWindows> windows;
    private Optional<Curtain> curtain = Optional.empty();
    private State state = State.MAKING;

    private enum State {
        MAKING,
        MADE,
        BROKEN
    }

    FirstWindow(Places places, Reading reading, Stage stage) {
        this(places, reading, stage, PATIENCE, OpenWindows::new);
    }

    /**
     * @param patience how long the document may take until the window says that it is being read
     * @param windows makes what the whole window is one of
     */
    FirstWindow(Places places, Reading reading, Stage stage, Duration patience,
            Function<Places, OpenWindows> windows) {
        this.windows = windows;
        this.places = places;
        this.reading = reading;
        this.stage = stage;
        wait = new PauseTransition(patience);
    }

    /** Opens it, now or as soon as there is something to see. Where the window lives. */
    void open() {
        UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> {
            if (state == State.MAKING) {
                broke(fault);
            } else {
                before.uncaughtException(thread, fault);
            }
        });
        if (!reading.isOver()) {
            wait.setOnFinished(over -> lower(Appearance.in(places.config())));
            if (reading.isOfMuch()) {
                lower(Appearance.in(places.config()));
            } else {
                wait.play();
            }
        }
        reading.then(this::found);
    }

    private void lower(Appearance looks) {
        reading.pause();
        Appearance.Extent size = OpenWindows.onScreen(looks.window());
        Curtain lowered = new Curtain(reading.name(), reading.work(), size.width(), size.height());
        MainWindow.dress(lowered.scene(), looks.dark(), looks.scale());
        see(lowered.scene(), reading.name());
        curtain = Optional.of(lowered);
        Pulses.after(2, () -> {
            reading.goOn();
            Rehearsal.begin(looks.dark(), looks.scale(), reading::isOver);
        });
    }

    /** At first the picture alone is seen, and once that is drawn all of the window is made. */
    private void found(Reading.Found found) {
        wait.stop();
        curtain.ifPresent(Curtain::rise);
        if (curtain.isEmpty() || stage.isShowing()) {
            Appearance looks = Appearance.in(places.config());
            Glimpse picture = new Glimpse(found.session(), looks.dark(), looks.scale());
            Appearance.Extent size = OpenWindows.onScreen(looks.window());
            see(new Scene(reading.isOfNothing() ? new Pane() : picture, size.width(), size.height(), picture.ground()),
                    Documents.name(found.session()));
            Pulses.after(2, () -> {
                if (state == State.MAKING) {
                    show(found);
                }
            });
        }
    }

    private void see(Scene scene, String name) {
        stage.setScene(scene);
        stage.setTitle(WindowText.text("window.title", name, ""));
        stage.show();
    }

    private void show(Reading.Found found) {
        OpenWindows all = windows.apply(places);
        MainWindow shown = all.open(found.session(), stage);
        state = State.MADE;
        shown.looks().startShown().set(reading.isOfNothing());
        found.session().file().ifPresent(all.recent()::add);
        found.asked().forEach(opened -> shown.model().problems().addAll(opened.problems()));
        if (!all.recoveries().found().isEmpty()) {
            Platform.runLater(shown.commands()::showRecovered); // in a pulse no dialog can wait for its answer
        }
    }

    /** Where that breaks too there is nobody left to tell but who started the program. */
    private void broke(Throwable fault) {
        state = State.BROKEN;
        wait.stop();
        curtain.ifPresent(Curtain::rise);
        stage.setOnCloseRequest(null);
        stage.setOnHiding(null);
        OurFault ours = OurFault.in(places.state(), fault);
        see(Apology.scene(ours, WIDTH, HEIGHT, this::again, stage::close), reading.name());
    }

    private void again() {
        state = State.MAKING;
        show(new Reading.Found(List.of(), Reading.sample()));
    }
}
