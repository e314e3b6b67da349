package org.faultline.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.assembly.Assembled;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.Plan;
import org.faultline.design.KernelDesign;
import org.faultline.document.TopologyDocument;
import org.faultline.format.Report;
import org.faultline.format.TopologyJson;
import org.faultline.playback.Timeline;
import org.faultline.problem.Problem;
import org.faultline.stack.Act;
import org.faultline.stack.Address;
import org.faultline.stack.Notice;

/** An open document that has been run: what a window or a command works on. Every change gives a new session. */
public final class Session {
    private final History history;
    private final Origin origin;
    private final Choice choice;
    private final Plan plan;
    private final Run run;
    private final int cursor;

    /** The file the document belongs to, and the document as that file has it. */
    private record Origin(Optional<Path> file, TopologyDocument saved) {}

    /** What was chosen instead of what the document says; it stays when the document changes. */
    private record Choice(Optional<KernelDesign> design, Optional<List<Act>> story) {
        static final Choice NONE = new Choice(Optional.empty(), Optional.empty());

        Run run(Plan plan) {
            return Run.of(plan, design.orElse(plan.design()), story.orElse(plan.story()));
        }
    }

    private Session(History history, Origin origin, Choice choice, Plan plan, Run run, int cursor) {
        this.history = history;
        this.origin = origin;
        this.choice = choice;
        this.plan = plan;
        this.run = run;
        this.cursor = cursor;
    }

    /** Reads and runs the document in a file. */
    public static Opened open(Path file) {
        return switch (DocumentFile.read(file)) {
            case Loaded.Bytes bytes -> read(file.toString(), bytes.content(), Optional.of(file));
            case Loaded.Unreadable u -> Opened.failed(List.of(u.problem()));
        };
    }

    /** Reads and runs a document that is at hand as bytes; {@code name} is what its problems are reported under. */
    public static Opened read(String name, byte[] content, Optional<Path> file) {
        TopologyJson.Read read = TopologyJson.read(name, content);
        if (read.document().isEmpty()) {
            return Opened.failed(read.problems());
        }
        Opened opened = of(read.document().get(), file);
        List<Problem> problems = new ArrayList<>(read.problems());
        problems.addAll(opened.problems());
        return new Opened(opened.session(), problems);
    }

    /** Runs a document; {@code file} is where it was read from. */
    public static Opened of(TopologyDocument document, Optional<Path> file) {
        History history = History.of("Open", document);
        return assemble(history, new Origin(file, document), Choice.NONE);
    }

    private static Opened assemble(History history, Origin origin, Choice choice) {
        Assembled assembled = Assembler.assemble(history.document());
        return new Opened(assembled.plan().map(p -> new Session(history, origin, choice, p, choice.run(p), 0)),
                assembled.problems());
    }

    public History history() {
        return history;
    }

    /** The file the document was read from or last saved to. */
    public Optional<Path> file() {
        return origin.file;
    }

    public TopologyDocument document() {
        return history.document();
    }

    public Plan plan() {
        return plan;
    }

    public Run run() {
        return run;
    }

    /** The story's trace and the place in it. */
    public Timeline timeline() {
        return new Timeline(run.trace(), cursor);
    }

    /** Whether the file does not have what is open. */
    public boolean isModified() {
        return !History.isSame(document(), origin.saved);
    }

    /** The run as there is to tell of it. */
    public Report report() {
        return new Report(document().title(), document().question(), run.design().id(), run.design().title(),
                run.setUp(), run.trace());
    }

    /** The same story under another kernel. */
    public Session withDesign(KernelDesign design) {
        Choice next = new Choice(Optional.of(design), choice.story);
        Run other = next.run(plan);
        return new Session(history, origin, next, plan, other, run.seek(cursor, other.trace()));
    }

    /** Another story on the machine as the set-up left it, from its beginning. */
    public Session withStory(List<Act> story) {
        return new Session(history, origin, new Choice(choice.design, Optional.of(List.copyOf(story))), plan,
                run.withStory(story), 0);
    }

    /** A story of one failure. */
    public Session poison(Address address, Notice notice) {
        return withStory(List.of(new Act.Poison(address, notice)));
    }

    /** The same run after {@code step} of its steps; a number outside of it means its nearer end. */
    public Session at(int step) {
        int inside = Math.clamp(step, 0, run.trace().steps().size());
        return inside == cursor ? this : new Session(history, origin, choice, plan, run, inside);
    }

    /** Changes the document. A document that cannot be run gives no session but its problems; this one stays. */
    public Opened apply(Edit edit) {
        return goTo(history.apply(edit));
    }

    /** The document before the last edit; this session when there is none. */
    public Session undo() {
        return goTo(history.undo()).session().orElse(this);
    }

    /** The document after the edit that was taken back last; this session when there is none. */
    public Session redo() {
        return goTo(history.redo()).session().orElse(this);
    }

    /** Writes the document to {@code file}, which it belongs to from then on. */
    public Saved save(Path file) {
        Optional<Problem> problem = DocumentFile.write(file, TopologyJson.write(document()));
        if (problem.isPresent()) {
            return new Saved(this, problem);
        }
        History renamed = history.inFile(file.toString());
        Origin there = new Origin(Optional.of(file), renamed.document());
        return new Saved(new Session(renamed, there, choice, plan, run, cursor), Optional.empty());
    }

    private Opened goTo(History next) {
        if (next.equals(history)) {
            return new Opened(Optional.of(this), List.of());
        }
        Opened opened = assemble(next, origin, choice);
        return new Opened(opened.session().map(s -> s.at(run.seek(cursor, s.run.trace()))), opened.problems());
    }
}
