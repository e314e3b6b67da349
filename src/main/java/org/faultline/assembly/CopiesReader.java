package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.address.LayerId;
import org.faultline.machine.Copies;
import org.faultline.machine.GoodCopy;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** Reads the {@code copies} of filesystems and of their files: what the user says there is elsewhere. */
final class CopiesReader {
    /** So many may be named of one thing. */
    private static final int MOST = 16;
    /** Letters with which a place is named. */
    private static final int LONGEST = 200;

    private CopiesReader() {}

    /** The copies that could be read. */
    static Copies read(List<Entry> filesystems) {
        Map<LayerId, List<GoodCopy>> all = new HashMap<>();
        for (Entry filesystem : filesystems) {
            add(filesystem, all);
            filesystem.itemsWith("files", "copies").forEach(file -> add(file, all));
        }
        return all.isEmpty() ? Copies.NONE : new Copies(all);
    }

    private static void add(Entry owner, Map<LayerId, List<GoodCopy>> all) {
        List<Entry> entries = owner.list("copies");
        if (entries.size() > MOST) {
            owner.error("copies", Wrong.TOO_MANY_COPIES, Detail.of(entries.size()), Detail.of(MOST));
        }
        List<GoodCopy> copies = new ArrayList<>();
        for (Entry entry : entries) {
            GoodCopy.Kind kind = entry.word("kind", GoodCopy.Kind.class, GoodCopy.Kind.BACKUP);
            String where = entry.text("where");
            if (entry.isGood("where") && (where.isBlank() || where.length() > LONGEST)) {
                entry.error("where", Wrong.COPY_WHERE, Detail.of(LONGEST));
            }
            copies.add(new GoodCopy(kind, where, entry.truth("before", true)));
        }
        if (!copies.isEmpty()) {
            all.put(new LayerId(owner.text("id", "")), List.copyOf(copies));
        }
    }
}
