package org.faultline.desktop.model;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.document.Runs;
import org.faultline.document.TopologyDocument;
import org.faultline.format.words.DesignText;
import org.faultline.session.Session;

/** The runs of the open document: their names with what they are, and going from one to another. */
public final class RunList {
    private static final int LONGEST = 24;

    private final SessionModel model;
    private final ObservableValue<Runs> runs;
    /** Number of steps of the runs that are kept, which share their nodes from one document to the next. */
    private final IdentityHashMap<Node.Fields, Integer> steps = new IdentityHashMap<>();

    public RunList(SessionModel model) {
        this.model = model;
        runs = model.session().map(session -> new Runs(session.document()));
    }

    /** The runs of the open document. */
    public ObservableValue<Runs> runs() {
        return runs;
    }

    /** Whether there is more than one. */
    public ObservableValue<Boolean> several() {
        return runs.map(all -> all.all().size() > 1);
    }

    /** One line for each run, in the order of their names: going there. */
    public List<Command> commands() {
        return runs.getValue().all().stream().map(run -> Command.choice(line(run).replace("_", "__"),
                Bindings.createBooleanBinding(run::open), () -> goTo(run.name()))).toList();
    }

    /** Goes to the run that stands so many places further in the list, around its end. */
    public void step(int by) {
        List<Runs.One> all = runs.getValue().all();
        int open = all.indexOf(runs.getValue().open());
        goTo(all.get(Math.floorMod(open + by, all.size())).name());
    }

    /** Takes the open run out of the document. */
    public void forget() {
        String name = runs.getValue().open().name();
        model.edit(session -> session.forgetRun(name));
    }

    /** A run's name as buttons and menus have it. */
    public static String brief(String name) {
        return WindowText.brief(name, LONGEST);
    }

    private void goTo(String name) {
        model.edit(session -> session.goToRun(name));
    }

    private String line(Runs.One run) {
        String design = Designs.find(run.document().design()).map(DesignText::title).orElse("");
        String plain = WindowText.text("runs.line", brief(run.name()), design, steps(run));
        return run.from().map(from -> WindowText.text("runs.line.made", plain, brief(from), run.step())).orElse(plain);
    }

    private int steps(Runs.One run) {
        return run.open() ? model.run().getValue().trace().steps().size()
                : steps.computeIfAbsent(run.document().root(), root -> steps(run.document()));
    }

    private static int steps(TopologyDocument document) {
        return Session.of(document, Optional.empty()).session().map(s -> s.run().trace().steps().size()).orElse(0);
    }
}
