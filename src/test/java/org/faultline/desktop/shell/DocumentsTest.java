package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.SessionModel;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.session.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private final ScriptedDialogs user = new ScriptedDialogs();
    @TempDir
    private Path folder;

    @Test
    void an_unchanged_document_is_left_without_a_question() {
        Documents documents = new Documents(model(), user);
        documents.openSample("free-block");
        assertThat(user.asked()).isEmpty();
        assertThat(documents.name()).isEqualTo("Free block");
    }

    @Test
    void a_changed_document_asks_once_and_stays_when_the_user_wants() {
        SessionModel model = changed();
        Documents documents = new Documents(model, user.about(Dialogs.Unsaved.CANCEL));
        documents.openSample("free-block");
        assertThat(user.asked()).containsExactly("unsaved");
        assertThat(model.session().get().document().title()).isEqualTo("Mine");
    }

    @Test
    void a_changed_document_is_saved_before_it_is_left() {
        SessionModel model = changed();
        Path file = folder.resolve("mine.json");
        Documents documents = new Documents(model, user.about(Dialogs.Unsaved.SAVE).choose(file));
        documents.openSample("free-block");
        assertThat(file).content().contains("\"Mine\"");
        assertThat(model.session().get().document().title()).isEqualTo("Free block");
    }

    @Test
    void when_saving_fails_the_document_stays_open_and_the_problem_is_shown() {
        SessionModel model = changed();
        Path file = folder.resolve("nowhere").resolve("mine.json");
        Documents documents = new Documents(model, user.about(Dialogs.Unsaved.SAVE).choose(file));
        documents.openSample("free-block");
        assertThat(model.session().get().document().title()).isEqualTo("Mine");
        assertThat(model.problems()).hasSize(1);
    }

    private static SessionModel model() {
        return new SessionModel(Windows.session("reflink-trio"), new InlineBackground());
    }

    private static SessionModel changed() {
        SessionModel model = model();
        model.open(() -> Windows.session("reflink-trio")
                .apply(Edit.of("Rename", d -> d.with(Pointer.ROOT.key("title"), Node.of("Mine")))));
        return model;
    }
}
