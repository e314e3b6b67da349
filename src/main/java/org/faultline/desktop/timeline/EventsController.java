package org.faultline.desktop.timeline;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.model.WhyMenu;
import org.faultline.desktop.paint.Cells;
import org.faultline.format.StepLine;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.why.Question;

/** The list of steps up to now: one row a step, the current one selected and in sight; a click goes there. */
public final class EventsController {
    private static final PseudoClass ABOUT = PseudoClass.getPseudoClass("about");
    /** How wide the columns are, in rows: numbers and names, and of the rest what words and calls take. */
    private static final double NUMBER = 2.2;
    private static final double WHO = 6.2;
    private static final double WORDS = 0.46;
    private static final double CALL = 0.25;

    private final PaneView window;
    private final ViewSettings looks;
    /** The rows of the table, as long as it has use for them. */
    private final Set<StepRow> rows = Collections.newSetFromMap(new WeakHashMap<>());
    private Optional<Trace> shown = Optional.empty();
    private boolean filling;
    /** How much wider than usual somebody made a column, in rows. */
    private final Map<TableColumn<Step, ?>, Double> wider = new HashMap<>();
    private boolean dividing;
    @FXML
    private TableView<Step> events;
    @FXML
    private TableColumn<Step, String> number;
    @FXML
    private TableColumn<Step, String> who;
    @FXML
    private TableColumn<Step, String> words;
    @FXML
    private TableColumn<Step, String> call;
    @FXML
    private TableColumn<Step, String> values;

    public EventsController(PaneView window, ViewSettings looks) {
        this.window = window;
        this.looks = looks;
    }

    @FXML
    void initialize() {
        Cells.show(number, step -> Integer.toString(step.number()));
        Cells.show(who, step -> line(step).who());
        Cells.show(words, step -> line(step).headline());
        Cells.show(call, step -> line(step).call());
        Cells.show(values, step -> line(step).values());
        events.setRowFactory(table -> {
            StepRow row = new StepRow();
            rows.add(row);
            return row;
        });
        List.of(events.widthProperty(), events.fixedCellSizeProperty(), looks.room())
                .forEach(size -> size.subscribe(() -> divide()));
        events.getColumns().forEach(column -> column.widthProperty().subscribe((before, now) -> {
            if (!dividing) {
                wider.merge(column, (now.doubleValue() - before.doubleValue()) / events.getFixedCellSize(),
                        Double::sum);
            }
        }));
        events.heightProperty().subscribe(height -> reveal());
        events.setContextMenu(WhyMenu.of(window, () -> Optional.ofNullable(
                events.getSelectionModel().getSelectedItem()).map(step -> new Question.OfStep(step.number()))));
        window.timeline().subscribe(this::show);
        window.selection().subscribe(selection -> rows.forEach(StepRow::mark));
        events.getSelectionModel().selectedItemProperty().subscribe(step -> Optional.ofNullable(step)
                .filter(s -> !filling && s.number() != window.cursor()).ifPresent(s -> window.goTo(s.number())));
    }

    private StepLine line(Step step) {
        return StepLine.of(step, window.timeline().getValue().trace().states().get(step.number()));
    }

    /** Gives the columns the width there is; where that is little, calls and values are left to the inspector. */
    private void divide() {
        double row = events.getFixedCellSize();
        boolean wide = looks.room().get().hasValues();
        dividing = true;
        call.setVisible(wide);
        values.setVisible(wide);
        double rest = Math.max(0, events.getWidth() - (NUMBER + WHO + 1) * row);
        widen(number, NUMBER * row);
        widen(who, WHO * row);
        widen(words, wide ? rest * WORDS : rest);
        widen(call, rest * CALL);
        widen(values, rest * (1 - WORDS - CALL));
        dividing = false;
    }

    private void widen(TableColumn<Step, ?> column, double usual) {
        column.setPrefWidth(usual + wider.getOrDefault(column, 0.0) * events.getFixedCellSize());
    }

    private void show(Timeline timeline) {
        filling = true;
        fill(timeline.trace(), timeline.cursor());
        if (timeline.cursor() == 0) {
            events.getSelectionModel().clearSelection();
        } else {
            events.getSelectionModel().clearAndSelect(timeline.cursor() - 1);
        }
        filling = false;
        reveal();
        rows.forEach(StepRow::mark);
    }

    /** Lists the steps up to one, and none to come: within a run, only those are put in or taken out that make the difference. */
    private void fill(Trace trace, int cursor) {
        int there = events.getItems().size();
        if (shown.filter(trace::equals).isEmpty()) {
            events.getItems().setAll(trace.steps().subList(0, cursor));
            events.refresh();
        } else if (cursor > there) {
            events.getItems().addAll(trace.steps().subList(there, cursor));
        } else {
            events.getItems().remove(cursor, there);
        }
        shown = Optional.of(trace);
    }

    /** Brings the current step into sight: it is the last that is listed. */
    private void reveal() {
        events.layout(); // only then does it know of rows that were put in
        events.scrollTo(window.cursor());
    }

    /** A row that knows whether its step is about what is selected. */
    private final class StepRow extends TableRow<Step> {
        @Override
        protected void updateItem(Step step, boolean empty) {
            super.updateItem(step, empty);
            mark();
        }

        void mark() {
            Optional<Step> step = Optional.ofNullable(getItem());
            pseudoClassStateChanged(ABOUT, step.filter(s -> window.selection().getValue().layers().stream()
                    .anyMatch(layer -> Subjects.isAbout(s, layer))).isPresent());
        }
    }
}
