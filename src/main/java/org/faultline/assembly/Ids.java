package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.faultline.problem.Place;

/** The ids a document gives to its things: each once, and only to what it names. */
final class Ids {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,63}");

    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, List<String>> byKind = new HashMap<>();

    private record Owner(String kind, Place place) {}

    /** The ids of everything below a document's root. */
    static Ids of(Entry root) {
        Ids ids = new Ids();
        root.list("devices").forEach(e -> ids.declare(e, "device"));
        for (Entry fs : root.list("filesystems")) {
            ids.declare(fs, "filesystem");
            fs.list("files").forEach(e -> ids.declare(e, "file"));
        }
        for (Entry process : root.list("processes")) {
            ids.declare(process, "process");
            process.list("mappings").forEach(e -> ids.declare(e, "mapping"));
        }
        return ids;
    }

    /** Notes that {@code entry} is a thing of that kind and has the id it says. */
    private void declare(Entry entry, String kind) {
        String id = entry.text("id");
        if (!entry.isSound()) {
            return;
        }
        if (!FORM.matcher(id).matches()) {
            entry.error("id", "bad-id", Wording.quote(id) + " cannot be an id.",
                    "Use up to 64 letters, digits and the characters _ . : - in an id.");
        }
        Owner first = owners.get(id);
        if (first == null) {
            add(id, kind, entry.place("id"));
        } else {
            entry.error("id", "duplicate-id", "The id " + Wording.quote(id) + " already names a " + first.kind
                    + at(first.place) + ".", "Give every thing of the document an id of its own.");
        }
    }

    /** A field that names a thing of that kind. Reports an id nobody has, and an id of something else. */
    String reference(Entry entry, String key, String kind) {
        String id = entry.text(key);
        if (!entry.isGood(key)) {
            return id;
        }
        Owner owner = owners.get(id);
        if (owner == null) {
            entry.error(key, "unknown-id", "There is no " + kind + " with the id " + Wording.quote(id) + ".",
                    "Write the id of a " + kind + ": " + Wording.choices(named(kind)) + ".");
        } else if (!owner.kind.equals(kind)) {
            entry.error(key, "wrong-kind",
                    Wording.quote(id) + " is a " + owner.kind + ", but " + key + " names a " + kind + ".",
                    "Write the id of a " + kind + ": " + Wording.choices(named(kind)) + ".");
        }
        return id;
    }

    /** Whether anything has that id. */
    boolean isTaken(String id) {
        return owners.containsKey(id);
    }

    /** Notes a thing that an act creates. */
    void add(String id, String kind, Place place) {
        owners.put(id, new Owner(kind, place));
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(id);
    }

    /** The ids of all things of that kind. */
    List<String> named(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** {@code  in line 7}, or nothing for a document that has no lines. */
    static String at(Place place) {
        return place.line() > 0 ? " in line " + place.line() : "";
    }
}
