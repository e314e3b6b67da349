package org.faultline.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.assembly.Assembled;
import org.faultline.assembly.Assembler;
import org.faultline.assembly.RunPlan;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
import org.faultline.document.Runs;
import org.faultline.document.TopologyDocument;
import org.faultline.edit.Fix;
import org.faultline.edit.Mending;
import org.faultline.format.Report;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.DesignText;
import org.faultline.impact.Impact;
import org.faultline.lesson.Lesson;
import org.faultline.playback.Timeline;
import org.faultline.problem.Problem;

/** An open document that has been run: what a window or a command works on. Every change gives a new session. */
public final class Session {
    private final History history;
    private final Origin origin;
    private final Made made;
    private final Run.Stand stand;
    private final boolean modified;
    private final Budget budget;

    /**
     * What the open document came to.
     *
     * @param start the run before its first step
     */
    private record Made(Assembled assembled, Run run, Timeline start) {}

    private Session(History history, Origin origin, Made made, Run.Stand stand, Budget budget) {
        this(history, origin, made, stand, origin.lacks(history.document()), budget);
    }

    private Session(History history, Origin origin, Made made, Run.Stand stand, boolean modified, Budget budget) {
        this.history = history;
        this.origin = origin;
        this.made = made;
        this.stand = stand;
        this.modified = modified;
        this.budget = budget;
    }

    /** The same session, whose changes from here on are made within {@code limit}; it throws when they are stopped. */
    public Session within(Budget limit) {
        return new Session(history, origin, made, stand, modified, limit);
    }

    /** Reads and runs the document in a file. */
    public static Opened open(Path file) {
        return open(file, Budget.UNLIMITED);
    }

    private static Opened open(Path file, Budget budget) {
        return switch (DocumentFile.read(file)) {
            case DocumentFile.Loaded.Bytes bytes -> read(file.toString(), bytes.content(), Optional.of(file), budget);
            case DocumentFile.Loaded.Unreadable u -> Opened.failed(List.of(u.problem()));
        };
    }

    /** Reads and runs a document that is at hand as bytes; {@code name} is what its problems are reported under. */
    public static Opened read(String name, byte[] content, Optional<Path> file) {
        return read(name, content, file, Budget.UNLIMITED);
    }

    /** The same within {@code budget}. */
    public static Opened read(String name, byte[] content, Optional<Path> file, Budget budget) {
        if (RecordedRun.accepts(content)) {
            return RecordedRun.open(name, content, budget);
        }
        return of(TopologyJson.read(name, content, budget), content, file, budget);
    }

    private static Opened of(TopologyJson.Read read, byte[] content, Optional<Path> file, Budget budget) {
        if (read.document().isEmpty()) {
            return Opened.failed(read.problems());
        }
        TopologyDocument document = read.document().get();
        Opened opened = assemble(History.of("Open", document), Origin.read(file, document, content), budget);
        List<Problem> problems = new ArrayList<>(read.problems());
        problems.addAll(opened.problems());
        return new Opened(opened.session(), problems, opened.unopened());
    }

    /** Everything that is wrong with a document that is at hand as bytes; nothing is run. */
    public static List<Problem> check(String name, byte[] content, Budget budget) {
        if (RecordedRun.accepts(content)) {
            return RecordedRun.check(name, content, budget);
        }
        TopologyJson.Read read = TopologyJson.read(name, content, budget);
        List<Problem> problems = new ArrayList<>(read.problems());
        read.document().ifPresent(
                d -> problems.addAll(Assembler.withAll().from(d, Optional.empty(), budget).problems()));
        return problems;
    }

    /** Runs a document; {@code file} is where it was read from. */
    public static Opened of(TopologyDocument document, Optional<Path> file) {
        return of(document, file, Budget.UNLIMITED);
    }

    /** The same within {@code budget}. */
    public static Opened of(TopologyDocument document, Optional<Path> file, Budget budget) {
        return assemble(History.of("Open", document), Origin.of(file, document), budget);
    }

    /**
     * Opens a file to look at it: a document of a newer version gives what is understood of it, read only, and a
     * problem for each thing that is not.
     */
    public static Opened look(Path file) {
        return look(file, Budget.UNLIMITED);
    }

    /** The same within {@code budget}. */
    public static Opened look(Path file, Budget budget) {
        return switch (DocumentFile.read(file)) {
            case DocumentFile.Loaded.Unreadable u -> Opened.failed(List.of(u.problem()));
            case DocumentFile.Loaded.Bytes bytes -> look(file, bytes.content(), budget);
        };
    }

    private static Opened look(Path file, byte[] content, Budget budget) {
        if (RecordedRun.accepts(content)) {
            return RecordedRun.open(file.toString(), content, budget);
        }
        TopologyJson.Read read = TopologyJson.read(file.toString(), content, budget);
        return NewerDocument.in(read)
                .map(newer -> newer.open(d -> assemble(History.of("Open", d),
                        Origin.read(Optional.of(file), d, content).toLook(), budget)))
                .orElseGet(() -> of(read, content, Optional.of(file), budget));
    }

    /** What a crash left, as a change of what its file has; undoing it gives what the file has. */
    static Opened recover(Recovered recovered, byte[] content) {
        String name = recovered.original().map(Path::toString).orElse("");
        TopologyJson.Read read = TopologyJson.read(name, content);
        if (read.document().isEmpty()) {
            return Opened.failed(read.problems());
        }
        Optional<TopologyDocument> saved =
                recovered.original().flatMap(file -> open(file).session()).map(Session::document);
        History before = History.of("Open", saved.orElse(read.document().get()));
        History after = before.apply(Edit.of("Recover unsaved changes", d -> read.document().get()));
        return assemble(after, Origin.left(recovered.original(), saved), Budget.UNLIMITED);
    }

    /** A document that describes no machine yet, under the design of that id. */
    public static Opened blank(String design) {
        return of(TopologyDocument.blank("", design), Optional.empty());
    }

    private static Opened assemble(History history, Origin origin, Budget budget) {
        return assemble(history, origin, Optional.empty(), Optional.empty(), budget);
    }

    /** Assembles and runs a document; {@code known} and {@code ran} are what another version of it came to. */
    static Opened assemble(History history, Origin origin, Optional<Assembled> known, Optional<Session> ran,
            Budget budget) {
        Assembled assembled = Assembler.withAll().from(history.document(), known, budget);
        Optional<Session> session = assembled.plan().map(p -> new Session(history, origin,
                made(assembled, Run.of(p, ran, budget), ran), Run.Stand.START, Budget.UNLIMITED));
        return new Opened(session, assembled.problems(),
                session.isPresent() ? Optional.empty() : Optional.of(new Unopened(history, origin, assembled)));
    }

    private static Made made(Assembled assembled, Run run, Optional<Session> ran) {
        return new Made(assembled, run, ran.filter(r -> r.run() == run).map(r -> r.made.start)
                .orElseGet(() -> Timeline.of(run.trace())));
    }

    public History history() {
        return history;
    }

    /** The file the document was read from or last saved to. */
    public Optional<Path> file() {
        return origin.file();
    }

    public TopologyDocument document() {
        return history.document();
    }

    public RunPlan plan() {
        return made.assembled.plan().orElseThrow();
    }

    /** What the document teaches; nothing where it is no lesson, or one that cannot be used. */
    public Optional<Lesson> lesson() {
        return made.assembled.lesson();
    }

    public Run run() {
        return made.run;
    }

    /** The story's trace and the place in it. */
    public Timeline timeline() {
        return made.start.at(stand.cursor());
    }

    /** Whether the file does not have what is open; without a file, whether there is more than other kernels chosen. */
    public boolean isModified() {
        return modified;
    }

    /** Whether the document can be looked at, and never saved. */
    public boolean isReadOnly() {
        return origin.readOnly();
    }

    /** The run as there is to tell of it. */
    public Report report() {
        return new Report(document().title(), document().question(), run().design().id(),
                DesignText.title(run().design()),
                run().setUp(), run().trace());
    }

    /** The same story under another kernel: an edit of the document, at the nearest step of the other run. */
    public Session withDesign(KernelDesign design) {
        return edited(Edit.merging("Design " + DesignText.title(design), "design", d -> d.withDesign(design.id())));
    }

    /**
     * A story of one failure, from its beginning; in a story that has begun, a failure behind the acts that have begun, and
     * so the next chapter of one that is over: an edit.
     */
    public Session poison(Address address, Notice notice) {
        ByHand hand = new ByHand(this);
        Edit edit = hand.poison(address, notice);
        return hand.moment() == ByHand.Moment.BEFORE ? edited(edit).at(0) : hand.edit(edit).session().orElse(this);
    }

    /** Goes to another run of the document: an edit. */
    public Session goToRun(String name) {
        return edited(Edit.merging("Go to " + name, "run", d -> new Runs(d).goTo(name)));
    }

    /** Takes a run out of the document: an edit. */
    public Session forgetRun(String name) {
        return edited(Edit.of("Forget " + name, d -> new Runs(d).forget(name)));
    }

    private Session edited(Edit edit) {
        return apply(edit).session().orElse(this);
    }

    /** The same run after {@code step} of its steps; a number outside of it means its nearer end. */
    public Session at(int step) {
        int inside = Math.clamp(step, 0, run().trace().steps().size());
        return inside == stand.cursor() ? this : standing(stand.at(inside));
    }

    /** What would come of any page: behind a story that is over, and else where it begins. */
    public Impact impact() {
        return new Impact(new ByHand(this).machine(), run().design());
    }

    /** Where somebody stands in the runs of the document. */
    Run.Stand stand() {
        return stand;
    }

    /** The same with somebody standing elsewhere. */
    Session standing(Run.Stand there) {
        return new Session(history, origin, made, there, modified, budget);
    }

    /** Whether an edit just made the open run of another one, and nobody has gone elsewhere since. */
    public boolean hasJustForked() {
        return stand.made() == Run.Stand.Made.RUN;
    }

    /** Whether an edit just put a chapter behind the place in time, and nobody has gone elsewhere since. */
    public boolean hasJustGoneOn() {
        return stand.made() == Run.Stand.Made.CHAPTER;
    }

    /** Changes the document. A document that cannot be run gives no session but its problems; this one stays. */
    public Opened apply(Edit edit) {
        return goTo(history.apply(edit));
    }

    /**
     * Changes the document by hand: inside of a run that makes a new run, and keeps this one. A connection that the kernel
     * refuses is not made. Then there is no session, and the problems are those that the change would bring.
     */
    public Opened build(Edit edit) {
        return new ByHand(this).build(edit);
    }

    /** Mends the document by hand; see {@link #build}. */
    public Opened mend(Edit edit) {
        return new ByHand(this).edit(edit);
    }

    /** Everything that was found wrong with the document and does not keep it from being run. */
    public List<Problem> problems() {
        return made.assembled.problems();
    }

    /** The edits that end one of its problems and bring no other. */
    public List<Fix> fixes(Problem problem) {
        return fixes(document(), made.assembled, problem);
    }

    /** The edits that end a problem of a document and bring no other. */
    public static List<Fix> fixes(TopologyDocument document, Problem problem) {
        return fixes(document, Assembler.assemble(document), problem);
    }

    static List<Fix> fixes(TopologyDocument document, Assembled assembled, Problem problem) {
        return Mending.fixes(document, problem).stream()
                .filter(f -> Assembler.withAll().from(f.document(), Optional.of(assembled), Budget.UNLIMITED).problems()
                        .stream()
                        .filter(p -> Mending.isImpossible(p) || p.code().equals(problem.code()))
                        .allMatch(p -> assembled.problems().stream().anyMatch(b -> !b.equals(problem)
                                && ByHand.isSame(b, document, p, f.document()))))
                .toList();
    }

    /** The document before the last edit; this session when there is none. */
    public Session undo() {
        return goTo(history.undo()).session().orElse(this);
    }

    /** The document after the edit that was taken back last; this session when there is none. */
    public Session redo() {
        return goTo(history.redo()).session().orElse(this);
    }

    /** The document of another entry of the history; this session when it is the open one. */
    public Session jump(int entry) {
        return goTo(history.goTo(entry)).session().orElse(this);
    }

    /** Writes the document to {@code file}, which it belongs to from then on. */
    public Saved save(Path file) {
        if (isReadOnly()) {
            return new Saved(this, Optional.of(NewerDocument.unsavable(document().file())));
        }
        Optional<Problem> problem = DocumentFile.write(file, document());
        if (problem.isPresent()) {
            return new Saved(this, problem);
        }
        History renamed = history.inFile(file.toString());
        Origin there = Origin.of(Optional.of(file), renamed.document());
        Made here = new Made(made.assembled.inFile(file.toString()), run(), made.start);
        return new Saved(new Session(renamed, there, here, stand, budget), Optional.empty());
    }

    /** What somebody else has done to the document's file. Reads the file. */
    public OnDisk onDisk() {
        return origin.onDisk();
    }

    /** The same session when its file was lost: all of the document is unsaved. */
    public Session unsaved() {
        return new Session(history, origin.lost(), made, stand, budget);
    }

    /** The document as its file has it now: an edit like any other. A file that cannot be used changes nothing. */
    public Opened revert() {
        Opened now = origin.file().map(f -> open(f, budget)).orElseGet(() -> assemble(history.goTo(0)));
        Optional<Session> reverted = now.session().map(s -> {
            History back = history.apply(Edit.of("Revert to saved", d -> s.document()));
            boolean isChanged = !back.isAt(history);
            return new Session(back, s.origin, isChanged ? s.made : made, Run.Stand.between(this, s), budget);
        });
        return new Opened(reverted, now.problems());
    }

    /** This session at another entry of the history, standing where it stands as far as there is such a place. */
    Opened goTo(History next) {
        return next.isAt(history) ? new Opened(Optional.of(this), List.of())
                : assemble(next).then(s -> s.standing(Run.Stand.between(this, s)).within(budget));
    }

    private Opened assemble(History next) {
        return assemble(next, origin, Optional.of(made.assembled), Optional.of(this), budget);
    }
}
