package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.budget.Budget;
import org.faultline.design.table.Designs;
import org.faultline.export.Export;
import org.faultline.export.Form;
import org.faultline.fake.Windows;
import org.faultline.picture.Theme;
import org.faultline.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
    @TempDir
    private Path folder;

    @Test
    void design_step_and_colours_are_chosen() {
        Path file = folder.resolve("two.svg");
        Cmd export = Cmd.run("export", "sample:reflink-trio", "--design", "rfc-v2", "--step", "2", "--theme", "dark",
                "--as", "svg", "-o", file.toString());

        Session session = Windows.session("reflink-trio").withDesign(Designs.find("rfc-v2").orElseThrow()).at(2);
        assertThat(export).isEqualTo(new Cmd(ExitCode.FINE, "", ""));
        assertThat(file).hasBinaryContent(new Export(Form.SVG, Theme.DARK).content(session, Budget.UNLIMITED));
    }

    @Test
    void without_a_step_the_picture_is_that_of_the_end_and_json_is_what_run_prints() {
        Path svg = folder.resolve("end.svg");
        Path json = folder.resolve("trace.json");
        Cmd.run("export", "sample:first-contact", "--as", "SVG", "-o", svg.toString());
        Cmd.run("export", "sample:first-contact", "--as", "json", "-o", json.toString());

        Session session = Windows.session("first-contact");
        assertThat(svg).content().contains(": Step " + session.run().trace().steps().size() + " of ");
        assertThat(json).hasContent(Cmd.run("run", "sample:first-contact", "--format", "json").out());
    }

    @Test
    void the_document_itself_is_never_written_over() throws IOException {
        Path document = Files.copy(Path.of("samples/first-contact.json"), folder.resolve("mine.json"));
        Path link = Files.createSymbolicLink(folder.resolve("link.svg"), document);

        for (String[] words : List.of(new String[]{"export", document.toString(), "--as", "svg", "-o",
                document.toString()}, new String[]{"export", document.toString(), "--as", "svg", "-o", link.toString()},
                new String[]{"render", document.toString(), "-o", document.toString()})) {
            assertThat(Cmd.run(words)).extracting(Cmd::code, Cmd::out).containsExactly(ExitCode.USAGE, "");
        }
        assertThat(document).hasSameBinaryContentAs(Path.of("samples/first-contact.json"));
    }

    @Test
    void a_link_that_leads_nowhere_becomes_a_file_like_any_new_one() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.svg"), folder.resolve("nowhere"));
        Path other = folder.resolve("other.svg");
        Cmd.run("export", "sample:first-contact", "--as", "svg", "-o", link.toString());
        Cmd.run("export", "sample:first-contact", "--as", "svg", "-o", other.toString());

        assertThat(link).isRegularFile().hasSameBinaryContentAs(other);
        assertThat(Files.getPosixFilePermissions(link)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "html", "markdown", "json"})
    void what_is_hidden_in_a_title_is_shown(String form) throws IOException {
        Path document = folder.resolve("hidden.json");
        Files.writeString(document, Files.readString(Path.of("samples/first-contact.json"))
                .replaceFirst("\"title\": \"[^\"]*\"", "\"title\": \"A \\u202E\\uFFFE\u202E Z\""));
        Path out = folder.resolve("out." + form);

        assertThat(Cmd.run("export", document.toString(), "--as", form, "-o", out.toString()).code()).isZero();
        assertThat(Files.readString(out)).contains("\\u202e").doesNotContain("\u202E", "\uFFFE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--as html --step 1 -o x", "--as png --step 1 -o %d.png", "--as png --step 999 -o x.png",
            "--as doc -o x", "--as svg", "-o x.svg", "--as json -o %d.json", "--as md -o x", "--as svg -o gone/x.svg"})
    void what_cannot_be_exported_is_bad_usage(String options) {
        String[] words = ("export sample:first-contact " + options).split(" ", -1);
        Cmd export = Cmd.run(words);

        assertThat(export.code()).isEqualTo(ExitCode.USAGE);
        assertThat(export.err()).isNotBlank().doesNotContain("Exception");
        assertThat(export.out()).isEmpty();
    }
}
