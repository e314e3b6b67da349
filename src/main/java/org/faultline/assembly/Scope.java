package org.faultline.assembly;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.problem.Place;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

/** Who and what may appear in an act: processes, their mappings, and the files there are at that moment. */
final class Scope {
    private final Ids ids;
    private final Set<Integer> known;
    private final Map<Integer, UserProcess> processes = new HashMap<>();
    private final DeclaredFiles declared;
    /** Those that acts created or changed. */
    private final Map<LayerId, DeclaredFile> files = new LinkedHashMap<>();
    private final Surroundings around;
    private boolean keepsBlocks = true;

    /**
     * What is there whatever acts do.
     *
     * @param mountPoints where each filesystem is mounted
     * @param made the filesystems that could be made
     * @param complete whether every device, file and mapping of the document could be read, so that what cannot be found
     *        does not exist
     */
    record Surroundings(Machine devices, Map<LayerId, String> mountPoints, Map<LayerId, MadeFilesystem> made,
            boolean complete) {
        Surroundings(List<Device> devices, Map<LayerId, String> mountPoints, Map<LayerId, MadeFilesystem> made,
                boolean complete) {
            this(new Machine(devices, List.of(), List.of(), Collections.unmodifiableSortedMap(new TreeMap<>()), false),
                    mountPoints, made, complete);
        }
    }

    Scope(Ids ids, Set<Integer> known, List<UserProcess> processes, DeclaredFiles declared, Surroundings around) {
        this.ids = ids.more();
        this.declared = declared;
        this.known = known;
        this.around = around;
        processes.forEach(p -> this.processes.putIfAbsent(p.pid(), p));
    }

    /** Whether every act so far leaves the blocks of all files as they are. */
    boolean keepsBlocks() {
        return keepsBlocks;
    }

    /** Notes that an act has happened. */
    void happened(Act act) {
        keepsBlocks &= keepsBlocks(act);
    }

    private static boolean keepsBlocks(Act act) {
        return switch (act) {
            case Act.Touch touch -> !touch.write();
            case Act.SoftOffline a -> true;
            case Act.Freeze a -> true;
            case Act.Thaw a -> false;
            case Act.Read a -> true;
            case Act.Open a -> true;
            case Act.Sync a -> true;
            case Act.Close a -> false;
            case Act.Exit a -> false;
            case Act.Allocate a -> false;
            case Act.Map a -> true;
            case Act.Poison a -> true;
            case Act.ListBad a -> true;
            case Act.Fork a -> true;
            case Act.ReadPageMap a -> true;
            case Act.Dispose a -> true;
            case Act.Stop a -> true;
            case Act.Continue a -> true;
            case Act.Write a -> false;
            case Act.Punch a -> false;
            case Act.Truncate a -> false;
            case Act.Unlink a -> false;
            case Act.Unmap a -> false;
            case Act.Mount a -> false;
            case Act.Unmount a -> false;
            case Act.Remount a -> false;
            case Act.RunTool a -> false;
            case Act.Restore a -> false;
            case Act.ReplaceLog a -> false;
            case Act.FailOver a -> false;
            case Act.Unbind a -> false;
            case Act.WriteZeros a -> true;
            case Act.ClearErrors a -> true;
            case Act.Reflink a -> false;
            case Act.Added a -> false;
        };
    }

    /** What is there whatever acts do. */
    Surroundings around() {
        return around;
    }

    /** A field that names a device or a filesystem. */
    LayerId layer(Entry entry, String key, Noun kind) {
        return new LayerId(ids.reference(entry, key, kind));
    }

    /** The pid an act names; reported when no process has it. */
    int pid(Entry entry) {
        int pid = (int) entry.count("pid", 1, ProcessReader.LARGEST_PID);
        if (entry.isGood("pid")) {
            checkPid(entry, "pid", pid);
        }
        return pid;
    }

    /** Reports a pid no process has. */
    void checkPid(Entry entry, String key, int pid) {
        if (!isKnown(pid)) {
            List<String> pids = Stream.concat(known.stream(), processes.keySet().stream()).distinct().sorted()
                    .map(String::valueOf).toList();
            entry.error(key, Wrong.UNKNOWN_PID, Detail.of(pid), new Detail.Either(pids));
        }
    }

    /** The pid of a process that calls on a file; without one somebody outside of the picture does. */
    int caller(Entry entry) {
        return entry.has("pid") ? pid(entry) : Act.NOBODY;
    }

    private boolean isKnown(int pid) {
        return known.contains(pid) || processes.containsKey(pid);
    }

    /** Notes a process that another one forks; false when its pid or an id it would have is taken. */
    boolean fork(Entry entry, int pid, LayerId child, int childPid) {
        if (isKnown(childPid)) {
            entry.error("child", Wrong.CHILD_PID_TAKEN, Detail.of(childPid));
            return false;
        }
        Optional<UserProcess> born = process(pid).map(p -> p.fork(child, childPid));
        List<String> wanted = Stream.concat(Stream.of(child), born.stream().flatMap(p -> p.mappings().stream())
                .map(Mapping::id)).map(LayerId::value).toList();
        Optional<String> taken = wanted.stream().filter(ids::isTaken).findFirst();
        taken.ifPresent(
                id -> entry.error("process", Wrong.CHILD_ID_TAKEN, Detail.quoted(id)));
        if (taken.isPresent() || born.isEmpty()) {
            return false;
        }
        ids.add(child.value(), Noun.PROCESS, entry.place("process"));
        born.get().mappings().forEach(m -> ids.add(m.id().value(), Noun.MAPPING, entry.place()));
        processes.put(childPid, born.get());
        return true;
    }

    /** The process of that pid, when it could be read. */
    Optional<UserProcess> process(int pid) {
        return Optional.ofNullable(processes.get(pid));
    }

    /** The mapping an act names, when it could be read; reported when another process has it. */
    Optional<Mapping> mapping(Entry entry, int pid) {
        String id = ids.reference(entry, "mapping", Noun.MAPPING);
        Optional<UserProcess> process = process(pid);
        if (!entry.isGood("pid", "mapping") || process.isEmpty()) {
            return Optional.empty();
        }
        Optional<Mapping> mapping =
                process.get().mappings().stream().filter(m -> m.id().value().equals(id)).findFirst();
        if (mapping.isEmpty()) {
            List<String> own = process.get().mappings().stream().map(m -> m.id().value()).toList();
            entry.error("mapping", Wrong.MAPPING_OF_ANOTHER, Detail.quoted(id), Detail.of(pid), Detail.choices(own));
        }
        return mapping;
    }

    /** Notes a mapping that an act makes. */
    void map(int pid, Mapping mapping, Place place) {
        ids.add(mapping.id().value(), Noun.MAPPING, place);
        processes.computeIfPresent(pid, (number, process) -> process.withMapping(mapping));
    }

    /** The file an act names, when it could be read. */
    Optional<DeclaredFile> file(Entry entry, String key) {
        return find(ids.reference(entry, key, Noun.FILE));
    }

    /** The file with that id, when it could be read. */
    Optional<DeclaredFile> find(String id) {
        return find(new LayerId(id));
    }

    private Optional<DeclaredFile> find(LayerId id) {
        return Optional.ofNullable(files.get(id)).or(() -> declared.find(id));
    }

    /** The file at that absolute path. */
    Optional<DeclaredFile> at(String path) {
        return declared.at(path).flatMap(f -> find(f.request().id())).filter(f -> f.request().names().contains(path))
                .or(() -> files.values().stream().filter(f -> f.request().names().contains(path)).findFirst());
    }

    /** The filesystem of that id, when it could be made. */
    Optional<Filesystem> filesystem(LayerId id) {
        return Optional.ofNullable(around.made.get(id)).map(MadeFilesystem::filesystem);
    }

    /** Whether a filesystem is laid out as it was seen on a real machine. */
    boolean isRecorded(LayerId id) {
        return Optional.ofNullable(around.made.get(id)).flatMap(made -> made.asked().layout()).isPresent();
    }

    /** Whether anything has that id already. */
    boolean isTaken(String id) {
        return ids.isTaken(id);
    }

    /** Notes that some file would have that id if an act could be read. */
    void expect(String id, Place place) {
        if (!id.isEmpty() && !isTaken(id)) {
            ids.add(id, Noun.FILE, place);
        }
    }

    /** Notes a file that an act creates to share blocks of {@code source}. */
    void create(DeclaredFile source, LayerId id, String path, Place place) {
        ids.add(id.value(), Noun.FILE, place);
        files.put(id, new DeclaredFile(source.filesystem(), new FileRequest(id, path, Inode.Type.REGULAR, 0, List.of(),
                Optional.empty(), Inode.Core.LIVE,
                new Recorded(Optional.empty(), List.of(), true, source.request().seen().home()))));
    }

    /** Notes that an act takes a file's first name away, which is then free. */
    void unlink(LayerId file) {
        find(file).filter(old -> !old.request().path().endsWith(Inode.DELETED)).ifPresent(
                old -> change(old, old.request().links().isEmpty() ? List.of(old.request().path() + Inode.DELETED)
                        : old.request().links(), old.request().size()));
    }

    /** Notes that an act makes a file at least {@code size} bytes long. */
    void grow(LayerId file, long size) {
        find(file).filter(old -> old.request().size() < size)
                .ifPresent(old -> change(old, old.request().names(), size));
    }

    private void change(DeclaredFile old, List<String> names, long size) {
        FileRequest file = old.request();
        files.put(file.id(), new DeclaredFile(old.filesystem(), new FileRequest(file.id(), names.getFirst(),
                names.subList(1, names.size()), file.type(), size, file.extents(), file.reflinkOf(), file.core(),
                file.seen())));
    }
}
