package org.faultline.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.format.TopologyJson;
import org.faultline.problem.Problem;
import org.faultline.reason.Wrong;

/**
 * Where the unsaved changes of one open document outlive a crash: a document of its own beside a note that says which
 * file it belongs to. Both are there only while there is something to lose. May be used from any thread.
 */
public final class RecoveryFile {
    static final String DOCUMENT = ".json";
    static final String NOTE = ".file";

    private final Path document;
    private final Path note;
    private final Runnable kept;
    private Optional<String> noted = Optional.empty();
    private boolean closed;

    /** @param kept told whenever what is kept is up to date */
    RecoveryFile(Path name, Runnable kept) {
        document = name.resolveSibling(name.getFileName() + DOCUMENT);
        note = name.resolveSibling(name.getFileName() + NOTE);
        this.kept = kept;
    }

    /** Keeps what {@code session} has and its file has not; nothing is kept when they agree. */
    public synchronized Optional<Problem> keep(Session session) {
        if (closed) {
            return Optional.empty();
        }
        Optional<Problem> problem = session.isModified() ? write(session) : remove();
        if (problem.isEmpty()) {
            kept.run();
        }
        return problem;
    }

    /** Forgets everything: the document was left in peace. */
    public synchronized void close() {
        closed = true;
        remove();
        kept.run();
    }

    private Optional<Problem> write(Session session) {
        String file = session.file().map(path -> path.toAbsolutePath().toString()).orElse("");
        if (!noted.equals(Optional.of(file))) {
            Optional<Problem> problem = DocumentFile.writeOwn(note, file);
            if (problem.isPresent()) {
                return problem;
            }
            noted = Optional.of(file);
        }
        String text = TopologyJson.write(session.document());
        return DocumentFile.unopenable(document, text).or(() -> DocumentFile.writeOwn(document, text));
    }

    private Optional<Problem> remove() {
        try {
            Files.deleteIfExists(document);
            Files.deleteIfExists(note);
            noted = Optional.empty();
            return Optional.empty();
        } catch (IOException e) {
            return DocumentFile.unsaved(document, Wrong.FILE_NOT_REMOVED);
        }
    }
}
