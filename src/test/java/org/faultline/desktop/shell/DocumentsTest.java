package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.design.table.Designs;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.SessionModel;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.fake.ScriptedDesk;
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
        Documents documents = new Documents(model(), user, Desk.alone(user), catalogue());
        documents.openSample("free-block");
        assertThat(user.asked()).isEmpty();
        assertThat(documents.name()).isEqualTo("Free block");
    }

    @Test
    void a_sample_under_another_kernel_is_left_without_a_question() {
        SessionModel model = model();
        Documents documents = new Documents(model, user, Desk.alone(user), catalogue());
        model.setDesign(Designs.find("linux-7.2").orElseThrow(), () -> {});
        assertThat(documents.mark()).isEmpty();
        documents.openSample("free-block");
        assertThat(user.asked()).isEmpty();
        assertThat(documents.name()).isEqualTo("Free block");
    }

    @Test
    void a_changed_document_asks_once_and_stays_when_the_user_wants() {
        SessionModel model = changed();
        Documents documents = new Documents(model, user.about(Dialogs.Unsaved.CANCEL), Desk.alone(user), catalogue());
        documents.openSample("free-block");
        assertThat(user.asked()).containsExactly("unsaved");
        assertThat(model.session().get().document().title()).isEqualTo("Mine");
    }

    @Test
    void a_changed_document_is_saved_before_it_is_left() {
        SessionModel model = changed();
        Path file = folder.resolve("mine.json");
        Documents documents =
                new Documents(model, user.about(Dialogs.Unsaved.SAVE).choose(file), Desk.alone(user), catalogue());
        documents.openSample("free-block");
        assertThat(file).content().contains("\"Mine\"");
        assertThat(model.session().get().document().title()).isEqualTo("Free block");
    }

    @Test
    void when_saving_fails_the_document_stays_open_and_the_problem_is_shown() {
        SessionModel model = changed();
        Path file = folder.resolve("nowhere").resolve("mine.json");
        Documents documents =
                new Documents(model, user.about(Dialogs.Unsaved.SAVE).choose(file), Desk.alone(user), catalogue());
        documents.openSample("free-block");
        assertThat(model.session().get().document().title()).isEqualTo("Mine");
        assertThat(model.problems()).hasSize(1);
    }

    @Test
    void a_new_document_is_empty_and_has_no_file() {
        SessionModel model = changed();
        Documents documents = new Documents(model, user.about(Dialogs.Unsaved.DISCARD), Desk.alone(user), catalogue());
        documents.create();
        assertThat(user.asked()).containsExactly("unsaved");
        assertThat(model.before().devices()).isEmpty();
        assertThat(model.problems()).isEmpty();
        assertThat(documents.name()).isEqualTo("Untitled");
        assertThat(model.session().get().isModified()).isFalse();
    }

    @Test
    void a_template_gives_a_working_machine_without_a_file() {
        SessionModel model = model();
        new Documents(model, user, Desk.alone(user), catalogue()).create("reflink-pair");
        assertThat(model.before().processes()).hasSize(2);
        assertThat(model.session().get().file()).isEmpty();
        assertThat(user.asked()).isEmpty();
    }

    @Test
    void one_more_window_begins_empty_and_leaves_this_one_alone() {
        SessionModel model = changed();
        ScriptedDesk desk = new ScriptedDesk(folder);
        Documents documents = new Documents(model, user, desk, catalogue());
        documents.openWindow();
        documents.quit();
        assertThat(desk.opened()).singleElement().satisfies(s -> assertThat(s.document().title()).isEmpty());
        assertThat(desk.isLeft()).isTrue();
        assertThat(model.session().get().document().title()).isEqualTo("Mine");
        assertThat(user.asked()).isEmpty();
    }

    @Test
    void what_was_opened_or_saved_is_remembered_and_what_could_not_be_opened_is_not() throws IOException {
        Path file = folder.resolve("mine.json");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        Documents documents = new Documents(changed(), user.choose(file).about(Dialogs.Unsaved.DISCARD),
                new ScriptedDesk(folder), catalogue());
        documents.save(saved -> assertThat(saved).isTrue());
        documents.open(Path.of("samples/free-block.json"));
        documents.open(broken);
        assertThat(documents.recent()).containsExactly(Path.of("samples/free-block.json").toAbsolutePath(), file);
    }

    @Test
    void reverting_brings_back_what_the_file_has_and_can_be_undone() {
        SessionModel model = changed();
        Documents documents =
                new Documents(model, user.choose(folder.resolve("mine.json")), Desk.alone(user), catalogue());
        documents.save(saved -> {});
        model.setDesign(Designs.find("rfc-v2").orElseThrow(), () -> {});
        documents.revert();
        assertThat(model.session().get().isModified()).isFalse();
        assertThat(model.run().getValue().design().id()).isEqualTo("linux-6.12");
        model.undo();
        assertThat(model.run().getValue().design().id()).isEqualTo("rfc-v2");
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

    private static Catalogue catalogue() {
        return new Catalogue(new InlineBackground());
    }
}
