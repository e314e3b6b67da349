package org.faultline.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.document.TopologyDocument;
import org.faultline.format.TopologyJson;

/**
 * Where a document belongs.
 *
 * @param file the file it was read from or last saved to
 * @param saved the document as that file has it
 * @param known the fingerprint of what this program last read from or wrote to the file
 */
record Origin(Optional<Path> file, TopologyDocument saved, Optional<String> known) {
    /** Of a document that was just read as {@code content}. */
    static Origin read(Optional<Path> file, TopologyDocument document, byte[] content) {
        return new Origin(file, document, Optional.of(DocumentFile.fingerprint(content)));
    }

    /** Of a document that was just written to its file. */
    static Origin written(Path file, TopologyDocument document) {
        return of(Optional.of(file), document);
    }

    /** Of a document whose file, if it has one, holds just that document. */
    static Origin of(Optional<Path> file, TopologyDocument document) {
        return read(file, document, TopologyJson.write(document).getBytes(StandardCharsets.UTF_8));
    }

    /** What somebody else has done to the file since. */
    OnDisk onDisk() {
        if (file.isEmpty()) {
            return new OnDisk.Same();
        }
        return switch (DocumentFile.read(file.get())) {
            case Loaded.Unreadable gone -> new OnDisk.Gone();
            case Loaded.Bytes bytes -> {
                String now = DocumentFile.fingerprint(bytes.content());
                yield known.equals(Optional.of(now)) ? new OnDisk.Same() : new OnDisk.Changed(now);
            }
        };
    }
}
