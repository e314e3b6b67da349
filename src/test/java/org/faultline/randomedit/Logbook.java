package org.faultline.randomedit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.format.TopologyJson;
import org.faultline.problem.Problem;
import org.faultline.session.Session;

/** What a document's text was at every entry of its history, kept beside the history to hold it against. */
final class Logbook {
    private final List<String> texts = new ArrayList<>();
    private int index;
    private String onDisk = "";

    Logbook(Session first) {
        texts.add(text(first));
    }

    /**
     * After an edit: the document can be read again as it is. What is typed into one field is one entry, and no entry
     * when it is typed back to what it was.
     */
    Optional<String> edited(Session now) {
        String text = text(now);
        int there = now.history().index();
        boolean back = there == index - 1 && text.equals(texts.get(there));
        if (there != index && there != index + 1 && !back) {
            return Optional.of("an edit moved the history from entry " + index + " to " + there);
        }
        boolean same = text.equals(texts.get(index));
        if (there == index && same) {
            return Optional.empty();
        }
        texts.subList(there, texts.size()).clear();
        texts.add(text);
        index = there;
        if (now.history().entries().size() != texts.size()) {
            return Optional.of("an edit left what was undone before it in the history");
        }
        return valid(text);
    }

    /** After undo, redo or a jump of so many entries: the very text that was there. */
    Optional<String> moved(Session now, int way) {
        index = Math.clamp((long) index + way, 0, texts.size() - 1);
        if (now.history().index() != index) {
            return Optional.of("the history is at entry " + now.history().index() + " and not at " + index);
        }
        return text(now).equals(texts.get(index)) ? Optional.empty()
                : Optional.of("entry " + index + " of the history is another document than it was");
    }

    /** After saving: the file has the document, to the last byte, and nothing is unsaved. */
    Optional<String> saved(Session now, Path file) {
        try {
            onDisk = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (now.isModified()) {
            return Optional.of("a saved document is called modified");
        }
        return onDisk.equals(text(now)) ? Optional.empty() : Optional.of("the file has something else");
    }

    /** After opening the file that was saved last: what it has, and a new history. */
    Optional<String> opened(Session now) {
        texts.clear();
        texts.add(text(now));
        index = 0;
        return onDisk.equals(texts.getFirst()) && now.history().entries().size() == 1 ? Optional.empty()
                : Optional.of("opening the saved file gives another document");
    }

    private static Optional<String> valid(String text) {
        TopologyJson.Read read = TopologyJson.read("random", text.getBytes(StandardCharsets.UTF_8));
        List<Problem> problems = read.problems();
        if (!problems.isEmpty()) {
            return Optional.of("the document cannot be read without a word: " + problems.getFirst());
        }
        String again = TopologyJson.write(read.document().orElseThrow());
        return again.equals(text) ? Optional.empty() : Optional.of("the document is read as another one");
    }

    private static String text(Session session) {
        return TopologyJson.write(session.document());
    }
}
