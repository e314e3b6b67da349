package org.faultline.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Filesystem;
import org.faultline.part.Field;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;
import org.faultline.watcher.Conduct;
import org.faultline.watcher.Conduct.Answer;
import org.faultline.watcher.Conduct.Copy;
import org.faultline.watcher.Watcher;
import org.faultline.watcher.WatcherKind;

/** Reads the {@code watchers} of a document: programs that watch for failures, in the order in which they are asked. */
final class WatcherReader {
    /** So many may be there: each is asked about each page that goes bad. */
    private static final int MOST = 64;
    private static final String PROCESS = "process";

    private final Ids ids;
    private final Map<String, WatcherKind> kinds;
    private final Map<LayerId, Filesystem> filesystems;

    WatcherReader(Ids ids, List<WatcherKind> kinds, List<Filesystem> filesystems) {
        this.ids = ids;
        this.kinds = kinds.stream().collect(
                Collectors.toMap(WatcherKind::word, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.filesystems = filesystems.stream().collect(Collectors.toMap(Filesystem::id, f -> f, (a, b) -> a));
    }

    /** The watchers that could be read. */
    List<Watcher> read(List<Entry> entries) {
        List<Watcher> watchers = new ArrayList<>();
        entries.forEach(e -> watcher(e).ifPresent(watchers::add));
        if (entries.size() > MOST) {
            entries.get(MOST).error("id", Wrong.TOO_MANY_WATCHERS, Detail.of(entries.size()), Detail.of(MOST));
        }
        return watchers;
    }

    private Optional<Watcher> watcher(Entry entry) {
        LayerId id = new LayerId(entry.text("id"));
        String word = entry.choice("kind", List.copyOf(kinds.keySet()), "");
        Optional<WatcherKind> kind = Optional.ofNullable(kinds.get(word));
        String name = entry.text("name", id.value());
        Optional<LayerId> on = kind.map(k -> on(entry, k));
        Conduct conduct = kind.map(k -> conduct(entry, k)).orElse(Conduct.USUAL);
        return entry.isSound() && kind.isPresent() && on.isPresent()
                ? Optional.of(new Watcher(id, name, kind.get(), on.get(), conduct))
                : Optional.empty();
    }

    private LayerId on(Entry entry, WatcherKind kind) {
        List<String> fitting = kind.description().on();
        LayerId on = new LayerId(
                ids.reference(entry, "on", fitting.contains(PROCESS) ? Noun.PROCESS : Noun.FILESYSTEM));
        Optional<String> type = Optional.ofNullable(filesystems.get(on)).map(Filesystem::type);
        if (entry.isGood("on") && type.filter(t -> !fitting.contains(t)).isPresent()) {
            entry.error("on", Wrong.WATCHES_OTHER, Detail.of(kind.word()), Detail.choices(fitting),
                    Detail.quoted(type.get()));
        }
        return on;
    }

    /** How it answers; a kind without such a field is never asked, or has the copy that goes with it. */
    private static Conduct conduct(Entry entry, WatcherKind kind) {
        Conduct usual = Conduct.USUAL;
        Answer answer = has(kind, "answer") ? entry.word("answer", Answer.class, usual.answer()) : usual.answer();
        Copy copy = has(kind, "copy") ? entry.word("copy", Copy.class, usual.copy()) : Copy.METADATA;
        return new Conduct(answer, copy, millis(entry, kind, "takes", usual.takes()),
                millis(entry, kind, "deadline", usual.deadline()));
    }

    private static long millis(Entry entry, WatcherKind kind, String key, long usual) {
        return has(kind, key) ? entry.count(key, 0, Conduct.MOST_MILLIS, usual) : usual;
    }

    private static boolean has(WatcherKind kind, String key) {
        return kind.description().fields().stream().map(Field::key).anyMatch(key::equals);
    }
}
