package org.faultline.assembly;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.KernelDesign;
import org.faultline.device.Device;
import org.faultline.device.DmDevice.TargetKind;
import org.faultline.document.Runs;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.machine.Machine;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.process.UserProcess;

/** Turns a document into the machine it describes and what happens to it, or says everything that is in the way. */
public final class Assembler {
    private final List<FilesystemKind> filesystems;
    private final List<KernelDesign> designs;
    private final List<TargetKind> targets;
    private final List<ActKind> acts;

    /** An assembler that knows these plug-ins and no others. */
    public Assembler(Known known) {
        this.targets = known.targets();
        this.filesystems = known.filesystems();
        this.designs = known.designs();
        this.acts = known.acts();
    }

    /** Assembles with every plug-in there is. */
    public static Assembled assemble(TopologyDocument document) {
        return new Assembler(Known.all()).from(document);
    }

    /** Assembles a document. */
    public Assembled from(TopologyDocument document) {
        Findings report = new Findings();
        Entry root = Entry.root(document, report);
        Keys.check(document, report);
        Optional<RunPlan> plan = Preamble.accepts(root) ? plan(root, report) : Optional.empty();
        if (root.isGood("format", "version")) {
            new Kept(document, root, report).check(this);
        }
        return new Assembled(plan.filter(p -> !report.hasErrors()), report.problems());
    }

    private Optional<RunPlan> plan(Entry root, Findings report) {
        root.text("title", "");
        root.text("question", "");
        root.text("answer", "");
        Optional<KernelDesign> design = design(root);
        boolean earlyKill = root.object("settings").truth("earlyKill", false);
        Ids ids = Ids.of(root);

        List<Placed<Device>> placed =
                new DeviceReader(ids, new DeviceReader.TableReader(ids, targets)).read(root.list("devices"));
        new DeviceRules(placed).check();
        FilesystemReader filesystemReader = new FilesystemReader(ids, filesystems, placed, design, report);
        List<Filesystem> made = filesystemReader.read(root.list("filesystems"));
        Map<LayerId, DeclaredFile> files = filesystemReader.files();
        ProcessReader processReader = new ProcessReader(new MappingReader(ids, files));
        List<UserProcess> processes = processReader.read(root.list("processes"));

        List<Device> devices = placed.stream().map(Placed::value).toList();
        Scope cast = new Scope(ids, processReader, processes, files,
                new Scope.Surroundings(devices, filesystemReader.mountPoints(), !report.hasErrors()));
        ActReader reader = new ActReader(acts, cast);
        List<Act> setUp = reader.read(root.list("acts"));
        List<Act> story = reader.read(root.list("story"));
        Machine unjudged = new Machine(devices, made, processes, new TreeMap<>(), earlyKill);
        Machine machine = report.hasErrors() || design.isEmpty() ? unjudged
                : MountedReader.mounted(unjudged, design.get(), root.list("filesystems"));
        Machine touched = report.hasErrors() ? machine : ProcessReader.TouchedReader.read(machine, root);
        if (!report.hasErrors()) {
            root.list("processes").forEach(p -> MappingReader.Demands.check(p, touched));
        }
        return design.map(d -> new RunPlan(MappingReader.Demands.granted(touched), setUp, story, d));
    }

    private Optional<KernelDesign> design(Entry root) {
        List<String> known = designs.stream().map(KernelDesign::id).toList();
        String id = root.text("design");
        if (root.isGood("design") && !known.contains(id)) {
            root.error("design", "unknown-design", "There is no kernel design " + Wording.quote(id) + ".",
                    "Write " + Wording.choices(known) + ".");
        }
        return designs.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /** The runs that are kept beside the open one: each is a document of its own, and no two have the same name. */
    private record Kept(TopologyDocument document, Entry root, Findings report) {
        void check(Assembler assembler) {
            Set<String> names = new HashSet<>();
            names.add(name(root));
            List<Entry> kept = root.list("runs");
            kept.forEach(run -> {
                String name = name(run);
                if (!names.add(name)) {
                    run.error("run", "duplicate-run", "Another run is called " + Wording.quote(name) + ", too.",
                            "Give each run a name of its own, such as \"run\": {\"name\": \"Run 9\"}.");
                }
                if (run.has("runs")) {
                    run.error("runs", "runs-in-a-run", "A run that is kept keeps runs itself.",
                            "Move them to \"runs\" of the whole document.");
                } else {
                    assemble(assembler, run);
                }
            });
        }

        /** Warnings are told when the run is opened. */
        private void assemble(Assembler assembler, Entry run) {
            assembler.from(run.document()).problems().stream().filter(Problem::isError).forEach(p -> {
                Place place = run.below(p.place().pointer());
                report.error(p.code(), new Place(place.file(), place.pointer(), p.place().line()), p.message(),
                        p.remedy());
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
                root.error("format", "not-faultline",
                        "The format is " + Wording.quote(format) + ", so this is not a topology document.",
                        "Open a topology document, or write \"format\": \"" + TopologyDocument.FORMAT + "\".");
            }
            long version = root.count("version", 1, Integer.MAX_VALUE);
            if (root.isGood("version") && version > TopologyDocument.VERSION) {
                root.error("version", "newer-version",
                        "The document has version " + version + ", but this program reads version "
                                + TopologyDocument.VERSION + ".",
                        "Open it with a newer Faultline; nothing in the file was changed.");
            }
            return root.isSound();
        }
    }
}
