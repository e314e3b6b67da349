package org.faultline.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.stack.FilesystemKind.Layout;
import org.faultline.stack.FilesystemKind.Seen;
import org.faultline.stack.Owner;
import org.faultline.stack.RmapRecord;

/** Reads the {@code recorded} layout of a filesystem: what its own blocks were seen to be. */
final class LayoutReader {
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
            long at = record.aligned("at", BLOCK);
            long length = record.aligned("length", BLOCK);
            Owner owner = owner(record);
            RmapRecord.Fork fork = record.word("fork", RmapRecord.Fork.class, RmapRecord.Fork.DATA);
            records.add(new Seen(at, length, owner, fork, record.bytes("offset", 0)));
        }
        return entry.isSound() && groupSize > 0 ? Optional.of(new Layout(groupSize, size, records)) : Optional.empty();
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
        record.error("owner", "unknown-word", "\"owner\" is " + Wording.quote(label) + ".",
                "Write a label of fsmap such as \"inode 131\", \"log\" or \"static fs metadata\".");
        return Owner.FS;
    }
}
