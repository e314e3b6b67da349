package org.faultline.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.act.Address;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.InlineBackground;
import org.faultline.desktop.model.SessionModel;
import org.faultline.fake.ScriptedDesk;
import org.faultline.fake.ScriptedDialogs;
import org.faultline.fake.Windows;
import org.faultline.session.Recoveries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else writes to the same file. */
class ConflictTest {
    private final ScriptedDialogs user = new ScriptedDialogs();
    private final SessionModel model = new SessionModel(Windows.session("reflink-trio"), new InlineBackground());
    @TempDir
    private Path folder;
    private Path file;
    private Documents documents;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("mine.json");
        documents = new Documents(model, user.choose(file), new ScriptedDesk(folder), catalogue());
        documents.save(saved -> assertThat(saved).isTrue());
        model.poison(new Address.OfPfn(new Pfn(0x101C03)), () -> {});
    }

    @Test
    void saving_over_what_somebody_else_wrote_asks_first() throws IOException {
        theyWrite();
        documents.save(saved -> assertThat(saved).isFalse());
        assertThat(user.asked()).endsWith("Changed");
        assertThat(file).content().contains("Theirs");
        documents.lookAgain();
        assertThat(user.asked()).filteredOn("Changed"::equals).hasSize(1);

        user.about(Dialogs.Conflict.OVERWRITE);
        documents.save(saved -> assertThat(saved).isTrue());
        assertThat(file).content().contains("Reflink trio");
        int asked = user.asked().size();
        documents.save(saved -> assertThat(saved).isTrue());
        assertThat(user.asked()).hasSize(asked);
    }

    @Test
    void reloading_can_be_undone() throws IOException {
        theyWrite();
        user.about(Dialogs.Conflict.RELOAD);
        documents.lookAgain();
        assertThat(model.session().get().document().title()).isEqualTo("Theirs");
        model.undo();
        assertThat(model.session().get().document().title()).isEqualTo("Reflink trio");
        assertThat(model.session().get().isModified()).isTrue();
    }

    @Test
    void saving_under_another_name_leaves_theirs_alone() throws IOException {
        theyWrite();
        Path other = folder.resolve("other.json");
        user.choose(other).about(Dialogs.Conflict.SAVE_AS);
        documents.save(saved -> assertThat(saved).isTrue());
        assertThat(file).content().contains("Theirs");
        assertThat(other).content().contains("Reflink trio");
        assertThat(documents.name()).isEqualTo("other.json");
    }

    @Test
    void coming_back_to_the_window_asks_once_about_one_change() throws IOException {
        documents.lookAgain();
        assertThat(user.asked()).doesNotContain("Changed");
        theyWrite();
        documents.lookAgain();
        documents.lookAgain();
        assertThat(user.asked()).filteredOn("Changed"::equals).hasSize(1);
        Files.writeString(file, Files.readString(file) + "\n");
        documents.lookAgain();
        assertThat(user.asked()).filteredOn("Changed"::equals).hasSize(2);
    }

    @Test
    void a_file_that_is_gone_is_told_and_its_document_is_unsaved() throws IOException {
        documents.save(saved -> {});
        assertThat(documents.mark()).isEmpty();
        Files.delete(file);
        documents.lookAgain();
        documents.lookAgain();
        assertThat(model.problems()).singleElement().satisfies(p -> assertThat(p.code()).isEqualTo("file-gone"));
        assertThat(documents.mark()).isEqualTo(" *");
        documents.save(saved -> assertThat(saved).isTrue());
        assertThat(file).exists();
        assertThat(documents.mark()).isEmpty();
    }

    @Test
    void a_recovered_document_never_overwrites_its_file_unasked() throws IOException {
        Path left = folder.resolve("recovery");
        Files.createDirectories(left);
        String name = "00000000-0000-0000-0000-000000000000-1";
        Files.writeString(left.resolve(name + ".json"), Files.readString(file).replace("Reflink trio", "Recovered"));
        Files.writeString(left.resolve(name + ".file"), file.toString());
        documents.save(saved -> {});
        String before = Files.readString(file);

        Recoveries recoveries = Recoveries.in(folder);
        model.open(() -> recoveries.open(recoveries.found().getFirst()));
        assertThat(documents.name()).isEqualTo("mine.json");
        assertThat(documents.mark()).isEqualTo(" *");
        documents.lookAgain();
        documents.save(saved -> assertThat(saved).isFalse());
        assertThat(user.asked()).filteredOn("Older"::equals).hasSize(1);
        assertThat(file).hasContent(before);
        user.about(Dialogs.Conflict.OVERWRITE);
        documents.save(saved -> assertThat(saved).isTrue());
        assertThat(file).content().contains("Recovered");
    }

    private void theyWrite() throws IOException {
        Files.writeString(file, Files.readString(file).replace("Reflink trio", "Theirs"));
    }

    private static Catalogue catalogue() {
        return new Catalogue(new InlineBackground());
    }
}
