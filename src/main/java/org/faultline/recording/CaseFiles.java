package org.faultline.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.File;
import org.faultline.recording.KernelCase.Mount;
import org.faultline.recording.KernelCase.Owned;
import org.faultline.recording.KernelCase.State;

/** The filesystems of a recorded run with their files, as they lay just before the first event. */
final class CaseFiles {
    static final long SECTOR = 512;
    static final long BLOCK = 4096;
    private static final Pattern GROUPS = Pattern.compile("agcount=([0-9]+), agsize=([0-9]+) blks");
    private static final Pattern BLOCKS = Pattern.compile("data +=.* blocks=([0-9]+)");
    private static final Pattern LOG = Pattern.compile("log +=.* blocks=([0-9]+)");
    private final KernelCase run;
    private final CaseMounts mounts;
    private final PageHistory history;
    /** The paths of the files by the names that were used for them, and the ids by the paths: asked for every touch. */
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    CaseFiles(KernelCase run) {
        this.run = run;
        this.mounts = new CaseMounts(run);
        this.history = PageHistory.of(run, this);
    }

    /** The id of the filesystem that a mount is about. */
    static String filesystem(Mount mount) {
        return "fs" + mount.point().replace('/', '.');
    }

    /** The id of the device a path names. */
    static String device(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The id of the file a process or an op calls by that name. */
    String id(String path) {
        return ids.computeIfAbsent(path(path),
                whole -> whole.substring(1).replace('/', '.').replaceAll("[^A-Za-z0-9_.:-]", "_"));
    }

    /** A path of the machine, or below the first mount point, or the end of one that is known. */
    String path(String path) {
        return paths.computeIfAbsent(path, this::find);
    }

    private String find(String path) {
        String below = path.startsWith("/") ? path : run.root() + "/" + path;
        List<String> known = run.files().stream().map(File::path).toList();
        List<String> candidates = known.stream().filter(p -> p.endsWith("/" + path)).toList();
        return known.contains(below) || candidates.isEmpty() ? below
                : new Struck(run).among(candidates).orElse(candidates.getFirst());
    }

    /** The file a process calls by that name, as it was before the first event. */
    Optional<State> before(String path) {
        String absolute = path(path);
        return run.files().stream().filter(f -> f.path().equals(absolute)).findFirst().flatMap(CaseFiles::before);
    }

    static Optional<State> before(File file) {
        return Optional.ofNullable(file.states().get("before"));
    }

    /** Whether a state has written data at a byte of the file. */
    static boolean hasData(State state, long offset) {
        return state.extents().stream()
                .anyMatch(e -> offset >= e.offset() && offset < e.offset() + e.length() && !e.isUnwritten());
    }

    /** Whether a byte of the file lies in a block that other files have too. */
    static boolean isShared(State state, long offset) {
        return state.extents().stream().anyMatch(
                e -> offset >= e.offset() && offset < e.offset() + e.length() && e.flags().contains("SHARED"));
    }

    List<Node.Fields> filesystems() {
        List<Node.Fields> all = new ArrayList<>();
        run.filesystems().stream().filter(f -> !f.made()).forEach(f -> all.add(asked(f)));
        for (Mount mount : mounts.first()) {
            run.filesystems().stream().filter(f -> f.device().equals(mount.device())).findFirst()
                    .ifPresent(f -> all.add(filesystem(f, mount)));
        }
        return all;
    }

    /** What a mkfs that refused was asked for, as far as its command says. */
    private static Node.Fields asked(KernelCase.Filesystem refused) {
        CaseTree fs =
                CaseTree.object().with("id", "fs").with("kind", refused.type()).with("on", device(refused.device()))
                        .with("mount", "/mnt").with("rmapbt", !refused.command().contains("rmapbt=0"))
                        .with("reflink", !refused.command().contains("reflink=0"));
        refused.option("rtdev").ifPresent(d -> fs.with("realtime", CaseTree.object().with("device", device(d))
                .with("groups", refused.command().contains("metadir=1")).done()));
        return fs.done();
    }

    private Node.Fields filesystem(KernelCase.Filesystem made, Mount mount) {
        Rows all = new Rows(run.fsmap().getOrDefault(mount.point(), List.of()));
        List<Owned> rows = all.data();
        boolean rmapbt = made.output().contains("rmapbt=1");
        Map<String, Long> numbers = numbers(mount, all.all());
        CaseTree fs = CaseTree.object().with("id", filesystem(mount)).with("kind", made.type())
                .with("on", device(mount.device())).with("mount", mount.point()).with("rmapbt", rmapbt)
                .with("reflink", made.output().contains("reflink=1")).with("dax", mount.mode())
                .with("readOnly", mount.readOnly()).with("mounted", mounts.isMounted(mount));
        if (made.output().contains("crc=0")) {
            fs.with("crc", false);
        }
        others(made, fs);
        layout(made, all, rmapbt).ifPresent(l -> fs.with("recorded", l));
        RealtimeFiles realtime = new RealtimeFiles(run, made, all.all());
        List<Node.Fields> files = new ArrayList<>();
        for (File file : run.files()) {
            if (file.path().startsWith(mount.point() + "/") && before(file).isPresent() && !isGone(file.path())) {
                long number = Optional.ofNullable(numbers.get(file.path())).orElse(0L);
                files.add(realtime.has(file, number)
                        ? file(file, mount, number, all.realtime()).with("realtime", true).done()
                        : file(file, mount, number, rows).done());
            }
        }
        if (rmapbt) {
            files.addAll(new UnnamedFiles(run, mount, rows, numbers.values()).all());
        }
        return fs.with("files", files).done();
    }

    /** Whether a file was deleted and nobody had it open: what it owned is free. */
    boolean isGone(String path) {
        return run.setUp().stream().anyMatch(o -> o.op().equals("unlink") && path(o.file()).equals(path))
                && run.processes().stream().flatMap(p -> p.openFiles().stream())
                        .noneMatch(f -> path(f).equals(path));
    }

    /** The devices besides the one for data. */
    private static void others(KernelCase.Filesystem made, CaseTree fs) {
        made.option("rtdev").ifPresent(d -> fs.with("realtime", CaseTree.object().with("device", device(d))
                .with("groups", made.output().contains("metadir=1")).done()));
        Matcher log = LOG.matcher(made.output());
        made.option("logdev").filter(d -> log.find()).ifPresent(d -> fs.with("log", CaseTree.object()
                .with("device", device(d)).with("size", Long.parseLong(log.group(1)) * BLOCK).done()));
    }

    /** Inode numbers by path; a state that lacks one is told from where its data lies. */
    private Map<String, Long> numbers(Mount mount, List<Owned> rows) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        long next = 1_000_000;
        for (File file : run.files()) {
            if (!file.path().startsWith(mount.point() + "/")) {
                continue;
            }
            Optional<Long> ino = file.states().values().stream().flatMap(s -> s.ino().stream()).findFirst()
                    .or(() -> before(file).stream().flatMap(s -> s.extents().stream())
                            .flatMap(e -> rows.stream().filter(r -> r.inode().isPresent() && r.start() == e.at()
                                    && r.offset() == e.offset() && !numbers.containsValue(r.inode().get())))
                            .flatMap(r -> r.inode().stream()).findFirst());
            numbers.put(file.path(), ino.orElse(next++));
        }
        return numbers;
    }

    private static Optional<Node.Fields> layout(KernelCase.Filesystem made, Rows all, boolean rmapbt) {
        List<Owned> rows = all.data();
        Matcher groups = GROUPS.matcher(made.output());
        Matcher blocks = BLOCKS.matcher(made.output());
        long size = rows.stream().mapToLong(Owned::end).max().orElse(0);
        boolean xfs = groups.find() && blocks.find();
        List<Node.Fields> records = new ArrayList<>();
        if (rmapbt) {
            rows.stream().filter(CaseFiles::isRecord).forEach(r -> records.add(record(r).done()));
            all.realtime().stream().filter(CaseFiles::isRecord)
                    .forEach(r -> records.add(record(r).with("device", "realtime").done()));
        }
        long whole = xfs ? Long.parseLong(blocks.group(1)) * BLOCK : size;
        return whole == 0 ? Optional.empty()
                : Optional.of(CaseTree.object().with("groupSize", xfs ? Long.parseLong(groups.group(2)) * BLOCK : whole)
                        .with("size", whole).with("records", records).done());
    }

    /** Whether a row is about blocks of which no file's data consists. */
    private static boolean isRecord(Owned row) {
        boolean data = row.inode().isPresent() && row.fork().equals("data");
        return !row.owner().equals("free space") && !row.owner().equals("cow staging") && !data && row.length() > 0;
    }

    private static CaseTree record(Owned row) {
        String fork = row.fork().contains("bmbt") ? "bmbt" : row.fork().equals("attr") ? "attr" : "data";
        return CaseTree.object().with("at", row.start()).with("length", row.length())
                .with("owner", row.inode().map(i -> "inode " + i).orElse(row.owner())).with("fork", fork)
                .with("offset", row.offset());
    }

    private CaseTree file(File file, Mount mount, long number, List<Owned> rows) {
        State before = before(file).orElseThrow();
        long size = before.size().orElseGet(() -> file.states().values().stream().flatMap(s -> s.size().stream())
                .findFirst().orElseGet(() -> before.extents().stream().mapToLong(e -> e.offset() + e.length()).max()
                        .orElse(0)));
        CaseTree tree = extentSize(file.path()) == 0 ? CaseTree.object()
                : CaseTree.object().with("extentSize", extentSize(file.path()));
        if (isCloned(file.path()) && !before.isShared()) {
            tree.with("reflinked", true);
        }
        if (isPreallocated(file.path())) {
            tree.with("preallocated", true);
        }
        return tree.with("id", id(file.path())).with("path", file.path().substring(mount.point().length()))
                .with("ino", number).with("size", size)
                .with("extents", DeviceFiles.isDevice(mount) ? List.of() : extents(before.extents()))
                .with("inCore", new InCore(run).holds(file.path(), number)).with("dax", isDax(before))
                .with("staging", staging(mount, rows).of(file.path()))
                .with("faulted", new Faulted(run, this, history).of(file.path(), before))
                .with("cached", new Written(run, this).of(file.path(), before));
    }

    /** Whether blocks are staged for a file. */
    boolean isStaged(String path) {
        return mounts.first().stream().filter(m -> path.startsWith(m.point() + "/")).anyMatch(m -> !staging(m,
                new Rows(run.fsmap().getOrDefault(m.point(), List.of())).data()).of(path).isEmpty());
    }

    private Staging staging(Mount mount, List<Owned> rows) {
        boolean clones = run.setUp().stream().anyMatch(o -> o.isClone());
        return new Staging(sharing(mount), clones ? Staging.withUntold(rows, run.files()) : rows,
                new Looks(run, this)::end);
    }

    /** Whether fallocate(2) gave a file blocks. */
    boolean isPreallocated(String path) {
        return run.setUp().stream()
                .anyMatch(o -> o.command().equals("fallocate") && path(o.file()).equals(path(path)));
    }

    /** The hint that a file was given, 0 for none. */
    private long extentSize(String path) {
        return run.setUp().stream().filter(o -> path(o.file()).equals(path)).mapToLong(KernelCase.SetUp::extentSize)
                .max().orElse(0);
    }

    /** The files of a mount that may have staged blocks, by path. */
    private Map<String, File> sharing(Mount mount) {
        Map<String, File> sharing = new LinkedHashMap<>();
        run.files().stream().filter(f -> f.path().startsWith(mount.point() + "/"))
                .forEach(f -> before(f).filter(s -> shared(f.path(), s)).ifPresent(s -> sharing.put(f.path(), f)));
        return sharing;
    }

    /** Whether a file took part in sharing, as far as the set-up tells of clones: only such a file stages blocks. */
    private boolean shared(String path, State state) {
        return run.setUp().stream().allMatch(o -> !o.isClone()) || state.isShared() || isCloned(path);
    }

    /**
     * Whether the set-up cloned from a file or into it, so that it is flagged as one that shares blocks, written or not.
     * Kernel: fs/xfs/xfs_reflink.c xfs_reflink_set_inode_flag().
     */
    boolean isCloned(String path) {
        return run.setUp().stream().filter(o -> o.isClone())
                .anyMatch(o -> path(o.file()).equals(path) || path(o.source()).equals(path));
    }

    /** Whether a file shares blocks at some time, or did. */
    boolean isSharing(String path) {
        return isCloned(path(path)) || run.files().stream().filter(f -> f.path().equals(path(path)))
                .flatMap(f -> f.states().values().stream()).flatMap(s -> s.extents().stream())
                .anyMatch(e -> e.flags().contains("SHARED"));
    }

    /** Whether a file is mapped without the page cache; so it is when nobody looked. */
    static boolean isDax(State state) {
        return state.dax().orElse(true);
    }

    static List<Node.Fields> extents(List<Extent> extents) {
        List<Node.Fields> nodes = new ArrayList<>();
        for (Extent e : extents) {
            CaseTree node = CaseTree.object().with("offset", e.offset()).with("at", e.at()).with("length", e.length());
            nodes.add((e.isUnwritten() ? node.with("unwritten", true) : node).done());
        }
        return nodes;
    }

    /** Runs of pages by their first, for lists of pages. */
    static Map<Long, Long> runs(Iterable<Long> ascending) {
        TreeMap<Long, Long> runs = new TreeMap<>();
        for (long page : ascending) {
            Map.Entry<Long, Long> last = runs.lastEntry();
            if (last != null && last.getKey() + last.getValue() == page) {
                runs.put(last.getKey(), last.getValue() + 1);
            } else {
                runs.put(page, 1L);
            }
        }
        return runs;
    }
}
