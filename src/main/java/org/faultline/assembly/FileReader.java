package org.faultline.assembly;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

/** Reads the {@code files} of one filesystem, in the order in which they are created. */
final class FileReader {
    /** A document is not to name more. Kernel: XFS_MAXLINK is 2^31 - 1 */
    private static final int MOST_LINKS = 1000;
    private final Ids ids;
    private final String mount;
    private final Optional<FilesystemKind> kind;
    private final Features features;
    private final boolean hasRealtime;
    private final List<FileRequest> created = new ArrayList<>();
    private final Map<LayerId, Integer> byId = new HashMap<>();
    /** The ids of those that could not be read. */
    private final Set<LayerId> unread = new HashSet<>();
    /** Which file of the list has a path, from 0. */
    private final Map<String, Integer> paths = new HashMap<>();

    FileReader(Ids ids, String mount, Optional<FilesystemKind> kind, Features features, boolean hasRealtime) {
        this.ids = ids;
        this.mount = mount;
        this.kind = kind;
        this.features = features;
        this.hasRealtime = hasRealtime;
    }

    /** The files that could be read, each with its entry. */
    List<Placed<FileRequest>> read(List<Entry> all, Budget budget) {
        List<Placed<FileRequest>> files = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            budget.spend(Budget.Stage.ASSEMBLE, i, 2L * all.size());
            Optional<FileRequest> file = file(all::get, i);
            if (file.isPresent()) {
                files.add(new Placed<>(all.get(i), file.get()));
                create(file.get());
            } else {
                unread.add(new LayerId(all.get(i).text("id", "")));
            }
        }
        return files;
    }

    /** What was read, found by id and by path. */
    FileList list(List<Node> nodes) {
        return created.size() == nodes.size()
                ? new FileList(nodes, List.copyOf(created), byId, paths)
                : FileList.of(nodes, created);
    }

    private void create(FileRequest file) {
        byId.putIfAbsent(file.id(), created.size());
        created.add(file);
    }

    private Optional<FileRequest> created(LayerId id) {
        return Optional.ofNullable(byId.get(id)).map(created::get);
    }

    /**
     * The files of a list of which {@code before} was read under the same circumstances, when as many are described as
     * before and nothing is wrong with any. Only those are read that are described anew, and those that share the blocks
     * of one whose size changed.
     */
    Optional<FileList> again(FileList before, Entry filesystem, List<Node> next) {
        if (!before.isWhole() || next.size() != before.nodes().size()) {
            return Optional.empty();
        }
        SameEnds kept = SameEnds.of(before.nodes(), next);
        Map<Integer, FileRequest> changed = new HashMap<>();
        Set<LayerId> others = new HashSet<>();
        for (int i = kept.front(); i < next.size(); i++) {
            FileRequest old = before.files().get(i);
            boolean anew = before.nodes().get(i) != next.get(i);
            if (anew && !(next.get(i) instanceof Node.Fields)) {
                return Optional.empty();
            }
            if (anew || old.reflinkOf().filter(others::contains).isPresent()) {
                Optional<FileRequest> file = again(before, changed, filesystem, i);
                if (file.isEmpty()) {
                    return Optional.empty();
                }
                changed.put(i, file.get());
                if (!isAlike(old, file.get())) {
                    others.add(old.id());
                }
            } else if (others.isEmpty() && i >= next.size() - kept.back()) {
                break;
            }
        }
        return Optional.of(before.with(next, changed)).filter(FileList::isWhole);
    }

    private Optional<FileRequest> again(FileList before, Map<Integer, FileRequest> changed, Entry filesystem, int at) {
        created.clear();
        byId.clear();
        if (filesystem.node().get("files").orElse(Node.Items.EMPTY) instanceof Node.Items list
                && list.items().get(at) instanceof Node.Fields fields
                && fields.get("reflink").orElse(fields) instanceof Node.Text source) {
            Optional.ofNullable(before.byId().get(new LayerId(source.value()))).filter(i -> i < at).map(
                    i -> changed.getOrDefault(i, before.files().get(i)))
                    .ifPresent(this::create);
        }
        return file(i -> filesystem.item("files", i), at);
    }

    /** Whether whoever shares the blocks of one file is the same when it shares those of the other. */
    private static boolean isAlike(FileRequest one, FileRequest other) {
        return one.id().equals(other.id()) && one.size() == other.size() && one.seen().home() == other.seen().home();
    }

    /** File {@code number} of the list whose entries are {@code all}. */
    private Optional<FileRequest> file(IntFunction<Entry> all, int number) {
        Entry entry = all.apply(number);
        String id = entry.text("id");
        String path = path(all, entry, number);
        Inode.Type type = entry.word("type", Inode.Type.class, Inode.Type.REGULAR);
        List<String> links = links(all, entry, type, number);
        Inode.Core core = entry.truth("inCore", true) ? Inode.Core.LIVE : Inode.Core.ABSENT;
        Optional<LayerId> reflinkOf = source(entry, type);
        Optional<FileRequest> source = reflinkOf.flatMap(this::created);
        List<Placement> extents = extents(entry, "extents");
        boolean sized = reflinkOf.isPresent() || type == Inode.Type.DIRECTORY;
        long size = source.map(FileRequest::size)
                .orElseGet(() -> sized ? entry.bytes("size", 0) : entry.bytes("size"));
        Recorded seen = recorded(entry, source);
        return entry.isSound()
                ? Optional.of(new FileRequest(new LayerId(id), path, links, type, size, extents, reflinkOf,
                        core, seen))
                : Optional.empty();
    }

    private String path(IntFunction<Entry> all, Entry entry, int number) {
        String path = Paths.below(mount, entry, "path");
        Integer first = paths.putIfAbsent(path, number);
        if (first != null && entry.isGood("path")) {
            entry.error("path", Wrong.DUPLICATE_PATH, Detail.quoted(path), Ids.at(all.apply(first).line()));
        }
        return path;
    }

    /** The further names of a file: hard links. */
    private List<String> links(IntFunction<Entry> all, Entry entry, Inode.Type type, int number) {
        List<String> said = entry.has("links") ? entry.lines("links") : List.of();
        if (!said.isEmpty() && (type == Inode.Type.DIRECTORY || type == Inode.Type.QUOTA)) {
            entry.error("links", Wrong.LINKS_OF_DIRECTORY);
        } else if (said.size() > MOST_LINKS) {
            entry.error("links", Wrong.TOO_MANY_LINKS, Detail.of(said.size()), Detail.of(MOST_LINKS));
        }
        List<String> links = new ArrayList<>();
        for (int i = 0; entry.isGood("links") && i < said.size(); i++) {
            int item = i;
            links.add(Paths.below(mount, said.get(i)));
            Paths.wrong(said.get(i), Wrong.BAD_PATH).ifPresent(why -> entry.error("links", item, why));
            Integer first = paths.putIfAbsent(links.getLast(), number);
            if (first != null && entry.isGood("links")) {
                entry.error("links", i, Wrong.DUPLICATE_PATH, Detail.quoted(links.getLast()),
                        Ids.at(all.apply(first).line()));
            }
        }
        return links;
    }

    private Optional<LayerId> source(Entry entry, Inode.Type type) {
        if (!entry.has("reflink")) {
            return Optional.empty();
        }
        LayerId source = new LayerId(ids.reference(entry, "reflink", Noun.FILE));
        Optional<FilesystemKind> alone = kind.filter(k -> !k.isDevice() && !k.has("reflink"));
        if (alone.isPresent()) {
            entry.error("reflink", Wrong.EXT4_SHARES_NOTHING, Detail.of(alone.get().name()));
        } else if (!features.reflink()) {
            entry.error("reflink", Wrong.REFLINK_OFF);
        }
        if (type != Inode.Type.REGULAR) {
            entry.error("reflink", Wrong.REFLINK_DIRECTORY);
        }
        if (entry.has("size")) {
            entry.error("size", Wrong.REFLINK_WITH_SIZE);
        }
        if (entry.has("extents")) {
            entry.error("extents", Wrong.REFLINK_WITH_EXTENTS);
        }
        Optional<LayerId> first = created(source).map(FileRequest::id);
        if (entry.isGood("reflink") && first.isEmpty() && unread.contains(source)) {
            entry.spoil();
        } else if (entry.isGood("reflink") && first.isEmpty()) {
            entry.error("reflink", Wrong.REFLINK_ORDER, Detail.quoted(source.value()));
        }
        return first.or(() -> Optional.of(source));
    }

    private Recorded recorded(Entry entry, Optional<FileRequest> source) {
        Optional<Long> ino = entry.has("ino")
                ? Optional.of(entry.count("ino", 1, Entry.MOST_BYTES))
                : Optional.empty();
        return new Recorded(ino, placed(entry, "staging"),
                entry.truth("dax", features.dax() == Features.Dax.ALWAYS),
                source.map(s -> s.seen().home())
                        .orElseGet(() -> home(entry)),
                entry.bytes("extentSize", 0), marks(entry), placed(entry, "attributes"), placed(entry, "tree"));
    }

    private Set<Inode.Mark> marks(Entry entry) {
        Set<Inode.Mark> marks = EnumSet.noneOf(Inode.Mark.class);
        if (entry.truth("reflinked", false) && features.reflink()) {
            marks.add(Inode.Mark.REFLINKED);
        }
        if (entry.truth("preallocated", false)) {
            marks.add(Inode.Mark.PREALLOCATED);
        }
        return marks;
    }

    private Role home(Entry entry) {
        boolean realtime = entry.truth("realtime", false);
        if (realtime && !hasRealtime) {
            entry.error("realtime", Wrong.NO_REALTIME_DEVICE);
        }
        return realtime ? Role.REALTIME : Role.DATA;
    }

    /** Extents that must all say where they lie. */
    private static List<Placement> placed(Entry entry, String key) {
        List<Placement> all = extents(entry, key);
        return all.stream().filter(p -> p.at().isPresent()).toList();
    }

    private static List<Placement> extents(Entry entry, String key) {
        List<Placement> extents = new ArrayList<>();
        for (Entry extent : entry.list(key)) {
            long offset = extent.bytes("offset");
            Optional<Long> at = extent.has("at") ? Optional.of(extent.bytes("at")) : Optional.empty();
            long length = extent.bytes("length");
            boolean unwritten = extent.truth("unwritten", false);
            if (extent.isSound()) {
                extents.add(new Placement(offset, at, length, unwritten));
            } else {
                entry.spoil();
            }
        }
        return extents;
    }
}
