package org.faultline.desktop.model;

import java.util.ArrayList;
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
import org.faultline.compare.Side;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.playback.Timeline;
import org.faultline.session.Run;

/** What is compared in the window, at which row, and which of both the picture shows. */
public final class Comparing {
    /** What the picture shows of two runs. */
    public enum Shows {
        A, B, BOTH
    }

    private final SessionModel model;
    private final Halves halves;
    private final ReadOnlyObjectWrapper<Optional<Comparison>> found = new ReadOnlyObjectWrapper<>(this, "found",
            Optional.empty());
    private final IntegerProperty row = new SimpleIntegerProperty(this, "row", 0);
    private final ObjectProperty<Shows> shows = new SimpleObjectProperty<>(this, "shows", Shows.BOTH);
    private final ReadOnlyObjectWrapper<Optional<Timeline>> beside = new ReadOnlyObjectWrapper<>(this, "beside",
            Optional.empty());
    private final Map<Place, Integer> rows = new HashMap<>();
    /** The step of the story at which each side is, by row. */
    private List<Integer> leftSteps = List.of();
    private List<Integer> rightSteps = List.of();
    /** The run that is not the window's. */
    private Optional<Timeline> other = Optional.empty();
    /** Whether the run of the window is A, and not B. */
    private boolean ownIsA;
    private boolean together = true;
    private boolean alike = true;

    public Comparing(SessionModel model) {
        this.model = model;
        halves = new Halves(model);
        row.subscribe(this::align);
        model.timeline().subscribe(this::follow);
    }

    /** Which runs are to be compared. */
    public Halves halves() {
        return halves;
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

    /** The run that is not the window's, at the row; nothing where neither is the window's. */
    public ReadOnlyObjectProperty<Optional<Timeline>> beside() {
        return beside.getReadOnlyProperty();
    }

    /** What the picture shows; A in place of both, where those are not made of the same and no picture can show both. */
    public Shows seen() {
        return together || shows.get() != Shows.BOTH ? shows.get() : Shows.A;
    }

    /** The run that the picture shows in place of the window's. */
    public Optional<Timeline> pictured() {
        return beside.get().filter(run -> (seen() == Shows.B) == ownIsA);
    }

    /** The run of which the picture shows what is otherwise: that of B. */
    public Optional<Timeline> halved() {
        return beside.get().filter(run -> seen() == Shows.BOTH)
                .map(run -> ownIsA ? run : model.timeline().getValue());
    }

    /**
     * The run that the picture is laid out for: that of the window, so that nothing moves when another half is shown; but a
     * run of another stack has a picture of its own.
     */
    public Timeline ground() {
        return pictured().filter(run -> !alike).orElseGet(model.timeline()::getValue);
    }

    /** Whether what is pictured is no part of the document, so that nothing in it can be pointed at. */
    public boolean isForeign() {
        return !alike && pictured().isPresent();
    }

    /** Whether the picture can show that. */
    public boolean can(Shows what) {
        return other.isPresent() && (together || what != Shows.BOTH);
    }

    /** Whether there is anything to go through. */
    public ObservableValue<Boolean> isFound() {
        return found.map(Optional::isPresent);
    }

    /** Shows another comparison, or none; it begins where both differ first. */
    public void show(Optional<Comparison> comparison) {
        rows.clear();
        Run run = model.run().getValue();
        ownIsA = comparison.filter(c -> c.left().story() == run.trace()).isPresent();
        boolean ownIsB = comparison.filter(c -> c.right().story() == run.trace()).isPresent();
        List<Row> all = comparison.map(Comparison::rows).orElse(List.of());
        leftSteps = steps(all.stream().map(Row::leftPlace).toList());
        rightSteps = steps(all.stream().map(Row::rightPlace).toList());
        for (int i = 0; i < all.size(); i++) {
            int index = i;
            (ownIsA ? all.get(i).left() : all.get(i).right()).forEach(place -> rows.put(place, index));
        }
        other = comparison.filter(c -> ownIsA || ownIsB)
                .map(c -> Timeline.of((ownIsA ? c.right() : c.left()).story()));
        together = comparison.flatMap(Comparison::stranger).isEmpty();
        alike = together && comparison.filter(c -> !isAlike(c.left(), c.right())).isEmpty();
        found.set(comparison);
        row.set(model.cursor() == 0 ? comparison.flatMap(Comparison::first).orElse(0) : here());
        align();
    }

    /** Whether both tell the same story of what lies at the same place; a mount alone may be another. */
    private static boolean isAlike(Side one, Side two) {
        return one.story().acts().equals(two.story().acts()) && one.setUp().acts().equals(two.setUp().acts())
                && one.initial().devices().equals(two.initial().devices())
                && files(one.initial()).equals(files(two.initial()));
    }

    private static List<List<Inode>> files(Machine machine) {
        return machine.filesystems().stream().map(Filesystem::inodes).map(List::copyOf).toList();
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
        boolean there = step(row.get(), ownIsA) == now.cursor();
        if (other.isPresent() && now.cursor() > 0 && !there) {
            row.set(here());
        }
        align();
    }

    private void align() {
        Optional<Timeline> next = other.map(run -> run.at(step(row.get(), !ownIsA)));
        if (!next.equals(beside.get())) {
            beside.set(next);
        }
    }

    /** The step that a side takes at a row, or else the last of those above, and of all at the last row; 0: none of the story. */
    public int step(int index, boolean left) {
        List<Integer> steps = left ? leftSteps : rightSteps;
        return steps.isEmpty() ? 0 : steps.get(Math.min(index, steps.size() - 1));
    }

    private static List<Integer> steps(List<Optional<Place>> places) {
        List<Integer> steps = new ArrayList<>(places.size());
        int most = 0;
        for (Optional<Place> place : places) {
            Optional<Integer> own = place.map(p -> p.part() == Place.Part.STORY ? p.number() : 0);
            most = Math.max(most, own.orElse(0));
            steps.add(steps.size() < places.size() - 1 ? own.orElse(most) : most);
        }
        return steps;
    }

    /** Goes to the next difference, or to the one before; stays at the last of them. */
    public void go(boolean on) {
        List<Integer> all = found.get().map(Comparison::differences).orElse(List.of());
        (on ? all : all.reversed()).stream().filter(i -> on ? i > row.get() : i < row.get()).findFirst()
                .ifPresent(this::goTo);
    }

    /** Goes to a row; so does the window, where one of both is its run and the row is in its story. */
    public void goTo(int index) {
        row.set(index);
        boolean story = found.get().map(c -> c.rows().get(index)).flatMap(r -> r.leftPlace().or(r::rightPlace))
                .filter(p -> p.part() == Place.Part.STORY).isPresent();
        int step = step(index, ownIsA);
        if (story && other.isPresent() && step != model.cursor()) {
            model.seek(step);
        }
    }
}
