package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
import org.faultline.device.Device;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.document.Node;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Layout;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Seen;
import org.faultline.filesystem.Mount;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.faultline.memory.PageEntry;
import org.faultline.problem.Place;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

/** Reads the {@code filesystems} of a document and makes them. */
final class FilesystemReader {
    private static final int PAGE = 4096;
    private static final long LEAST_LOG = 64L << 20;
    /** Kernel: fs/xfs/libxfs/xfs_log_format.h XFS_MAX_LOG_BYTES, in whole blocks. */
    private static final long MOST_LOG = 2_136_997_888L;

    private final Ids ids;
    private final Map<String, FilesystemKind> kinds;
    private final Map<LayerId, Device> devices;
    private final Set<LayerId> partitioned;
    /** The devices with which nothing is wrong: on another, however large it says it is, no filesystem is made. */
    private final Set<LayerId> fit;
    private final Findings report;
    private final Optional<KernelDesign> design;
    private final Budget budget;
    private final Map<LayerId, MadeFilesystem> before;
    private final DeclaredFiles files = new DeclaredFiles();
    private final Map<LayerId, MadeFilesystem> finished = new HashMap<>();
    private final Map<LayerId, String> mountPoints = new HashMap<>();
    private final Map<String, Entry> mounts = new HashMap<>();
    private final Map<String, Entry> holders = new HashMap<>();

    /** Reads filesystems on these devices; those that were made {@code before} are made anew only where they changed. */
    FilesystemReader(Ids ids, Described.Terms terms, List<Placed<Device>> devices, Findings report,
            Map<LayerId, MadeFilesystem> before, Budget budget) {
        this.ids = ids;
        this.before = before;
        this.budget = budget;
        this.kinds =
                terms.known().filesystems().stream().collect(Collectors.toMap(FilesystemKind::name, k -> k, (a, b) -> a,
                        LinkedHashMap::new));
        this.design = terms.design();
        this.report = report;
        this.devices = devices.stream().map(Placed::value)
                .collect(Collectors.toMap(Device::id, d -> d, (a, b) -> a, LinkedHashMap::new));
        this.fit = DeviceRules.fit(devices);
        this.partitioned = this.devices.values().stream().filter(Partition.class::isInstance)
                .map(d -> ((Partition) d).on()).collect(Collectors.toSet());
    }

    /** The filesystems that could be made. */
    List<Filesystem> read(List<Entry> entries) {
        List<Filesystem> made = new ArrayList<>();
        entries.forEach(e -> filesystem(e).ifPresent(made::add));
        return made;
    }

    /** Every file that could be read, even where its filesystem could not be made. */
    DeclaredFiles files() {
        return files;
    }

    /** What was made, by the id of the filesystem. */
    Map<LayerId, MadeFilesystem> finished() {
        return finished;
    }

    /** Where each filesystem is mounted, even where it could not be made. */
    Map<LayerId, String> mountPoints() {
        return mountPoints;
    }

    private Optional<Filesystem> filesystem(Entry entry) {
        LayerId id = new LayerId(entry.text("id"));
        String word = entry.choice("kind", List.copyOf(kinds.keySet()), "");
        Optional<FilesystemKind> kind = Optional.ofNullable(kinds.get(word));
        boolean crc = entry.truth("crc", true) || kind.filter(k -> k.has("crc")).isEmpty();
        boolean groups = entry.has("realtime") && entry.object("realtime").truth("groups", false);
        Features features = new Features(entry.truth("rmapbt", true),
                entry.truth("reflink", kind.filter(k -> k.meansTrue("reflink")).isPresent()),
                entry.word("dax", Features.Dax.class, Features.Dax.ALWAYS), groups, crc)
                .with(MountedReader.Making.online(entry));
        long blockSize = entry.bytes("blockSize", PAGE);
        MountedReader.Making.checkBlockSize(entry, word, blockSize, design);
        MountedReader.Making.checkFeatures(entry, features, design);
        StagingRules.check(entry, kind, features);
        String mount = mount(entry);
        mountPoints.put(id, mount);
        LayerId on = on(entry);
        List<Volume> others = others(entry, kind);
        Optional<Device> device = Optional.ofNullable(devices.get(on));
        Optional<PageEntry.Level> level = device.flatMap(d -> d instanceof Pmem pmem ? pmem.entry() : Optional.empty());
        FilesystemKind.Request asked = new FilesystemKind.Request(id, on, mount, device.map(Device::size).orElse(0L),
                (int) blockSize, features, List.of(), others, Optional.empty());
        Supplier<FileReader> reader = () -> new FileReader(ids, mount, kind, features, entry.has("realtime"));
        Optional<MadeFilesystem> again = level.isPresent() || isDevice(kind) || !entry.isSound()
                ? Optional.empty()
                : again(entry, asked, reader.get());
        if (again.isPresent()) {
            files.add(id, again.get().files(), level);
            finished.put(id, again.get());
            return Optional.of(again.get().filesystem());
        }
        FileReader whole = reader.get();
        List<Placed<FileRequest>> requests = whole.read(entry.list("files"), budget);
        FileList list = whole.list(nodes(entry));
        files.add(id, list, level);
        device.ifPresent(d -> checkMode(entry, kind, d, requests));
        boolean fits = fit.contains(on) && others.stream().map(Volume::on).allMatch(fit::contains);
        if (!entry.isSound() || !fits) {
            return Optional.empty();
        }
        return make(entry, kind.orElseThrow(), asked.with(LayoutReader.read(entry)), requests, list);
    }

    private static boolean isDevice(Optional<FilesystemKind> kind) {
        return kind.filter(FilesystemKind::isDevice).isPresent();
    }

    private static List<Node> nodes(Entry entry) {
        return entry.node().get("files").orElse(Node.Items.EMPTY) instanceof Node.Items list ? list.items() : List.of();
    }

    /** The filesystem as it was, with nothing done anew but the files that are described anew; when that is possible. */
    private Optional<MadeFilesystem> again(Entry entry, FilesystemKind.Request plain, FileReader reader) {
        Optional<Layout> layout = LayoutReader.read(entry.aside());
        FilesystemKind.Request asked = plain.with(layout);
        Optional<MadeFilesystem> old = Optional.ofNullable(before.get(asked.id()))
                .filter(k -> k.asked().equals(asked) && k.kind().name().equals(entry.text("kind")))
                .filter(k -> layout.isPresent() == entry.has("recorded"));
        Optional<FileList> list = old.flatMap(o -> again(entry, o.files(), reader));
        if (list.isEmpty()) {
            return Optional.empty();
        }
        MadeFilesystem as = old.get();
        List<Boolean> state = state(entry);
        Optional<Filesystem> made = list.get() == as.files() ? Optional.of(as.made())
                : as.kind().remake(as.made(), as.asked().with(as.files().files()), asked.with(list.get().files()),
                        making(list.get()));
        return made.map(fs -> new MadeFilesystem(as.kind(), asked, list.get(), state, fs,
                fs == as.made() && state.equals(as.state()) ? as.filesystem() : mounted(state, fs)));
    }

    private static Optional<FileList> again(Entry entry, FileList before, FileReader reader) {
        return entry.node().get("files").orElse(Node.Items.EMPTY) instanceof Node.Items list
                ? list.items() == before.nodes() ? Optional.of(before)
                        : reader.again(before, entry.aside(), list.items())
                : Optional.empty();
    }

    /** A namespace in devdax mode is a character device: it holds no filesystem, and nothing else can be mapped itself. */
    private static void checkMode(Entry entry, Optional<FilesystemKind> kind, Device device,
            List<Placed<FileRequest>> files) {
        boolean mapped = kind.filter(FilesystemKind::isCharacter).isPresent();
        boolean character = device instanceof Pmem pmem && pmem.entry().isPresent();
        if (character && !mapped) {
            entry.error("on", Wrong.NO_BLOCK_DEVICE_TO_FORMAT, Detail.of(device.name()));
        } else if (!character && mapped) {
            entry.error("on", Wrong.NO_CHARACTER_DEVICE, Detail.of(device.name()));
        } else if (isDevice(kind)) {
            files.stream().filter(f -> f.value().size() != device.size()).forEach(f -> f.entry().error("size",
                    Wrong.DEVICE_FILE_SIZE, Detail.bytes(device.size()), Detail.of(device.size())));
        }
    }

    private String mount(Entry entry) {
        String mount = Paths.mount(entry, "mount");
        boolean claims = entry.isGood("mount") && !isDevice(Optional.ofNullable(kinds.get(entry.text("kind", ""))));
        Entry first = claims ? mounts.putIfAbsent(mount, entry) : null;
        if (first != null) {
            entry.error("mount", Wrong.DUPLICATE_MOUNT, Detail.quoted(mount), Ids.at(first.place()));
        }
        return mount;
    }

    private LayerId on(Entry entry) {
        String on = ids.reference(entry, "on", Noun.DEVICE);
        hold(entry, "on", on);
        LayerId id = new LayerId(on);
        if (partitioned.contains(id)) {
            entry.error("on", Wrong.DEVICE_HAS_PARTITIONS, Detail.quoted(on));
        }
        return id;
    }

    private void hold(Entry entry, String key, String device) {
        Entry first = entry.isGood(key) ? holders.putIfAbsent(device, entry) : null;
        if (first != null) {
            entry.error(key, Wrong.DEVICE_IN_USE, Detail.quoted(device), Ids.at(first.place()));
        }
    }

    /** The devices besides the one for data, as far as they can be read. */
    private List<Volume> others(Entry entry, Optional<FilesystemKind> kind) {
        List<Volume> others = new ArrayList<>();
        for (Role role : List.of(Role.REALTIME, Role.LOG)) {
            Optional<FilesystemKind> without = kind.filter(k -> !k.isDevice() && !k.has(role.label() + "/device"));
            if (entry.has(role.label()) && without.isPresent()) {
                entry.error(role.label(), Wrong.ONE_DEVICE_ONLY, Detail.of(without.get().name()),
                        Detail.of(role.label()), Detail.quoted(role.label()));
            } else if (entry.has(role.label())) {
                Entry below = entry.object(role.label());
                other(below, entry.text("on"), role).ifPresentOrElse(others::add, entry::spoil);
            }
        }
        return others;
    }

    private static void onData(Entry entry, Role role, String on) {
        if (role == Role.LOG) {
            entry.error("device", Wrong.LOG_ON_DATA, Detail.quoted(on));
        } else {
            entry.error("device", Wrong.REALTIME_ON_DATA);
        }
    }

    private Optional<Volume> other(Entry entry, String on, Role role) {
        LayerId id = new LayerId(ids.reference(entry, "device", Noun.DEVICE));
        if (id.value().equals(on)) {
            onData(entry, role, on);
            return Optional.empty();
        }
        hold(entry, "device", id.value());
        Optional<Device> device = Optional.ofNullable(devices.get(id));
        long most = device.map(Device::size).orElse(0L);
        long size = role == Role.LOG ? entry.aligned("size", PAGE, Math.min(most, MOST_LOG)) : most;
        if (device.isPresent() && entry.isGood("size") && (size > Math.min(most, MOST_LOG) || size < LEAST_LOG)
                && role == Role.LOG) {
            entry.error(entry.has("size") ? "size" : "device", Wrong.LOG_SIZE, Detail.bytes(size),
                    Detail.of(device.get().name()), Detail.bytes(most));
        }
        return entry.isSound() && device.isPresent() ? Optional.of(new Volume(role, id, size)) : Optional.empty();
    }

    private Optional<Filesystem> make(Entry entry, FilesystemKind kind, FilesystemKind.Request asked,
            List<Placed<FileRequest>> requests, FileList list) {
        return switch (kind.make(asked.with(list.files()), making(list))) {
            case Made.Ok ok -> {
                List<Boolean> state = state(entry);
                Filesystem fs = mounted(state, ok.filesystem());
                finished.put(asked.id(), new MadeFilesystem(kind, asked, list, state, ok.filesystem(), fs));
                yield Optional.of(fs);
            }
            case Made.Wrong wrong -> {
                wrong.complaints().forEach(c -> complain(entry, c, requests));
                yield Optional.empty();
            }
        };
    }

    /** What making files may spend: the second half of what reading and making them may. */
    private Budget making(FileList list) {
        long files = list.files().size();
        return (stage, done, of) -> budget.spend(stage, files + done * files / Math.max(1, of), 2 * files);
    }

    /** Whether it is said to be read only, in the middle of being mounted, mounted, and to have a log to be replayed. */
    private static List<Boolean> state(Entry entry) {
        return List.of(entry.truth("readOnly", false), entry.truth("mounting", false), entry.truth("mounted", true),
                entry.truth("logDirty", false));
    }

    /** As the document says; what the kernel says of it comes later. */
    private static Filesystem mounted(List<Boolean> state, Filesystem made) {
        // Nobody writes the end of the log of one that went down with the machine.
        Filesystem fs = !state.get(3) ? made : state.get(2) ? made.loggedAtLarge() : made.loggedAtLarge().shutDown();
        Mount asked = fs.mount().readOnly(state.get(0));
        if (state.get(1)) {
            return fs.with(asked.begun());
        }
        return fs.with(state.get(2) ? asked : asked.gone());
    }

    private void complain(Entry entry, FilesystemKind.Complaint complaint, List<Placed<FileRequest>> requests) {
        Place place = Complaints.place(entry, complaint.pointer(), requests);
        if (!report.hasErrorAt(place)) {
            report.error(place, Complaints.why(complaint.why()));
        }
    }

    /** Reads the {@code recorded} layout of a filesystem: what its own blocks were seen to be. */
    static final class LayoutReader {
        private static final long BLOCK = 4096;
        private static final long LOWEST_OWNER = -16;

        private LayoutReader() {}

        /** The layout, when the filesystem has one and it can be read. */
        static Optional<Layout> read(Entry filesystem) {
            if (!filesystem.has("recorded")) {
                return Optional.empty();
            }
            Entry entry = filesystem.object("recorded");
            long groupSize = entry.aligned("groupSize", BLOCK);
            long size = entry.aligned("size", BLOCK);
            List<Seen> records = new ArrayList<>();
            for (Entry record : entry.list("records")) {
                Role role = record.word("device", Role.class, Role.DATA);
                long at = record.aligned("at", BLOCK);
                long length = record.aligned("length", BLOCK);
                Owner owner = owner(record);
                RmapRecord.Fork fork = record.word("fork", RmapRecord.Fork.class, RmapRecord.Fork.DATA);
                records.add(new Seen(role, at, length, owner, fork, record.bytes("offset", 0)));
            }
            return entry.isSound() && groupSize > 0 ? Optional.of(new Layout(groupSize, size, records))
                    : Optional.empty();
        }

        private static Owner owner(Entry record) {
            String label = record.text("owner");
            for (long code = LOWEST_OWNER; code < 0; code++) {
                if (new Owner(code).label().equals(label)) {
                    return new Owner(code);
                }
            }
            if (label.matches("inode [0-9]{1,18}")) {
                return new Owner(Long.parseLong(label.substring("inode ".length())));
            }
            record.error("owner", Wrong.LABEL_UNKNOWN, Detail.quoted(label));
            return Owner.FS;
        }
    }
}
