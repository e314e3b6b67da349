package org.faultline.desktop.timeline;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.faultline.desktop.model.PaneView;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.paint.Cells;
import org.faultline.format.Caption;
import org.faultline.format.Names;
import org.faultline.format.words.ValueText;
import org.faultline.machine.Machine;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.session.Session;
import org.faultline.trace.Step;

/** The list of events: one row a step, the current one selected; a click goes there. */
public final class EventsController {
    private static final PseudoClass ABOUT = PseudoClass.getPseudoClass("about");
    private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

    private final PaneView window;
    private final ViewSettings looks;
    /** The rows of the table, as long as it has use for them. */
    private final Set<EventRow> rows = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean filling;
    @FXML
    private TableView<Step> events;
    @FXML
    private TableColumn<Step, String> number;
    @FXML
    private TableColumn<Step, String> layer;
    @FXML
    private TableColumn<Step, String> function;
    @FXML
    private TableColumn<Step, String> what;
    @FXML
    private TableColumn<Step, String> values;

    public EventsController(PaneView window, ViewSettings looks) {
        this.window = window;
        this.looks = looks;
    }

    @FXML
    void initialize() {
        Cells.show(number, step -> Integer.toString(step.number()));
        Cells.show(layer, step -> step.layer().map(new Names(machine(step))::layer).orElse("mm"));
        Cells.show(function, step -> step.source().function());
        Cells.show(what, step -> Caption.of(step, machine(step)).headline());
        Cells.show(values, step -> step.values().stream().map(ValueText::of).collect(Collectors.joining(" · ")));
        events.setRowFactory(table -> {
            EventRow row = new EventRow();
            rows.add(row);
            return row;
        });
        looks.room().subscribe(room -> List.of(function, values).forEach(c -> c.setVisible(room.hasValues())));
        events.heightProperty().subscribe(this::reveal);
        window.session().map(Session::run).subscribe(run -> fill(run.trace().steps()));
        window.timeline().subscribe(this::show);
        window.selection().subscribe(selection -> rows.forEach(EventRow::mark));
        events.getSelectionModel().selectedItemProperty().subscribe(step -> Optional.ofNullable(step)
                .filter(s -> !filling && s.number() != window.cursor()).ifPresent(s -> window.goTo(s.number())));
    }

    /** The machine after {@code step} of the run that is shown. */
    private Machine machine(Step step) {
        List<Machine> states = window.session().getValue().run().trace().states();
        return states.get(Math.min(step.number(), states.size() - 1));
    }

    /** A new list moves the selection about; nobody has clicked. */
    private void fill(List<Step> steps) {
        filling = true;
        events.getItems().setAll(steps);
        events.getSelectionModel().clearSelection();
        filling = false;
        events.refresh();
    }

    private void show(Timeline timeline) {
        if (timeline.cursor() == 0 || timeline.cursor() > events.getItems().size()) {
            events.getSelectionModel().clearSelection();
        } else {
            events.getSelectionModel().clearAndSelect(timeline.cursor() - 1);
        }
        reveal();
        rows.forEach(EventRow::mark);
    }

    /** Brings the current event into sight, with those before it that can be seen whole, and one behind it. */
    private void reveal() {
        int whole = (int) Math.max(2, (events.getHeight() + 1) / events.getFixedCellSize());
        events.scrollTo(Math.max(0, window.cursor() - whole + 1));
    }

    /** A row that knows whether its step lies ahead of the cursor. */
    private final class EventRow extends TableRow<Step> {
        @Override
        protected void updateItem(Step step, boolean empty) {
            super.updateItem(step, empty);
            mark();
        }

        void mark() {
            Optional<Step> step = Optional.ofNullable(getItem());
            pseudoClassStateChanged(AHEAD, step.filter(s -> s.number() > window.cursor()).isPresent());
            pseudoClassStateChanged(ABOUT, step.filter(s -> window.selection().getValue().layers().stream()
                    .anyMatch(layer -> Subjects.isAbout(s, layer))).isPresent());
        }
    }
}
