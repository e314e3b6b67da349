package org.faultline.desktop.timeline;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.faultline.desktop.model.NextStep;
import org.faultline.desktop.model.Player;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.RunList;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.Caption;
import org.faultline.playback.Chronicle;
import org.faultline.playback.Timeline;
import org.kordamp.ikonli.javafx.FontIcon;

/** The transport bar: play, step, step back, slider with marks, and speed; what happens at a step is told in the picture. */
public final class TimelineController {
    private final SessionModel model;
    private final Player player;
    private final ViewSettings looks;
    private final RunList list;
    private final Predicting predicting;
    /** The run that the slider is for. */
    private Optional<Chronicle> told = Optional.empty();
    private int length;
    @FXML
    private MenuButton runs;
    @FXML
    private Button play;
    @FXML
    private Button first;
    @FXML
    private Button back;
    @FXML
    private Button forward;
    @FXML
    private Button last;
    @FXML
    private FontIcon playIcon;
    @FXML
    private StackPane track;
    @FXML
    private Slider slider;
    @FXML
    private Pane marks;
    @FXML
    private Pane chapters;
    @FXML
    private Pane subgoals;
    @FXML
    private MenuButton jumps;
    @FXML
    private Label position;
    /** Is not seen: it holds the room that the last step needs, so that the slider stays as wide from step to step. */
    @FXML
    private Label widest;
    @FXML
    private ChoiceBox<Double> speed;

    public TimelineController(SessionModel model, Player player, ViewSettings looks, Predicting predicting) {
        this.model = model;
        this.player = player;
        this.looks = looks;
        this.predicting = predicting;
        this.list = new RunList(model);
    }

    @FXML
    void initialize() {
        new RunsButton(list, runs).install();
        new JumpsButton(player, looks, jumps).install();
        TrackNames above = new TrackNames(chapters, Pos.TOP_LEFT, TrackNames::chapters, player::seek);
        TrackNames below = new TrackNames(subgoals, Pos.BOTTOM_LEFT, TrackNames::subgoals, player::seek);
        SpeedText.install(speed, looks);
        player.playing().subscribe(this::showPlaying);
        new TrackLock(track, predicting, chapters, subgoals);
        Runnable show = () -> {
            Timeline now = model.timeline().getValue();
            show(now);
            above.show(now, length);
            below.show(now, length);
        };
        List.of(model.timeline(), predicting.stand()).forEach(o -> o.subscribe(now -> show.run()));
        slider.valueProperty().subscribe(value -> dragged((int) Math.round(value.doubleValue())));
    }

    @FXML
    void first() {
        player.seek(0);
    }

    @FXML
    void back() {
        player.step(-1);
    }

    @FXML
    void play() {
        player.toggle();
    }

    @FXML
    void forward() {
        player.step(1);
    }

    @FXML
    void last() {
        player.seek(Integer.MAX_VALUE);
    }

    private void dragged(int step) {
        if (step != model.session().get().timeline().cursor()) {
            player.seek(step);
        }
    }

    /** Makes the slider one for the run of that moment. */
    private void tell(Timeline timeline) {
        int steps = Math.max(1, length);
        // A slider keeps its thumb inside of what it has room for: the thumb goes to its place before the room shrinks.
        slider.setMax(Math.max(slider.getMax(), steps));
        slider.setValue(timeline.cursor());
        slider.setMax(steps);
        widest.setText(position(steps, steps).replaceAll("\\d", "0"));
        Marks.fill(marks, timeline.trace(), length);
        told = Optional.of(timeline.chronicle());
    }

    private void show(Timeline timeline) {
        int steps = model.end();
        boolean asked = predicting.isHeld().getValue();
        if (told.filter(c -> c == timeline.chronicle()).isEmpty() || length != steps) {
            length = steps;
            tell(timeline);
        }
        int cursor = timeline.cursor();
        slider.setValue(cursor);
        Marks.show(marks, cursor);
        position.setText(position(cursor, steps));
        slider.setAccessibleText(WindowText.text("timeline.slider", Caption.at(timeline).map(Caption::headline)
                .orElseGet(() -> steps == 0 ? before(timeline) : WindowText.text("timeline.ready"))));
        first.setDisable(cursor == 0);
        back.setDisable(cursor == 0);
        play.setDisable(timeline.trace().steps().isEmpty());
        showPlaying(player.playing().get());
        slider.setDisable(steps == 0);
        forward.setDisable(cursor == steps);
        last.setDisable(cursor == steps);
        jumps.setDisable(asked);
    }

    /** How long the run is is not told before all was answered. */
    private String position(int cursor, int steps) {
        return predicting.isOpen().getValue() ? WindowText.text("timeline.position", cursor, steps)
                : WindowText.text("timeline.position.short", cursor);
    }

    private static String before(Timeline timeline) {
        return WindowText
                .text(NextStep.of(timeline.machine()).isPresent() ? "timeline.unfinished" : "timeline.empty");
    }

    private void showPlaying(boolean playing) {
        boolean asked = predicting.isHeld().getValue();
        playIcon.setIconLiteral(playing ? "fth-pause" : asked ? "fth-lock" : "fth-play");
        play.setAccessibleText(WindowText.text(playing ? "timeline.pause" : asked ? "lesson.locked" : "timeline.play"));
    }
}
