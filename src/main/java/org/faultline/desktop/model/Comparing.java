package org.faultline.desktop.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.faultline.compare.Comparison;
import org.faultline.compare.Place;
import org.faultline.compare.Row;
import org.faultline.design.KernelDesign;
import org.faultline.playback.Timeline;

/** What is compared in the window, at which row, and which of both the picture shows. */
public final class Comparing {
    /** What the picture shows of two runs. */
    public enum Shows {
        A, B, BOTH
    }

    private final SessionModel model;
    private final ObjectProperty<Optional<KernelDesign>> other = new SimpleObjectProperty<>(this, "other",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Comparison>> found = new ReadOnlyObjectWrapper<>(this, "found",
            Optional.empty());
    private final IntegerProperty row = new SimpleIntegerProperty(this, "row", 0);
    private final ObjectProperty<Shows> shows = new SimpleObjectProperty<>(this, "shows", Shows.BOTH);
    private final ReadOnlyObjectWrapper<Optional<Timeline>> beside = new ReadOnlyObjectWrapper<>(this, "beside",
            Optional.empty());
    private final Map<Place, Integer> rows = new HashMap<>();
    private Optional<Timeline> right = Optional.empty();

    public Comparing(SessionModel model) {
        this.model = model;
        row.subscribe(this::align);
        model.timeline().subscribe(this::follow);
    }

    /** The kernel that is B. */
    public ObjectProperty<Optional<KernelDesign>> other() {
        return other;
    }

    /** What was found, while somebody looks at it. */
    public ReadOnlyObjectProperty<Optional<Comparison>> found() {
        return found.getReadOnlyProperty();
    }

    /** The row of what was found at which both stand. */
    public IntegerProperty row() {
        return row;
    }

    /** What the picture shows while two runs are compared. */
    public ObjectProperty<Shows> shows() {
        return shows;
    }

    /** The run of B at the row; nothing where nothing is compared with the run of the window. */
    public ReadOnlyObjectProperty<Optional<Timeline>> beside() {
        return beside.getReadOnlyProperty();
    }

    /** The run that the picture shows in place of the window's. */
    public Optional<Timeline> pictured() {
        return beside.get().filter(run -> shows.get() == Shows.B);
    }

    /** The run of which the picture shows what is otherwise, beside the window's. */
    public Optional<Timeline> halved() {
        return beside.get().filter(run -> shows.get() == Shows.BOTH);
    }

    /** Whether there is a picture of B. */
    public ObservableValue<Boolean> isOn() {
        return beside.map(Optional::isPresent);
    }

    /** Whether there is anything to go through. */
    public ObservableValue<Boolean> isFound() {
        return found.map(Optional::isPresent);
    }

    /** Shows another comparison, or none; it begins where both differ first. */
    public void show(Optional<Comparison> comparison) {
        rows.clear();
        List<Row> all = comparison.map(Comparison::rows).orElse(List.of());
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            all.get(i).left().forEach(place -> rows.put(place, index));
        }
        right = comparison.filter(c -> isOwn(c.left().design())).map(c -> Timeline.of(c.right().story()));
        found.set(comparison);
        row.set(model.cursor() == 0 ? comparison.flatMap(Comparison::first).orElse(0) : here());
        align();
    }

    private boolean isOwn(KernelDesign design) {
        return model.run().getValue().design().equals(design);
    }

    /** The row of the step that the window shows; at its end both are at theirs. */
    private int here() {
        if (model.isAtEnd()) {
            return found.get().map(c -> c.rows().size() - 1).orElse(0);
        }
        return rows.getOrDefault(new Place(Place.Part.STORY, model.cursor()), 0);
    }

    /** The window is at another step: so are both. */
    private void follow(Timeline now) {
        boolean there = step(row.get(), true) == now.cursor();
        if (right.isPresent() && now.cursor() > 0 && !there) {
            row.set(here());
        }
        align();
    }

    private void align() {
        Optional<Timeline> next = right.map(run -> run.at(step(row.get(), false)));
        if (!next.equals(beside.get())) {
            beside.set(next);
        }
    }

    /** The step of a side's story that is over at a row; 0 where none is. */
    public int step(int index, boolean left) {
        List<Row> all = found.get().map(Comparison::rows).orElse(List.of());
        return all.subList(0, Math.min(index + 1, all.size())).reversed().stream()
                .flatMap(r -> (left ? r.left() : r.right()).reversed().stream()).findFirst()
                .filter(p -> p.part() == Place.Part.STORY).map(Place::number).orElse(0);
    }

    /** Goes to the next difference, or to the one before; stays at the last of them. */
    public void go(boolean on) {
        List<Integer> all = found.get().map(Comparison::differences).orElse(List.of());
        (on ? all : all.reversed()).stream().filter(i -> on ? i > row.get() : i < row.get()).findFirst()
                .ifPresent(this::goTo);
    }

    /** Goes to a row; so does the window, where A is its run and the row is in its story. */
    public void goTo(int index) {
        row.set(index);
        boolean story = found.get().map(c -> c.rows().get(index)).flatMap(r -> r.leftPlace().or(r::rightPlace))
                .filter(p -> p.part() == Place.Part.STORY).isPresent();
        int step = step(index, true);
        if (story && right.isPresent() && step != model.cursor()) {
            model.seek(step);
        }
    }
}
