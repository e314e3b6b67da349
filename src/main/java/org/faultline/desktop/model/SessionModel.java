package org.faultline.desktop.model;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
import org.faultline.edit.Fix;
import org.faultline.export.Export;
import org.faultline.machine.Machine;
import org.faultline.playback.Selection;
import org.faultline.playback.Snapshot;
import org.faultline.playback.Timeline;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Wrong;
import org.faultline.session.Edit;
import org.faultline.session.OnDisk;
import org.faultline.session.Opened;
import org.faultline.session.Run;
import org.faultline.session.Saved;
import org.faultline.session.Session;
import org.faultline.session.Unopened;

/** The observable face of the session: what every pane shows and what they agree on. */
public final class SessionModel {
    private final ReadOnlyObjectWrapper<Session> session;
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(new Selection.OfNothing());
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(new Notice.CorruptPfn());
    private final ObservableList<Problem> problems = FXCollections.observableArrayList();
    private final ObservableValue<Run> run;
    private final ObservableValue<Timeline> timeline;
    private final ObservableValue<Snapshot> snapshot;
    private final ReadOnlyObjectWrapper<Map<LayerId, String>> doubts = new ReadOnlyObjectWrapper<>(Map.of());
    private final UnderWay underWay;
    private final Forecasts forecasts;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper openings = new ReadOnlyIntegerWrapper();
    private final Deque<Change> waiting = new ArrayDeque<>();
    /** What was found in the document that is open, or in one that could not be opened, among the problems. */
    private List<Problem> found = List.of();
    private List<Problem> unwritten = List.of();
    private Optional<Unopened> unopened = Optional.empty();
    private Hold hold = Hold.NONE;

    private record Change(UnaryOperator<Session> change, Runnable then) {}

    public SessionModel(Session first, Background background) {
        underWay = new UnderWay(background);
        session = new ReadOnlyObjectWrapper<>(first);
        found = first.problems();
        notice.set(first.run().notice());
        run = session.map(Session::run);
        timeline = session.map(Session::timeline);
        snapshot = timeline.map(Snapshot::of);
        session.map(Session::document).subscribe(document -> doubts.set(Doubts.byLayer(session.get())));
        forecasts = new Forecasts(() -> session.get().impact(), background);
        run.subscribe(ignored -> forecasts.forget());
        session.subscribe((before, now) -> say(""));
        selection.subscribe((before, now) -> say(""));
    }

    public ReadOnlyObjectProperty<Session> session() {
        return session.getReadOnlyProperty();
    }

    /** What is being worked out of the document now. */
    public ReadOnlyObjectProperty<Optional<LongWork>> work() {
        return underWay.work();
    }

    /** Gives up what was told to stop and does not, and says so; the document stays as it was. */
    public void giveUp(LongWork deaf) {
        if (underWay.giveUp(deaf)) {
            problems.add(Problem.warning(new Place("", "", 0), Wrong.GIVEN_UP));
        }
    }

    /** From now on it is {@code who} that keeps the run from being seen further, and the document from being changed. */
    void hold(Hold who) {
        hold = who;
        show(session.get());
    }

    /** No more of a run is shown than may be seen. */
    private void show(Session next) {
        session.set(next.at(Math.min(next.timeline().cursor(), hold.last(next))));
    }

    /** The last step of the run that may be seen. */
    public int end() {
        return hold.last(session.get());
    }

    /** Why nothing is changed just now; nothing where it may be. */
    public Optional<String> held() {
        return hold.reason();
    }

    /** What the user points at; every pane shows it. */
    public ObjectProperty<Selection> selection() {
        return selection;
    }

    /** How the next poisoned page will be noticed. */
    public ObjectProperty<Notice> notice() {
        return notice;
    }

    /** What is wrong with the open document, or with one that could not be opened. */
    public ObservableList<Problem> problems() {
        return problems;
    }

    public ObservableValue<Run> run() {
        return run;
    }

    public ObservableValue<Timeline> timeline() {
        return timeline;
    }

    public ObservableValue<Snapshot> snapshot() {
        return snapshot;
    }

    /** What the chosen kernel refuses of each layer. */
    public ObservableValue<Map<LayerId, String>> doubts() {
        return doubts.getReadOnlyProperty();
    }

    /** The page that is selected, if one is. */
    public Optional<Pfn> selectedPage() {
        return selection.get() instanceof Selection.OfPage page ? Optional.of(page.pfn()) : Optional.empty();
    }

    /** The machine behind a story that is over, and else the one before it. */
    public Machine before() {
        return session.get().impact().machine();
    }

    /** Number of steps taken. */
    public int cursor() {
        return timeline.getValue().cursor();
    }

    public boolean isAtEnd() {
        return cursor() == run.getValue().trace().steps().size();
    }

    /** Goes to step {@code number}, or as near as the run allows; another selected page gives way to the failing one. */
    public void seek(int number) {
        show(session.get().at(Math.max(0, number)));
        if (number > cursor() && !isAtEnd()) {
            hold.reason().ifPresent(this::say);
        }
        if (cursor() > 0 && selectedPage().isPresent()) {
            Fates.at(timeline.getValue()).page().map(Selection.OfPage::new).ifPresent(selection::set);
        }
    }

    /** Makes the page at {@code address} bad the chosen way instead of the current story; then does {@code then}. */
    public void poison(Address address, Runnable then) {
        Notice how = notice.get();
        change(s -> s.poison(address, how), then);
    }

    /** Tells {@code then}, in a few lines, what would come of that page if it went bad; see {@link Forecasts}. */
    public void forecast(Pfn page, BiConsumer<Pfn, String> then) {
        forecasts.ask(page, notice.get(), (asked, verdict) -> then.accept(asked,
                ForecastText.of(before(), run.getValue().design(), verdict)));
    }

    /** The same in one line. */
    public void glance(Pfn page, BiConsumer<Pfn, String> then) {
        forecasts.ask(page, notice.get(), (asked, verdict) -> then.accept(asked,
                ForecastText.brief(before(), verdict)));
    }

    /** Says a sentence in the status bar, until something else happens. */
    public void say(String sentence) {
        said.set(sentence);
    }

    /** What was said last, if nothing has happened since. */
    public ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /** Counts the documents that were opened. */
    public ReadOnlyIntegerProperty openings() {
        return openings.getReadOnlyProperty();
    }

    /** Tells the same story under another design; then does {@code then}. */
    public void setDesign(KernelDesign design, Runnable then) {
        change(s -> s.withDesign(design), then);
    }

    /** Changes the session, which does not count as an edit by hand. */
    public void edit(UnaryOperator<Session> edit) {
        change(edit, () -> {});
    }

    public void undo() {
        change(Session::undo, () -> {});
    }

    public void redo() {
        change(Session::redo, () -> {});
    }

    /** Goes to another entry of the history; then does {@code then}. */
    public void jump(int entry, Runnable then) {
        change(s -> s.jump(entry), then);
    }

    /** Takes the document back to what its file has, which a broken file does not change; then does {@code then}. */
    public void revert(Runnable then) {
        List<Problem> now = new ArrayList<>();
        line(s -> {
            Opened reverted = s.revert();
            now.addAll(reverted.problems());
            return reverted.session().orElse(s);
        }, () -> {
            found = List.copyOf(now);
            problems.setAll(now);
            then.run();
        });
    }

    /** Looks at the document's file and tells what somebody else has done to it. */
    public void look(Consumer<OnDisk> then) {
        look((asked, budget) -> asked.onDisk(), then);
    }

    /** Writes the run, as it is now, into a file for others. A problem is shown with the others. */
    public void export(Export how, Path file) {
        look((asked, budget) -> how.write(asked, file, budget), problem -> {
            unwritten(problem.stream().toList());
            say(problem.isPresent() ? "" : WindowText.text("said.exported", file));
        });
    }

    /** Works something out of the session, which is not changed by it, and tells it {@code then}. */
    public <T> void look(BiFunction<Session, Budget, T> question, Consumer<T> then) {
        Session asked = session.get();
        underWay.run(doing -> question.apply(asked, doing), then, () -> {});
    }

    /** The file was lost: all of the document is unsaved. */
    public void lose() {
        line(Session::unsaved, () -> {});
    }

    /** Opens a file; one that cannot be used leaves the open document alone and shows its problems. */
    public void open(Path file) {
        open(budget -> Session.look(file, budget));
    }

    /** Opens what {@code source} gives; see {@link #open(Path)}. */
    public void open(Supplier<Opened> source) {
        open(budget -> source.get());
    }

    /** The same with a source that asks now and then whether it is still wanted. */
    public void open(Function<Budget, Opened> source) {
        look((asked, budget) -> source.apply(budget), this::opened);
    }

    private void opened(Opened opened) {
        found = opened.problems();
        unopened = opened.unopened();
        problems.setAll(found);
        opened.session().ifPresent(fresh -> {
            selection.set(new Selection.OfNothing());
            notice.set(fresh.run().notice());
            show(fresh);
            openings.set(openings.get() + 1);
        });
    }

    private void change(UnaryOperator<Session> change, Runnable then) {
        hold.reason().ifPresentOrElse(this::say, () -> line(change, then));
    }

    private void line(UnaryOperator<Session> change, Runnable then) {
        waiting.add(new Change(change, then));
        if (waiting.size() == 1) {
            next();
        }
    }

    private void next() {
        Change change = waiting.element();
        Session from = session.get();
        underWay.run(doing -> change.change.apply(from.within(doing)).within(Budget.UNLIMITED), to -> {
            show(to.run().equals(from.run()) ? to.at(cursor()) : to);
            if (!to.document().equals(from.document())) {
                judged(to);
            }
            waiting.remove();
            change.then.run();
            if (!waiting.isEmpty()) {
                next();
            }
        }, waiting::clear);
    }

    private void judged(Session now) {
        List<Problem> all = new ArrayList<>(problems);
        all.removeAll(found);
        all.addAll(0, now.problems());
        found = now.problems();
        unopened = Optional.empty();
        if (!all.equals(problems)) {
            problems.setAll(all);
        }
    }

    /**
     * Changes the document by hand, unless the kernel refuses what comes of it; then tells what it refuses. After a
     * refusal everything is as it was.
     */
    public void build(Edit edit, Consumer<List<Problem>> then) {
        List<Problem> refused = new ArrayList<>();
        change(s -> {
            Opened built = s.build(edit);
            refused.addAll(built.session().isPresent() ? List.of() : built.problems());
            return built.session().orElse(s);
        }, () -> then.accept(refused));
    }

    /** The edits that end one of the problems. */
    public List<Fix> fixes(Problem problem) {
        return unopened.map(u -> u.fixes(problem)).orElseGet(() -> found.contains(problem)
                ? session.get().fixes(problem)
                : List.of());
    }

    /** Does one of these edits; a document that could not be opened is opened by it, once nothing else is in the way. */
    public void mend(Fix fix) {
        Edit edit = Edit.of(fix.title(), document -> fix.document());
        unopened.ifPresentOrElse(u -> open(budget -> u.apply(edit, budget)), () -> mend(edit, () -> {}));
    }

    /** Changes the document by hand, whatever the kernel makes of it; then does {@code then}. */
    void mend(Edit edit, Runnable then) {
        change(s -> s.mend(edit).session().orElse(s), then);
    }

    /** Whether a problem is that the document could not be written. */
    public boolean isUnwritten(Problem problem) {
        return unwritten.contains(problem);
    }

    /** Writes the document to {@code file}; then tells whether that worked. A problem is shown with the others. */
    public void save(Path file, Consumer<Boolean> then) {
        List<Problem> trouble = new ArrayList<>();
        line(s -> {
            Saved saved = s.save(file);
            saved.problem().ifPresent(trouble::add);
            return saved.session();
        }, () -> {
            unwritten(trouble);
            then.accept(trouble.isEmpty());
        });
    }

    private void unwritten(List<Problem> trouble) {
        problems.removeAll(unwritten);
        unwritten = List.copyOf(trouble);
        problems.addAll(trouble);
    }
}
