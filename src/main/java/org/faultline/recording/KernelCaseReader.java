package org.faultline.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Reads a recorded run in the form {@code fsdax-memory-failure-oracle/1}. */
public final class KernelCaseReader {
    private static final String SCHEMA = "fsdax-memory-failure-oracle/1";
    private static final Pattern PARTITION = Pattern.compile("start=\\s*([0-9]+)[^;]*size=\\s*([0-9]+)");
    private final JsonNode root;
    private final JsonNode body;

    private KernelCaseReader(JsonNode root) {
        this.root = root;
        this.body = Json.has(root, "before_teardown") ? root.path("before_teardown") : root;
    }

    /** What came of reading: the run, or why there is none. */
    public record Read(Optional<KernelCase> found, List<Problem> problems) {}

    /** Whether the text looks like a recorded run. */
    public static boolean accepts(String text) {
        return text.contains("\"" + SCHEMA + "\"");
    }

    /** Reads the text of the file {@code name}. */
    public static Read read(String name, String text) {
        try {
            JsonNode root = new ObjectMapper().readTree(text);
            if (root == null || !SCHEMA.equals(Json.text(root, "schema"))) {
                return failed(name, Wrong.NOT_A_CASE, Detail.of(SCHEMA));
            }
            Optional<Problem> unlikely = new CaseBounds(name).check(root);
            if (unlikely.isPresent()) {
                return new Read(Optional.empty(), List.of(unlikely.get()));
            }
            return new Read(Optional.of(DeviceFiles.in(new KernelCaseReader(root).read())), List.of());
        } catch (JsonProcessingException e) {
            return failed(name, Wrong.CASE_NOT_JSON, Detail.of(e.getOriginalMessage()), Detail.of(SCHEMA));
        }
    }

    private static Read failed(String name, Wrong wrong, Detail... details) {
        return new Read(Optional.empty(), List.of(Problem.error(new Place(name, "", 1), wrong, details)));
    }

    private KernelCase read() {
        return new KernelCase(Json.text(root, "id"), Json.text(body, "title"), Json.text(root, "kernel"),
                Json.maybe(root, "crashed"), Json.number(body, "sysctl_memory_failure_early_kill") == 1,
                Json.list(body, "devices", KernelCaseReader::device), Json.list(body, "partitions",
                        KernelCaseReader::partitions).stream().flatMap(List::stream).toList(),
                Json.list(body, "dm_tables", t -> new KernelCase.Table(Json.text(t, "name"),
                        Json.texts(t, "table_512B_sectors"))),
                Json.list(body, "filesystems", KernelCaseReader::filesystem),
                Json.list(body, "mounts", KernelCaseReader::mount), Json.list(body, "setup_ops",
                        KernelCaseReader::setUp),
                Json.list(body, "files", f -> new KernelCase.File(Json.text(f, "path"),
                        named(Json.map(f, "states", KernelCaseReader::state)))),
                fsmap(), Json.list(body, "processes", KernelCaseReader::process),
                EventReader.withMounts(Json.list(body, "events", EventReader::event),
                        Json.list(body, "mounts", KernelCaseReader::mount)));
    }

    private static KernelCase.Device device(JsonNode n) {
        return new KernelCase.Device(Json.text(n, "name"), Json.number(n, "size_bytes"), Json.text(n, "kind"),
                Json.number(n, "phys_base_bytes"), Json.number(n, "data_offset_bytes"));
    }

    /** The partitions that one call of sfdisk made. */
    private static List<KernelCase.Partition> partitions(JsonNode n) {
        return PARTITION.matcher(Json.text(n, "sfdisk")).results().map(r -> new KernelCase.Partition(
                Json.text(n, "disk"), Long.parseLong(r.group(1)), Long.parseLong(r.group(2)))).toList();
    }

    private static KernelCase.Filesystem filesystem(JsonNode n) {
        return new KernelCase.Filesystem(Json.text(n, "device"), Json.text(n, "type"), Json.text(n, "mkfs_command"),
                Json.number(n, "rc") == 0, String.join("\n", Json.texts(n, "mkfs_output")));
    }

    private static KernelCase.Mount mount(JsonNode n) {
        return new KernelCase.Mount(Json.text(n, "device"), Json.text(n, "type"), Json.text(n, "options"),
                Json.text(n, "mountpoint"), Json.number(n, "rc") == 0, Json.texts(n, "dmesg"));
    }

    private static KernelCase.SetUp setUp(JsonNode n) {
        boolean clone = Json.has(n, "dst");
        return new KernelCase.SetUp(Json.text(n, "op"), Json.text(n, clone ? "dst" : "file"), Json.text(n, "src"),
                Json.number(n, "src_off_bytes"),
                Json.number(n, clone ? "dst_off_bytes" : Json.has(n, "size_bytes") ? "size_bytes" : "off_bytes"),
                Json.number(n, "len_bytes"),
                Json.number(n, "extsize_bytes"));
    }

    private static KernelCase.State state(JsonNode n) {
        Optional<Boolean> dax = Json.maybe(n, "statx_dax").map(Boolean::parseBoolean);
        return new KernelCase.State(Json.maybeNumber(n, "ino"), dax, Json.maybeNumber(n, "size_bytes"),
                Json.list(n, "extents", e -> new KernelCase.Extent(Json.number(e, "file_offset_bytes"),
                        Json.number(e, "fs_device_offset_bytes"), Json.number(e, "length_bytes"),
                        Json.texts(e, "flags"))),
                Json.text(n, "look").equals("quiet"));
    }

    /** Where each injection has a state before it, the first of these is the one before the first event. */
    private static <T> Map<String, T> named(Map<String, T> all) {
        String first = all.keySet().stream().filter(l -> l.startsWith(KernelCase.BEFORE)).findFirst().orElse("");
        if (all.containsKey(KernelCase.BEFORE) || first.isEmpty()) {
            return all;
        }
        Map<String, T> named = new LinkedHashMap<>();
        all.forEach((label, state) -> named.put(label.equals(first) ? KernelCase.BEFORE : label, state));
        return named;
    }

    private Map<String, List<KernelCase.Owned>> fsmap() {
        Map<String, Map<String, List<KernelCase.Owned>>> states = new LinkedHashMap<>();
        body.path("fsmap").properties().forEach(e -> {
            String[] name = e.getKey().split(" ", 2);
            if (name.length == 2) {
                states.computeIfAbsent(name[0], point -> new LinkedHashMap<>()).put(name[1], rows(e.getValue()));
            }
        });
        Map<String, List<KernelCase.Owned>> before = new LinkedHashMap<>();
        states.forEach((point, all) -> Optional.ofNullable(named(all).get(KernelCase.BEFORE))
                .ifPresent(rows -> before.put(point, rows)));
        return before;
    }

    private static List<KernelCase.Owned> rows(JsonNode rows) {
        List<KernelCase.Owned> owned = new ArrayList<>();
        rows.forEach(r -> owned.add(new KernelCase.Owned(Json.text(r, "dev"), Json.number(r, "start_bytes"),
                Json.number(r, "end_bytes_excl"), Json.text(r, "owner"), Json.maybeNumber(r, "inode"),
                Json.text(r, "fork"), Json.number(r, "file_offset_bytes"))));
        return owned;
    }

    private static KernelCase.Process process(JsonNode n) {
        return new KernelCase.Process(Json.text(n, "name"), Json.text(n, "mce_kill_policy"),
                Json.text(n, "sigbus_disposition"), Json.texts(n, "open_files"),
                Json.list(n, "mappings", KernelCaseReader::mapping), Json.maybe(n, "child_of"), threads(n));
    }

    /** Policies of the threads behind the main one. */
    private static List<String> threads(JsonNode n) {
        List<String> all = Json.list(n, "threads", t -> Json.text(t, "mce_kill_policy"));
        return all.isEmpty() ? all : all.subList(1, all.size());
    }

    private static KernelCase.Mapping mapping(JsonNode n) {
        return new KernelCase.Mapping(Json.text(n, "map"), Json.text(n, "file"), Json.number(n, "file_offset_bytes"),
                Json.number(n, "length_bytes"), !Json.text(n, "flags").contains("PRIVATE"),
                Json.text(n, "prot").contains("WRITE"), n.path("unmapped_before_injection").asBoolean(false),
                Addresses.read(Json.text(n, "address")), Json.list(n, "touched_file_offsets_bytes",
                        t -> new KernelCase.Touch(Json.number(t, "off"), Json.text(t, "access").equals("write"))));
    }
}
