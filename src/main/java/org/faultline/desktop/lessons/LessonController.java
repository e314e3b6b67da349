package org.faultline.desktop.lessons;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.Predicting.Part;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.desktop.paint.ChoiceText;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.Visible;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Level;

/** What of a lesson is seen: what is asked, what was predicted while one watches, or what is said to it. */
public final class LessonController {
    private final PaneView window;
    private final Predicting predicting;
    private final Consumer<Runnable> leaving;
    private final Consumer<String> open;
    private final Map<Part, ToggleButton> parts = new EnumMap<>(Part.class);
    @FXML
    private ScrollPane lesson;
    @FXML
    private HBox tabs;
    @FXML
    private Label title;
    @FXML
    private Label introduction;
    @FXML
    private VBox body;
    @FXML
    private ChoiceBox<Level> level;
    @FXML
    private TextField student;
    @FXML
    private VBox foot;
    /** What the body shows. */
    private Optional<Shown> shown = Optional.empty();

    private record Shown(Sitting sitting, Optional<Ask> asked, Part part, List<Ask> seen) {}

    LessonController(PaneView window, Consumer<Runnable> leaving, Consumer<String> open) {
        this.leaving = leaving;
        this.open = open;
        this.window = window;
        predicting = window.predicting();
    }

    @FXML
    void initialize() {
        List.of(Part.values()).forEach(part -> {
            ToggleButton button = new ToggleButton(WindowText.text(switch (part) {
                case PREDICT -> "lesson.predict";
                case WATCH -> "lesson.watch";
                case EXPLAIN -> "lesson.explain";
            }));
            button.setId("lesson-" + part.name().toLowerCase(Locale.ROOT));
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(event -> turn(part));
            parts.put(part, button);
            tabs.getChildren().add(button);
        });
        level.setConverter(new ChoiceText<>(LessonWords::of));
        level.setOnAction(event -> choose());
        List.of(predicting.stand(), predicting.part(), window.session()).forEach(o -> o.subscribe(now -> show()));
        show();
    }

    private Optional<Sitting> sitting() {
        return predicting.stand().get().sitting();
    }

    private void turn(Part part) {
        predicting.part().set(part);
        show();
        parts.forEach((p, button) -> button.setSelected(p == predicting.part().get()));
    }

    private void choose() {
        sitting().filter(s -> level.getValue() != null && s.level() != level.getValue())
                .ifPresent(s -> begin(s.sheet().student(), level.getValue()));
        sitting().ifPresent(s -> level.setValue(s.level()));
    }

    /** Begins anew, as whoever is typed. */
    @FXML
    void name() {
        sitting().ifPresent(s -> begin(student.getText().strip(), s.level()));
    }

    private void begin(String who, Level much) {
        leaving.accept(() -> predicting.begin(who, much));
    }

    private void show() {
        sitting().ifPresentOrElse(this::show, this::showNone);
    }

    private void showNone() {
        shown = Optional.empty();
        title.setText(WindowText.text("lesson.none"));
        introduction.setVisible(false);
        tabs.setVisible(false);
        body.getChildren().clear();
    }

    private void show(Sitting sitting) {
        Part part = predicting.part().get();
        parts.forEach((p, button) -> button.setSelected(p == part));
        List<Ask> seen = sitting.seen(window.timeline().getValue());
        Shown next = new Shown(sitting, predicting.stand().get().asked(), part, seen);
        boolean builds = sitting.level() == Level.BUILT;
        if (!builds && shown.filter(s -> s.sitting == sitting && s.asked.equals(next.asked) && s.part == part
                && s.seen.equals(seen)).isPresent()) {
            return;
        }
        boolean other = shown.filter(s -> s.sitting.exam() == sitting.exam()
                && s.sitting.sheet().student().equals(sitting.sheet().student())).isEmpty();
        boolean turned = shown.filter(s -> s.part == part && s.asked.equals(next.asked)).isEmpty();
        shown = Optional.of(next);
        title.setText(Visible.of(sitting.given().document().title()));
        introduction.setText(Visible.of(sitting.lesson().about().introduction()));
        boolean read = part == Part.PREDICT || builds;
        introduction.setVisible(read && !introduction.getText().isEmpty());
        level.getItems().setAll(List.of(Level.values()).stream().filter(sitting.lesson().levels()::contains)
                .filter(l -> !predicting.stand().get().isLocked() || l == sitting.level()).toList());
        level.setValue(sitting.level());
        student.setText(other ? sitting.sheet().student() : student.getText());
        tabs.setVisible(sitting.level() == Level.GAPS);
        foot.setVisible(sitting.level() != Level.GAPS || part == Part.PREDICT);
        body.getChildren().setAll(body(next));
        if (turned) {
            lesson.setVvalue(0);
        }
    }

    private Node body(Shown now) {
        return switch (now.sitting.level()) {
            case BUILT -> new GoalsBox(now.sitting, window.session().getValue());
            case SHOWN -> new ExplainBox(window, now.sitting, List.of(), open);
            case GAPS -> switch (now.part) {
                case PREDICT -> now.asked.<Node>map(ask -> new AskBox(window, now.sitting, ask))
                        .orElseGet(() -> new SheetBox(window, now.sitting));
                case WATCH -> new SheetBox(window, now.sitting);
                case EXPLAIN -> now.seen.isEmpty() ? new SheetBox(window, now.sitting)
                        : new ExplainBox(window, now.sitting, now.seen, open);
            };
        };
    }
}
