package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.problem.Place;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Wrong;

/** The ids a document gives to its things: each once, and only to what it names. Acts add to them. */
final class Ids {
    private static final int LONGEST = 64;

    private final Optional<Ids> base;
    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<Noun, List<String>> byKind = new HashMap<>();

    private record Owner(Noun kind, int line) {}

    private Ids(Optional<Ids> base) {
        this.base = base;
    }

    /** The ids of everything below a document's root. */
    static Ids of(Entry root) {
        Ids ids = new Ids(Optional.empty());
        root.list("devices").forEach(e -> ids.declare(e, Noun.DEVICE));
        for (Entry fs : root.list("filesystems")) {
            ids.declare(fs, Noun.FILESYSTEM);
            fs.list("files").forEach(e -> ids.declare(e, Noun.FILE));
        }
        for (Entry process : root.list("processes")) {
            ids.declare(process, Noun.PROCESS);
            process.list("mappings").forEach(e -> ids.declare(e, Noun.MAPPING));
        }
        root.list("watchers").forEach(e -> ids.declare(e, Noun.WATCHER));
        return ids;
    }

    /** Whether two lists of a document give the same ids to the same things, in the same lines. */
    static boolean areSame(Optional<Node> before, Optional<Node> next, String below) {
        if (before.isEmpty() || next.isEmpty() || before.get() == next.get()) {
            return before.isEmpty() == next.isEmpty();
        }
        return before.get() instanceof Node.Items a && next.get() instanceof Node.Items b
                && areSame(a.items(), b.items(), below);
    }

    private static boolean areSame(List<Node> before, List<Node> next, String below) {
        SameEnds same = SameEnds.of(before, next);
        boolean alike = before.size() == next.size();
        for (int i = same.front(); alike && i < next.size() - same.back(); i++) {
            alike = before.get(i) instanceof Node.Fields a && next.get(i) instanceof Node.Fields b
                    && a.get("id").equals(b.get("id")) && (below.isEmpty() || areSame(a.get(below), b.get(below), ""));
        }
        return alike;
    }

    /** The same ids, to which others can be added while these stay as they are. */
    Ids more() {
        return new Ids(Optional.of(this));
    }

    /** Notes that {@code entry} is a thing of that kind and has the id it says. */
    private void declare(Entry entry, Noun kind) {
        String id = entry.text("id");
        if (!entry.isSound()) {
            return;
        }
        if (!isFormed(id)) {
            entry.error("id", Wrong.BAD_ID, Detail.quoted(id));
        }
        Owner first = owners.get(id);
        if (first == null) {
            add(id, kind, entry.line("id"));
        } else {
            entry.error("id", Wrong.DUPLICATE_ID, Detail.quoted(id), Detail.of(first.kind), at(first.line));
        }
    }

    private static boolean isFormed(String id) {
        boolean formed = !id.isEmpty() && id.length() <= LONGEST && ".:-".indexOf(id.charAt(0)) < 0;
        for (int i = 0; formed && i < id.length(); i++) {
            char c = id.charAt(i);
            formed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || "_.:-".indexOf(c) >= 0;
        }
        return formed;
    }

    /** A field that names a thing of that kind. Reports an id nobody has, and an id of something else. */
    String reference(Entry entry, String key, Noun kind) {
        String id = entry.text(key);
        if (!entry.isGood(key)) {
            return id;
        }
        Optional<Owner> owner = owner(id);
        if (owner.isEmpty()) {
            entry.error(key, Wrong.UNKNOWN_ID, Detail.of(kind), Detail.quoted(id), Detail.choices(named(kind)));
        } else if (!owner.get().kind.equals(kind)) {
            entry.error(key, Wrong.WRONG_KIND, Detail.of(kind), Detail.quoted(id), Detail.choices(named(kind)),
                    Detail.of(owner.get().kind), Detail.of(key));
        }
        return id;
    }

    /** Whether anything has that id. */
    boolean isTaken(String id) {
        return owner(id).isPresent();
    }

    private Optional<Owner> owner(String id) {
        return Optional.ofNullable(owners.get(id)).or(() -> base.flatMap(b -> b.owner(id)));
    }

    /** Notes a thing that an act creates. */
    void add(String id, Noun kind, Place place) {
        add(id, kind, place.line());
    }

    private void add(String id, Noun kind, int line) {
        owners.put(id, new Owner(kind, line));
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(id);
    }

    /** The ids of all things of that kind. */
    List<String> named(Noun kind) {
        List<String> own = byKind.getOrDefault(kind, List.of());
        List<String> first = base.map(b -> b.named(kind)).orElse(List.of());
        return first.isEmpty() ? own : own.isEmpty() ? first : Stream.concat(first.stream(), own.stream()).toList();
    }

    /** {@code  in line 7}, or nothing for a document that has no lines. */
    static Detail at(Place place) {
        return at(place.line());
    }

    /** {@code  in line 7}, or nothing for what was never text. */
    static Detail at(int line) {
        return new Detail.AtLine(line);
    }
}
