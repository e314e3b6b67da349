package org.faultline.desktop.present;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.faultline.desktop.model.Asking;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Room;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.SessionView;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.lesson.Level;
import org.faultline.session.Session;

/** Shows what is open to a class, on the whole screen, and brings the window back afterwards as it was. */
public final class Presenter {
    /** The picture has the names of its lanes, but no second lines and no legend. */
    public static final Room ROOM = new Room(880, 500);

    private static final double NOTES_WIDTH = 640;
    private static final double NOTES_HEIGHT = 480;

    private final PaneView window;
    private final ViewSettings looks;
    private final Background background;
    private final BiFunction<PaneView, ViewSettings, Picture> picture;
    private final Dress dress;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(this, "on", false);
    private Optional<Running> running = Optional.empty();

    private record Running(Show show, Optional<Stage> notes, Stage stage, Scene before, boolean whole, double width,
            double height) {}

    /** Gives a scene the stylesheets of a theme, with text so many times larger than usual. */
    @FunctionalInterface
    public interface Dress {
        void put(Scene scene, boolean dark, double scale);
    }

    /**
     * @param window what is open, which is only looked at
     * @param picture draws the stack of a session
     */
    public Presenter(PaneView window, ViewSettings looks, Background background,
            BiFunction<PaneView, ViewSettings, Picture> picture, Dress dress) {
        this.window = window;
        this.looks = looks;
        this.background = background;
        this.picture = picture;
        this.dress = dress;
    }

    /** Whether a class sees it now; then no dialog may appear. */
    public ReadOnlyBooleanProperty isOn() {
        return on.getReadOnlyProperty();
    }

    /** Shows it in {@code stage}, from the beginning; with a second window of notes for whoever presents, or without. */
    public void begin(Stage stage, boolean withNotes) {
        if (running.isPresent()) {
            return;
        }
        Scene before = stage.getScene();
        Talk talk = talk(before.getWidth(), before.getHeight());
        Optional<Stage> notes = withNotes ? Optional.of(notes(talk, stage)) : Optional.empty();
        running = Optional.of(new Running(talk.show, notes, stage, before, stage.isFullScreen(), stage.getWidth(),
                stage.getHeight()));
        on.set(true);
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setScene(talk.scene);
        stage.setFullScreen(true);
        notes.ifPresent(Stage::show);
        stage.requestFocus();
    }

    /** A window of its own, on another screen than {@code stage} where there is one; the keys work in it, too. */
    private Stage notes(Talk talk, Stage stage) {
        Stage window = new Stage();
        window.setTitle(WindowText.text("present.notes"));
        ScrollPane pane = new ScrollPane(new Notes(talk.show));
        pane.setFitToWidth(true);
        pane.getStyleClass().add("present-pages");
        double scale = looks.scale().getValue();
        Scene scene = new Scene(pane, NOTES_WIDTH * scale, NOTES_HEIGHT * scale);
        talk.looks.dark().subscribe(dark -> dress.put(scene, dark, scale));
        talk.keys.install(scene);
        window.setScene(scene);
        List<Screen> here = Screen.getScreensForRectangle(stage.getX() + stage.getWidth() / 2,
                stage.getY() + stage.getHeight() / 2, 1, 1);
        Screen.getScreens().stream().filter(s -> !here.contains(s)).findFirst().map(Screen::getVisualBounds)
                .ifPresent(b -> {
                    window.setX(b.getMinX());
                    window.setY(b.getMinY());
                });
        return window;
    }

    /** A talk, and what is seen of it. */
    record Talk(Show show, Scene scene, ViewSettings looks, RemoteKeys keys) {}

    Talk talk(double width, double height) {
        SessionModel copy = new SessionModel(given(), background.beside());
        ViewSettings seen = new ViewSettings();
        seen.dark().set(looks.dark().get());
        seen.reducedMotion().set(looks.reducedMotion().get());
        seen.room().set(ROOM);
        seen.captioned().set(false);
        seen.mapShown().set(false);
        Player player = new Player(copy, seen);
        PaneView view = new SessionView(copy, player, new Asking(copy), new Comparing(copy),
                Predicting.shown(copy, Clock.systemUTC()));
        Show show = new Show(copy, view.predicting());
        Picture drawn = picture.apply(view, seen);
        Board board = new Board(show, copy, seen, drawn);
        Scene scene = new Scene(board, width, height);
        seen.dark().subscribe(dark -> dress.put(scene, dark, 1));
        RemoteKeys keys = new RemoteKeys(show, board, drawn, seen, this::leave);
        keys.install(scene);
        scene.addPostLayoutPulseListener(board.marks()::follow);
        board.type();
        return new Talk(show, scene, seen, keys);
    }

    /** What is presented: the lesson as it was given, or what is open. */
    private Session given() {
        Optional<Sitting> sitting = window.predicting().stand().get().sitting();
        Optional<Session> lesson = sitting.flatMap(s -> s.level() == Level.BUILT
                ? s.exam().begin("", Level.GAPS).session()
                : Optional.of(s.given()));
        return lesson.orElseGet(window.session()::getValue).at(0);
    }

    /** Says something to whoever presents, in place of a dialog. */
    public void say(String sentence) {
        running.ifPresent(r -> r.show.say(sentence));
    }

    /** Brings the window back as it was. */
    public void leave() {
        running.ifPresent(r -> {
            running = Optional.empty();
            on.set(false);
            r.notes.ifPresent(Stage::close);
            r.stage.setFullScreen(r.whole);
            dress.put(r.before, looks.dark().get(), looks.scale().getValue());
            r.stage.setScene(r.before);
            if (!r.whole && !r.stage.isMaximized()) {
                r.stage.setWidth(r.width);
                r.stage.setHeight(r.height);
            }
        });
    }
}
