package org.faultline.assembly;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
import org.faultline.document.Node;
import org.faultline.document.Runs;
import org.faultline.document.TopologyDocument;
import org.faultline.lesson.Lesson;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Turns a document into the machine it describes and what happens to it, or says everything that is in the way. */
public final class Assembler {
    private final Known known;

    /** An assembler that knows these plug-ins and no others. */
    public Assembler(Known known) {
        this.known = known;
    }

    /** Assembles with every plug-in there is. */
    public static Assembled assemble(TopologyDocument document) {
        return withAll().from(document, Optional.empty(), Budget.UNLIMITED);
    }

    /** An assembler that knows every plug-in there is. */
    public static Assembler withAll() {
        return new Assembler(Known.all());
    }

    /** Assembles a document. */
    public Assembled from(TopologyDocument document) {
        return from(document, Optional.empty(), Budget.UNLIMITED);
    }

    /**
     * Assembles a document of which {@code before} was another version. What depends on nothing that changed is the same
     * object as before; what comes of it is the same as if all of it was assembled anew.
     */
    public Assembled from(TopologyDocument document, Optional<Assembled> before, Budget budget) {
        Optional<Assembled.Parts> old = before.map(Assembled::parts).filter(p -> p.file().equals(document.file()));
        Findings report = new Findings();
        Entry root = Entry.root(document, report);
        boolean ours = Preamble.accepts(root);
        Map<String, Keys.Checked> keys = Keys.check(document, new Keys.Terms(known.acts(), ours),
                old.filter(o -> ours && o.told().isPresent()).map(Assembled.Parts::keys).orElse(Map.of()), report);
        Assembled.Parts parts = Assembled.Parts.of(document.file(), keys);
        if (ours) {
            parts = parts(document, parts, old, new Task(root, report, budget));
        }
        if (root.isGood("format", "version")) {
            Assembled open = new Assembled(Optional.empty(), List.of(), parts);
            parts = parts.withRuns(new Kept(document, root, report, budget).check(this, open,
                    old.map(Assembled.Parts::runs).orElse(Map.of())));
        }
        return new Assembled(parts.plan().filter(p -> !report.hasErrors()), report.problems(), parts);
    }

    /** What a document is read with. */
    private record Task(Entry root, Findings report, Budget budget) {}

    private Assembled.Parts parts(TopologyDocument document, Assembled.Parts parts, Optional<Assembled.Parts> old,
            Task task) {
        Entry root = task.root;
        root.text("title", "");
        root.text("question", "");
        root.text("answer", "");
        root.text("answerDesign", "");
        Optional<KernelDesign> design = design(root);
        Described described = Described.of(document, task.report, new Described.Terms(known, design),
                old.flatMap(Assembled.Parts::described), task.budget);
        task.report.addAll(described.found());
        Told told = Told.of(document, described, new Told.Terms(known.acts(), !task.report.hasErrors()),
                old.flatMap(Assembled.Parts::told));
        task.report.addAll(told.found());
        Optional<Lesson> lesson = lesson(document, described, told, task.report);
        if (design.isEmpty() || task.report.hasErrors()) {
            return parts.with(described, told).with(lesson);
        }
        Standing standing = Standing.of(document, described, design.get(), old.flatMap(Assembled.Parts::standing));
        task.report.addAll(standing.found());
        RunPlan plan = old.filter(o -> o.isOf(told, standing)).flatMap(Assembled.Parts::plan)
                .orElseGet(() -> new RunPlan(standing.machine(), told.setUp(), told.story(), design.get()));
        return parts.with(described, told).with(lesson).with(standing, plan);
    }

    /** A lesson that hangs on what is not there cannot be taken; the stack can be used all the same. */
    private Optional<Lesson> lesson(TopologyDocument document, Described described, Told told, Findings report) {
        Findings found = new Findings();
        List<String> designs = known.designs().stream().map(KernelDesign::id).toList();
        Optional<Lesson> lesson = new LessonReader(
                new LessonReader.Terms(described, told, designs, document.design())).read(Entry.root(document, found));
        found.found().forEach(p -> report.addAll(List.of(new Problem(Problem.Severity.WARNING, p.place(), p.why()))));
        return lesson;
    }

    private Optional<KernelDesign> design(Entry root) {
        List<String> ids = known.designs().stream().map(KernelDesign::id).toList();
        String id = root.text("design");
        if (root.isGood("design") && !ids.contains(id)) {
            root.error("design", Wrong.UNKNOWN_DESIGN, Detail.quoted(id), Detail.choices(ids));
        }
        return known.designs().stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /** The runs that are kept beside the open one: each is a document of its own, and no two have the same name. */
    private record Kept(TopologyDocument document, Entry root, Findings report, Budget budget) {
        /** What is wrong with each run, by the value it was read from; {@code before} says it of some. */
        @SuppressWarnings("IdentityHashMapUsage")
        Map<Node, List<Problem>> check(Assembler assembler, Assembled open, Map<Node, List<Problem>> before) {
            Map<Node, List<Problem>> wrong = new IdentityHashMap<>();
            Set<String> names = new HashSet<>();
            names.add(name(root));
            List<Entry> kept = root.list("runs");
            kept.forEach(run -> {
                String name = name(run);
                if (!names.add(name)) {
                    run.error("run", Wrong.DUPLICATE_RUN, Detail.quoted(name));
                }
                if (run.has("runs")) {
                    run.error("runs", Wrong.RUNS_IN_A_RUN);
                } else {
                    List<Problem> found = Optional.ofNullable(before.get(run.node()))
                            .orElseGet(() -> assembler.from(run.document(), Optional.of(open), budget).problems());
                    wrong.put(run.node(), found);
                    tell(run, found);
                }
            });
            return wrong;
        }

        /** Warnings are told when the run is opened. */
        private void tell(Entry run, List<Problem> found) {
            found.stream().filter(Problem::isError).forEach(p -> {
                Place place = run.below(p.place().pointer());
                report.error(new Place(place.file(), place.pointer(), p.place().line()), p.why());
            });
        }

        /** The name of a run; what else is said of where it came from is checked, too. */
        private static String name(Entry run) {
            if (!run.has("run")) {
                return Runs.FIRST;
            }
            Entry told = run.object("run");
            if (!run.isGood("run")) {
                return "";
            }
            told.text("from", "");
            told.count("step", 0, Integer.MAX_VALUE, 0);
            return told.text("name");
        }
    }

    /** The first two fields of a document: whether it is ours at all, and of a version we read. */
    static final class Preamble {
        private Preamble() {}

        /** Whether the rest of the document can be understood. */
        static boolean accepts(Entry root) {
            String format = root.text("format");
            if (root.isGood("format") && !format.equals(TopologyDocument.FORMAT)) {
                root.error("format", Wrong.NOT_FAULTLINE, Detail.quoted(format), Detail.of(TopologyDocument.FORMAT));
            }
            long version = root.count("version", 1, Integer.MAX_VALUE);
            if (root.isGood("version") && version > TopologyDocument.VERSION) {
                root.error("version", Wrong.NEWER_VERSION, Detail.of(version), Detail.of(TopologyDocument.VERSION));
            }
            return root.isSound();
        }
    }
}
