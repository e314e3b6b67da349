package org.faultline.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Mount;
import org.faultline.recording.KernelCase.Sent;

/** Reads one event of a recorded run. */
final class EventReader {
    private EventReader() {}

    static Event event(JsonNode n) {
        String kind = Json.text(n, "kind");
        String command = kind.equals("access") ? Json.text(n, "cmd")
                : kind.equals("shell") ? Json.text(n, "shell") : Json.text(n, "op");
        return new Event(kind, Json.text(n, "method"), by(n), Json.text(n, "map"), Json.number(n, "map_offset_bytes"),
                physical(n), place(n), Json.number(n, "length_bytes"), command,
                result(n), signals(n), exits(n), Json.map(n, "fs_state_after", JsonNode::asText),
                Json.texts(n, "dmesg"),
                Json.map(n, "page_table_before", JsonNode::asText), Json.map(n, "page_table_after", JsonNode::asText),
                Json.texts(n, "kernel_trace"), thread(Json.text(n, "by_thread")),
                Json.map(n, "fs_events", EventReader::heard), Optional.empty());
    }

    /**
     * Where a mount was refused, notes tell of the attempts in order: of a refused one the code that mount(8) returned, of
     * a granted one that the filesystem is there. Elsewhere the mounts were made before the first event.
     */
    static List<Event> withMounts(List<Event> events, List<Mount> mounts) {
        Iterator<Mount> attempts = mounts.stream().allMatch(Mount::done) ? List.<Mount>of().iterator()
                : mounts.iterator();
        List<Event> told = new ArrayList<>();
        Optional<Mount> next = next(attempts);
        for (Event event : events) {
            boolean tells = next.filter(m -> tells(event, m)).isPresent();
            told.add(tells ? event.about(next.orElseThrow()) : event);
            next = tells ? next(attempts) : next;
        }
        return List.copyOf(told);
    }

    private static Optional<Mount> next(Iterator<Mount> attempts) {
        return attempts.hasNext() ? Optional.of(attempts.next()) : Optional.empty();
    }

    private static boolean tells(Event event, Mount attempt) {
        boolean refused = !event.result().getOrDefault("rc", "0").equals("0");
        return event.kind().equals("note")
                && (attempt.done() ? event.filesystems().containsKey(attempt.point()) : refused);
    }

    /** What the event came to; a note has nothing but a code, and of a mount, an unmount or a freeze it matters whether it worked. */
    private static Map<String, String> result(JsonNode n) {
        String shell = Json.text(n, "shell");
        if (shell.matches("umount \\S+|mount -t .*") || CaseMounts.FREEZE.matcher(shell).matches()) {
            return Map.of("mounted", Boolean.toString(Json.number(n.path("result"), "rc") == 0));
        }
        return Json.has(n, "result") ? Json.map(n, "result", EventReader::text)
                : Json.maybe(n, "rc").map(rc -> Map.of("rc", rc)).orElse(Map.of());
    }

    /** Lines of an output as one text. */
    private static String text(JsonNode n) {
        List<String> lines = new ArrayList<>();
        n.forEach(line -> lines.add(line.asText()));
        return n.isArray() ? String.join("\n", lines) : n.asText();
    }

    /** {@code tid+2} and {@code 2} are thread 2; {@code main} is 0. */
    private static int thread(String name) {
        String number = name.replaceAll("[^0-9]", "");
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }

    private static Optional<String> by(JsonNode n) {
        return Json.maybe(n, "by").or(() -> Json.maybe(n, "process")).or(() -> Json.maybe(n, "victim"));
    }

    private static Optional<String> place(JsonNode n) {
        return Json.maybeNumber(n, "device_offset_bytes").map(o -> Json.text(n, "device") + "+" + o);
    }

    private static Optional<Long> physical(JsonNode n) {
        return Json.maybeNumber(n, "phys_addr_bytes");
    }

    private static Map<String, List<Sent>> signals(JsonNode n) {
        Map<String, List<Sent>> signals = new LinkedHashMap<>();
        n.path("signals_per_process").properties().forEach(e -> {
            List<Sent> sent = new ArrayList<>();
            e.getValue().forEach(s -> sent.add(new Sent(Json.text(s, "si_code"),
                    (int) Json.number(s, "si_addr_lsb"), Json.text(s, "mapping"),
                    Json.number(s, "file_offset_bytes"), thread(Json.text(s, "thread")))));
            signals.put(e.getKey(), List.copyOf(sent));
        });
        return signals;
    }

    private static KernelCase.Heard heard(JsonNode n) {
        return new KernelCase.Heard(
                Json.list(n, "fanotify_FAN_FS_ERROR", e -> new KernelCase.FsError(Json.maybeNumber(e, "ino"),
                        Json.text(e, "error_name"), Json.number(e, "error_count"))),
                Json.list(n, "xfs_health_monitor", EventReader::health));
    }

    private static KernelCase.Health health(JsonNode n) {
        boolean device = Json.has(n, "daddr_512B");
        long start = device ? Json.number(n, "daddr_512B") * CaseFiles.SECTOR : Json.number(n, "pos");
        long length = device ? Json.number(n, "bbcount_512B") * CaseFiles.SECTOR : Json.number(n, "len");
        return new KernelCase.Health(Json.text(n, "domain"), Json.text(n, "type"), Json.maybeNumber(n, "ino"), start,
                length, Json.text(n, "shutdown_reasons"));
    }

    private static List<String> exits(JsonNode n) {
        List<String> names = new ArrayList<>();
        n.path("process_exits").fieldNames().forEachRemaining(names::add);
        if (Json.has(n, "injector_exit") && n.path("injector_exit").size() > 0) {
            by(n).filter(b -> !names.contains(b)).ifPresent(names::add);
        }
        return List.copyOf(names);
    }
}
