package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
