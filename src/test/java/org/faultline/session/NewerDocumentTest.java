package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.format.words.Sentences;
import org.faultline.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewerDocumentTest {
    @TempDir
    private Path folder;

    @Test
    void what_is_understood_is_shown_and_every_field_that_is_not_is_listed_with_its_line() throws IOException {
        Opened opened = newer("\"devices\": [", "\"moon\": 1, \"devices\": [", "\"dax\": \"always\",",
                "\"dax\": \"always\", \"orbit\": {\"a\": 1},");

        Session session = opened.session().orElseThrow();
        assertThat(session.isReadOnly()).isTrue();
        assertThat(session.run().trace().steps()).isNotEmpty();
        assertThat(opened.problems()).noneMatch(Problem::isError);
        assertThat(opened.problems()).extracting(Problem::code).containsExactly("newer-version", "not-understood",
                "not-understood");
        assertThat(opened.problems()).extracting(p -> p.place().pointer()).containsExactly("/version", "/moon",
                "/filesystems/0/orbit");
        assertThat(opened.problems()).allMatch(p -> p.place().line() > 0);
    }

    @Test
    void a_field_of_other_acts_is_told_once_and_one_of_no_act_too() throws IOException {
        Opened opened = newer("\"act\": \"poison\",", "\"act\": \"poison\", \"child\": 2, \"orbit\": 3,");

        assertThat(opened.problems()).extracting(Problem::code).containsExactlyInAnyOrder("newer-version",
                "not-understood", "unknown-key");
    }

    @Test
    void what_makes_no_sense_is_left_out_with_all_that_needs_it() throws IOException {
        Opened opened = newer("{\"id\": \"b\", \"path\": \"/db/b\", \"reflink\": \"a\"}",
                "{\"id\": \"b\", \"path\": \"/db/b\", \"reflink\": {\"of\": \"a\"}}");

        Session session = opened.session().orElseThrow();
        assertThat(opened.problems()).extracting(Problem::code).contains("not-understood");
        assertThat(session.plan().machine().filesystems().getFirst().inodes()).hasSize(1);
        assertThat(session.plan().machine().processes()).extracting(p -> p.mappings().size()).contains(0);
    }

    @Test
    void a_value_that_is_not_understood_gives_way_to_the_usual_one() throws IOException {
        Opened opened = newer("\"policy\": \"early\"", "\"policy\": \"eager\"");

        assertThat(opened.session().orElseThrow().plan().machine().processes()).hasSize(3);
        assertThat(opened.problems()).extracting(Sentences::of).contains("\"policy\" is \"eager\".");
    }

    @Test
    void an_unknown_kernel_gives_way_to_one_that_is_known() throws IOException {
        Opened opened = newer("\"linux-6.12\"", "\"linux-99\"");

        assertThat(opened.session()).isPresent();
        assertThat(opened.problems()).anyMatch(p -> Sentences.of(p).contains("linux-99"));
    }

    @Test
    void the_runs_that_it_keeps_are_there_to_be_looked_at() throws IOException {
        Session trio = Samples.open("reflink-trio").flatMap(Opened::session).orElseThrow();
        Address page = new Address.OfPfn(new Pfn(0x101C03));
        Path file = folder.resolve("runs.json");
        trio.at(5).poison(page, new Notice.CorruptPfn()).save(file);
        Files.writeString(file, Files.readString(file).replace("\"version\": 1", "\"version\": 2"));
        Opened opened = Session.look(file);

        assertThat(opened.problems()).extracting(Problem::code).containsExactly("newer-version");
        Session newer = opened.session().orElseThrow();
        assertThat(newer.goToRun("Run 1").run().trace().steps()).isEqualTo(trio.run().trace().steps());
        assertThat(newer.goToRun("Run 1").isReadOnly()).isTrue();
    }

    @Test
    void it_is_never_saved_and_nobody_is_asked_about_changes() throws IOException {
        Session session = newer().session().orElseThrow();
        Path file = session.file().orElseThrow();
        String before = Files.readString(file);
        Session explored = session.poison(new Address.OfPfn(new Pfn(0x101C03)), new Notice.Scrub());

        assertThat(explored.isModified()).isFalse();
        assertThat(explored.save(file).problem()).map(Problem::code).contains("read-only");
        assertThat(explored.save(folder.resolve("other.json")).problem()).isPresent();
        assertThat(file).hasContent(before);
        assertThat(folder.resolve("other.json")).doesNotExist();
    }

    @Test
    void what_is_hopeless_stays_closed_and_an_older_document_is_opened_as_ever() throws IOException {
        assertThat(newer("\"title\": \"Reflink trio\"", "\"title\": \"a\", \"title\": \"b\"").problems()).isNotEmpty();
        Opened ours = Session.look(Path.of("samples/reflink-trio.json"));
        assertThat(ours.session().orElseThrow().isReadOnly()).isFalse();
        assertThat(ours.problems()).isEmpty();
    }

    private Opened newer(String... replacements) throws IOException {
        String text = Files.readString(Path.of("samples/reflink-trio.json")).replace("\"version\": 1",
                "\"version\": 7");
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return Session.look(Files.writeString(folder.resolve("newer.json"), text));
    }
}
