package org.faultline.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.document.Runs;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;

/**
 * Where a document belongs.
 *
 * @param file the file it was read from or last saved to
 * @param saved the document as that file has it; nothing when no file has any of it
 * @param known the fingerprint of what this program last read from or wrote to the file
 * @param readOnly whether the document can only be looked at
 */
record Origin(Optional<Path> file, Optional<TopologyDocument> saved, Optional<String> known, boolean readOnly) {
    /** Of a document that was just read as {@code content}. */
    static Origin read(Optional<Path> file, TopologyDocument document, byte[] content) {
        return new Origin(file, Optional.of(document), Optional.of(DocumentFile.fingerprint(content)), false);
    }

    /** Of a document whose file, if it has one, holds just that document. */
    static Origin of(Optional<Path> file, TopologyDocument document) {
        return read(file, document, TopologyJson.write(document).getBytes(StandardCharsets.UTF_8));
    }

    /** Of changes that a crash left; {@code saved} is what the file has, if it is there. */
    static Origin left(Optional<Path> file, Optional<TopologyDocument> saved) {
        return new Origin(file, saved, Optional.empty(), false);
    }

    /** The same for a document that is only to be looked at. */
    Origin toLook() {
        return new Origin(file, saved, known, true);
    }

    /** The same after the file was lost. */
    Origin lost() {
        return new Origin(file, Optional.empty(), known, readOnly);
    }

    /** Whether closing would lose something of {@code document}. */
    boolean lacks(TopologyDocument document) {
        return !readOnly && saved.filter(s -> History.isSame(document, s) || isLookedAt(s, document)).isEmpty();
    }

    /** Whether nobody made the document a file, and all that was done is to choose other kernels or another of its runs. */
    private boolean isLookedAt(TopologyDocument opened, TopologyDocument now) {
        return file.isEmpty() && History.isSame(plain(opened), plain(now));
    }

    private static TopologyDocument plain(TopologyDocument document) {
        return new Runs(document).underOneKernel();
    }

    /** What somebody else has done to the file since. Reads it. */
    OnDisk onDisk() {
        return file.map(this::onDisk).orElseGet(OnDisk.Same::new);
    }

    private OnDisk onDisk(Path place) {
        return switch (DocumentFile.read(place)) {
            case DocumentFile.Loaded.Unreadable gone -> new OnDisk.Gone();
            case DocumentFile.Loaded.Bytes bytes -> {
                String now = DocumentFile.fingerprint(bytes.content());
                yield known.<OnDisk>map(k -> k.equals(now) ? new OnDisk.Same() : new OnDisk.Changed(now))
                        .orElseGet(OnDisk.Older::new);
            }
        };
    }
}
