package org.faultline.desktop.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.faultline.compare.Side;
import org.faultline.design.table.Designs;
import org.faultline.document.Runs;
import org.faultline.format.words.DesignText;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Problem;
import org.faultline.session.History;
import org.faultline.session.Session;

/** Which two runs are to be compared, and which there are to choose from. Whatever of it is new, a choice is one change. */
public final class Halves {
    /** So many edits back the document can be compared with what it was. */
    private static final int EDITS = 5;

    /**
     * What somebody wants to see.
     *
     * @param b nothing as long as nobody chose it
     * @param all whether it is not these two but all kernels
     */
    public record Wanted(Half a, Optional<Half> b, boolean all) {}

    private final SessionModel model;
    private final ReadOnlyObjectWrapper<Wanted> wanted;
    private final ReadOnlyObjectWrapper<List<Half>> choices;
    private final ReadOnlyObjectWrapper<List<String>> refused = new ReadOnlyObjectWrapper<>(this, "refused", List.of());
    private List<Half.Held> held = List.of();

    Halves(SessionModel model) {
        this.model = model;
        wanted = new ReadOnlyObjectWrapper<>(this, "wanted", new Wanted(own(), Optional.empty(), false));
        choices = new ReadOnlyObjectWrapper<>(this, "choices", list());
        model.session().map(Session::history).subscribe((before, now) -> choices.set(list()));
        model.run().subscribe((before, now) -> renew());
    }

    /** What is to be compared. */
    public ReadOnlyObjectProperty<Wanted> wanted() {
        return wanted.getReadOnlyProperty();
    }

    /** Everything that either half can be: kernels first. */
    public ReadOnlyObjectProperty<List<Half>> choices() {
        return choices.getReadOnlyProperty();
    }

    /** The runs that were kept, and those of other documents that were compared with. */
    public List<Half.Held> held() {
        return held;
    }

    /** Why the last choice cannot be compared with, a line for each reason; empty when nothing is wrong with it. */
    public ReadOnlyObjectProperty<List<String>> refused() {
        return refused.getReadOnlyProperty();
    }

    /** Wants something else to be seen. */
    public void choose(Wanted next) {
        refused.set(List.of());
        wanted.set(next);
    }

    /** Compares with that. */
    public void choose(Half b) {
        choose(new Wanted(wanted.get().a, Optional.of(b), false));
    }

    /** Keeps the run of the window as it is now under that name, in place of one that was kept under the same. */
    public void keep(String name) {
        hold(name, model.run().getValue().side());
        model.say(WindowText.text("compare.kept", name));
    }

    /** A name for the run of the window. */
    public String proposed() {
        return WindowText.text("compare.keep.name", new Runs(model.session().get().document()).open().name(),
                DesignText.title(model.run().getValue().design()));
    }

    /** Reads another document and compares with its run. */
    public void read(Path file) {
        String name = Objects.toString(file.getFileName(), "");
        model.look((session, budget) -> Session.look(file, budget), opened -> opened.session().ifPresentOrElse(
                session -> choose(hold(name, session.run().side())), () -> refuse(name, opened.problems())));
    }

    /** Says why something cannot be compared with; what was compared before stays. */
    public void refuse(String name, List<Problem> problems) {
        List<String> lines = new ArrayList<>(List.of(WindowText.text("compare.refused", name)));
        problems.stream().filter(Problem::isError).map(p -> WindowText.text("compare.refused.line",
                p.place().file().isEmpty() ? p.place() : p.inFile(name).place(), Sentences.of(p),
                Sentences.remedy(p))).forEach(lines::add);
        refused.set(List.copyOf(lines));
    }

    private Half.Held hold(String name, Side side) {
        Half.Held one = new Half.Held(name, side);
        held = Stream.concat(held.stream().filter(h -> !h.name().equals(name)), Stream.of(one)).toList();
        choices.set(list());
        return one;
    }

    private Half own() {
        return new Half.Under(model.run().getValue().design());
    }

    /** Another run in the window: that is A from now on, and what was A is B where both would be the same. */
    private void renew() {
        Half own = own();
        Wanted was = wanted.get();
        Optional<Half> other = was.b.filter(own::equals).isPresent() ? Optional.of(was.a) : was.b;
        choose(new Wanted(own, other, was.all));
    }

    private List<Half> list() {
        Session session = model.session().get();
        Stream<Half> kernels = Designs.all().stream().map(Half.Under::new);
        Stream<Half> runs = new Runs(session.document()).all().stream().filter(r -> !r.open())
                .map(r -> new Half.OfRun(r.name()));
        return Stream.of(kernels, runs, before(session.history()), held.stream()).<Half>flatMap(s -> s).toList();
    }

    /** The document before each of the last edits, the latest first. */
    private static Stream<Half> before(History history) {
        return Stream.iterate(history.index(), i -> i > 0, i -> i - 1).limit(EDITS).map(
                i -> new Half.Before(history.entries().get(i).label(), history.entries().get(i - 1).document()));
    }
}
