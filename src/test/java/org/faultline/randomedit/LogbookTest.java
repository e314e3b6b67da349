package org.faultline.randomedit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.session.Edit;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds the random edits to account notices what it is there for. */
class LogbookTest {
    private final Session empty = Session.blank("linux-6.12").session().orElseThrow();
    private final Session edited = empty.apply(design("linux-6.1")).session().orElseThrow();
    private final Logbook logbook = new Logbook(empty);

    @TempDir
    private Path folder;

    @Test
    void an_undo_that_gives_another_document_is_noticed() {
        assertThat(logbook.edited(edited)).isEmpty();
        assertThat(logbook.moved(edited.undo(), -1)).isEmpty();
        assertThat(logbook.moved(edited, 0)).get().asString().contains("history is at entry 1");
        Session other = empty.apply(design("linux-7.2")).session().orElseThrow();
        assertThat(logbook.moved(other, 1)).get().asString().contains("another document than it was");
    }

    @Test
    void an_edit_that_keeps_what_was_undone_is_noticed() {
        assertThat(logbook.edited(edited)).isEmpty();
        assertThat(logbook.moved(edited.undo(), -1)).isEmpty();
        Session longer = edited.apply(design("linux-7.2")).session().orElseThrow();
        assertThat(logbook.edited(longer.undo())).get().asString().contains("undone before it");
    }

    @Test
    void a_file_with_something_else_is_noticed() throws Exception {
        Path file = folder.resolve("x.json");
        Session titled = edited.apply(Edit.of("Title", (TopologyDocument d) -> d.with(Pointer.ROOT.key("title"),
                Node.of("x")))).session().orElseThrow();
        Session saved = titled.save(file).session();
        assertThat(logbook.saved(saved, file)).isEmpty();
        assertThat(logbook.saved(titled, file)).get().asString().contains("modified");
        Files.writeString(file, "{}");
        assertThat(logbook.saved(saved, file)).get().asString().contains("something else");
        assertThat(logbook.opened(empty)).get().asString().contains("another document");
    }

    private static Edit design(String id) {
        return Edit.of("Design " + id, (TopologyDocument d) -> d.withDesign(id));
    }
}
