package org.faultline.assembly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
import org.faultline.device.Device;
import org.faultline.document.Node;
import org.faultline.document.TopologyDocument;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.problem.Problem;
import org.faultline.process.UserProcess;
import org.faultline.watcher.Watcher;

/**
 * The machine that a document describes, before a kernel has its say and before anything happens to it. It depends on a
 * few fields of the document, and stays the same object for as long as the values of these fields do.
 *
 * @param from the values it was read from
 * @param pids of the processes that are described, also of those that could not be read
 * @param told the kernel in whose name something may be said to be wrong; nothing else depends on it
 * @param made the filesystems that could be made, by their ids
 * @param found everything that was found wrong on the way
 */
record Described(Source from, Machine machine, Ids ids, DeclaredFiles files, Set<Integer> pids,
        Map<LayerId, String> mountPoints, Map<LayerId, MadeFilesystem> made, Optional<KernelDesign> told,
        List<Problem> found) {
    /** What a machine is read with: the plug-ins there are, and the kernel that its block sizes are told of. */
    record Terms(Known known, Optional<KernelDesign> design) {}

    /**
     * The fields of a document that say what machine there is.
     *
     * @param line of the whole, where what is missing is said to be missing
     */
    record Source(Optional<Node> settings, Optional<Node> devices, Optional<Node> filesystems, Optional<Node> processes,
            Optional<Node> watchers, int line) {
        static Source of(TopologyDocument document) {
            Node.Fields root = document.root();
            return new Source(root.get("settings"), root.get("devices"), root.get("filesystems"), root.get("processes"),
                    root.get("watchers"), root.line());
        }

        /** Whether these are the same objects. */
        boolean isSame(Source other) {
            return settings.orElse(null) == other.settings.orElse(null)
                    && devices.orElse(null) == other.devices.orElse(null)
                    && filesystems.orElse(null) == other.filesystems.orElse(null)
                    && processes.orElse(null) == other.processes.orElse(null)
                    && watchers.orElse(null) == other.watchers.orElse(null) && line == other.line;
        }

        /** Whether both give the same ids to the same things. */
        boolean hasSameIds(Source other) {
            return Ids.areSame(devices, other.devices, "") && Ids.areSame(filesystems, other.filesystems, "files")
                    && Ids.areSame(processes, other.processes, "mappings")
                    && Ids.areSame(watchers, other.watchers, "");
        }
    }

    /** Reads the machine of a document of which {@code before} was read; what is the same is not read again. */
    static Described of(TopologyDocument document, Findings whole, Terms terms, Optional<Described> before,
            Budget budget) {
        Source source = Source.of(document);
        Optional<Described> clean = before.filter(b -> b.found.stream().noneMatch(Problem::isError));
        Optional<Described> same = before.filter(b -> b.from.isSame(source) && b.tellsFor(terms.design));
        return same.orElseGet(() -> read(document, whole.part(), terms, clean, budget));
    }

    /** Whether what was found is what is found in the name of that kernel: every kernel finds something, or none does. */
    private boolean tellsFor(Optional<KernelDesign> design) {
        return told.equals(design) || (found.isEmpty() && told.isPresent() == design.isPresent());
    }

    private static Described read(TopologyDocument document, Findings report, Terms terms, Optional<Described> clean,
            Budget budget) {
        Entry root = Entry.root(document, report);
        boolean earlyKill = root.object("settings").truth("earlyKill", false);
        Ids ids = clean.filter(c -> c.from.hasSameIds(Source.of(document))).map(Described::ids)
                .orElseGet(() -> Ids.of(root));
        List<Placed<Device>> placed =
                new DeviceReader(ids, new DeviceReader.TableReader(ids, terms.known.targets()))
                        .read(root.list("devices"));
        new DeviceRules(placed).check();
        FilesystemReader filesystems = new FilesystemReader(ids, terms, placed, report,
                report.hasErrors() ? Map.of() : clean.map(Described::made).orElse(Map.of()), budget);
        List<Filesystem> made = filesystems.read(root.list("filesystems"));
        ProcessReader processes = new ProcessReader(ids, new MappingReader(ids, filesystems.files()));
        List<UserProcess> running = processes.read(root.list("processes"));
        List<Watcher> watchers = new WatcherReader(ids, terms.known.watchers(), made).read(root.list("watchers"));
        List<Device> devices = placed.stream().map(Placed::value).toList();
        Machine machine = new Machine(devices, made, running, new TreeMap<>(), earlyKill).watchedBy(watchers)
                .with(CopiesReader.read(root.list("filesystems")));
        return new Described(Source.of(document), machine, ids, filesystems.files(), processes.pids(),
                filesystems.mountPoints(), filesystems.finished(),
                terms.design, report.found());
    }
}
