package org.faultline.desktop;

import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.faultline.desktop.model.Autosave;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.model.WorkerThread;
import org.faultline.desktop.present.Presenter;
import org.faultline.desktop.shell.Desk;
import org.faultline.desktop.shell.Dialogs;
import org.faultline.desktop.shell.StageDialogs;
import org.faultline.format.words.FaultText;
import org.faultline.session.Appearance;
import org.faultline.session.Appearance.Extent;
import org.faultline.session.OurFault;
import org.faultline.session.Places;
import org.faultline.session.RecentFiles;
import org.faultline.session.Recoveries;
import org.faultline.session.Session;

/** The windows on the screen, each with a session and a worker of its own; they all look alike. */
final class OpenWindows implements Desk {
    /** How far a new window stands from the one before, so that both can be seen. */
    private static final double OFFSET = 32;

    private final List<Shown> shown = new ArrayList<>();
    private final ViewSettings shared = new ViewSettings();
    private final Places places;
    private final RecentFiles recent;
    private final Recoveries recoveries;
    private final Path state;

    private Extent extent;

    private record Shown(Stage stage, MainWindow window, Dialogs dialogs) {}

    OpenWindows(Places places) {
        state = places.state();
        this.places = places;
        recent = RecentFiles.in(places.config());
        recoveries = Recoveries.in(places.state());
        Appearance kept = Appearance.in(places.config());
        extent = onScreen(kept.window());
        shared.dark().set(kept.dark());
        shared.textSize().set(kept.textSize());
        shared.tab().set(kept.tab());
        shared.shares().set(kept.shares());
        List.of(shared.dark(), shared.textSize(), shared.tab(), shared.shares())
                .forEach(wish -> wish.addListener((ChangeListener<Object>) (o, before, now) -> keepLooks()));
        Thread thread = Thread.currentThread();
        UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((here, fault) -> shown.stream().map(Shown::dialogs)
                .reduce((earlier, last) -> last).ifPresentOrElse(dialogs -> report(dialogs, fault),
                        () -> before.uncaughtException(here, fault)));
    }

    /** Shows a window on {@code session} in {@code stage}, which may be seen already with something else in it. */
    MainWindow open(Session session, Stage stage) {
        Dialogs dialogs = new StageDialogs(stage);
        Background background = new WorkerThread(fault -> report(dialogs, fault));
        MainWindow window = new MainWindow(session, background, dialogs, this);
        window.looks().dark().bindBidirectional(shared.dark());
        window.looks().textSize().bindBidirectional(shared.textSize());
        window.looks().tab().bindBidirectional(shared.tab());
        window.looks().shares().bindBidirectional(shared.shares());
        Platform.getPreferences().reducedMotionProperty().subscribe(window.looks()::reduceMotion);
        Scene before = stage.getScene();
        stage.setScene(stage.isShowing() ? window.scene(before.getWidth(), before.getHeight())
                : window.scene(extent.width(), extent.height()));
        stage.setMaximized(extent.maximized());
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        window.model().session()
                .subscribe(s -> stage.setTitle(WindowText.text("window.title", window.documents().name(),
                        window.documents().mark())));
        stage.setOnCloseRequest(event -> {
            event.consume();
            window.presenter().leave();
            window.documents().leaving(stage::close);
        });
        look(stage, window);
        Autosave autosave = new Autosave(window.model(), recoveries.start(),
                new WorkerThread(fault -> report(dialogs, fault)));
        stage.setOnHiding(event -> leave(stage));
        stage.setOnHidden(event -> {
            autosave.close();
            shown.removeIf(s -> s.stage.equals(stage));
        });
        stage.show();
        shown.add(new Shown(stage, window, dialogs));
        window.focus();
        return window;
    }

    /** Looks whether somebody else changed the file, whenever the window is looked at again; not before a class. */
    private static void look(Stage stage, MainWindow window) {
        stage.focusedProperty().subscribe(focused -> {
            if (focused && !window.presenter().isOn().get()) {
                window.documents().lookAgain();
            }
        });
        window.presenter().isOn().subscribe((was, on) -> {
            if (!on) {
                window.documents().lookAgain();
            }
        });
    }

    /** A size that the screen has room for. */
    static Extent onScreen(Extent wanted) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return new Extent((int) Math.min(wanted.width(), screen.getWidth()),
                (int) Math.min(wanted.height(), screen.getHeight()), wanted.maximized());
    }

    @Override
    public void open(Session session) {
        Stage stage = new Stage();
        Optional<Stage> below = shown.stream().map(Shown::stage).filter(Stage::isFocused).findFirst();
        below.ifPresent(old -> {
            stage.setX(old.getX() + OFFSET);
            stage.setY(old.getY() + OFFSET);
        });
        open(session, stage);
    }

    @Override
    public void quit() {
        if (!shown.isEmpty()) {
            Shown last = shown.getLast();
            last.stage.toFront();
            last.window.documents().leaving(() -> {
                last.stage.close();
                quit();
            });
        }
    }

    @Override
    public RecentFiles recent() {
        return recent;
    }

    @Override
    public Recoveries recoveries() {
        return recoveries;
    }

    private void keepLooks() {
        new Appearance(shared.dark().get(), shared.textSize().get(), extent, shared.tab().get(),
                shared.shares().get()).keepIn(places.config());
    }

    /** The next window is as large as the one that was closed last. */
    private void leave(Stage stage) {
        boolean whole = stage.isMaximized() || stage.isFullScreen();
        Scene scene = stage.getScene();
        extent = whole ? new Extent(extent.width(), extent.height(), stage.isMaximized())
                : new Extent((int) scene.getWidth(), (int) scene.getHeight(), false);
        keepLooks();
    }

    private void report(Dialogs dialogs, Throwable fault) {
        OurFault ours = OurFault.in(state, fault);
        String said = FaultText.said(ours.code(), ours.what(), ours.file());
        Optional<Presenter> shows = shown.stream().filter(s -> s.dialogs.equals(dialogs)).findFirst()
                .map(s -> s.window.presenter()).filter(presenter -> presenter.isOn().get());
        shows.ifPresentOrElse(presenter -> presenter.say(said), () -> dialogs.fault(ours.code(), said));
    }
}
