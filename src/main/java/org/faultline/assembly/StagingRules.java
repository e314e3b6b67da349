package org.faultline.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Space;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** What is said of where the blocks of files lie, are staged or were shared, and means nothing or contradicts itself. */
final class StagingRules {
    private static final Space FILE = new Space("file");

    private StagingRules() {}

    /** Warns of every file of a filesystem; one that is laid out as it was seen is as it is. */
    static void check(Entry filesystem, Optional<FilesystemKind> kind, Features features) {
        if (kind.filter(FilesystemKind::isDevice).isPresent()) {
            for (String key : List.of("extents", "staging")) {
                filesystem.itemsWith("files", key).forEach(f -> f.warning(key, Wrong.EXTENTS_OF_A_DEVICE));
            }
        } else if (!filesystem.has("recorded")) {
            filesystem.itemsWith("files", "staging").forEach(f -> check(f, features));
        }
        if (!features.reflink()) {
            filesystem.itemsWith("files", "reflinked").stream().filter(f -> f.aside().truth("reflinked", false))
                    .forEach(f -> f.warning("reflinked", Wrong.REFLINKED_WITHOUT_REFLINK));
        }
    }

    private static void check(Entry file, Features features) {
        Entry silent = file.aside();
        if (!features.reflink()) {
            file.warning("staging", Wrong.STAGING_WITHOUT_REFLINK);
            return;
        }
        List<Overlap.Claim<Entry>> claims = new ArrayList<>();
        List<Entry> extents = silent.list("staging");
        for (int i = 0; silent.isSound() && i < extents.size(); i++) {
            Entry extent = file.item("staging", i);
            long offset = extents.get(i).bytes("offset");
            long length = extents.get(i).bytes("length");
            if (!extent.has("at")) {
                extent.warning("at", Wrong.STAGING_NOWHERE);
            } else if (extents.get(i).isSound() && length > 0) {
                claims.add(new Overlap.Claim<>(extent, ByteRange.of(FILE, offset, length)));
            }
        }
        Overlap.among(claims).forEach(both -> both.second().owner().warning("offset", Wrong.STAGED_TWICE,
                new Detail.Size(Math.max(both.first().bytes().start(), both.second().bytes().start()))));
    }
}
