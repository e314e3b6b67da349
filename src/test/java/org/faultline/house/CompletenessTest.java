package org.faultline.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.faultline.design.table.Designs;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.format.words.DesignText;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;

/** Nothing is on a list without what people need to use it, and no document names a test that is not there. */
class CompletenessTest {
    private static final Pattern ROOM = Pattern.compile("^\\| \\*\\*.*\\| `([\\w.]+)` \\|$");
    private static final Pattern TEST = Pattern.compile("`(?:[a-z]+/)?([A-Z][A-Za-z]+(?:Test|IT))(?:\\.(\\w+))?`");

    @Test
    void there_are_twenty_five_samples_and_the_folder_holds_no_other() {
        List<String> files =
                SourceFile.paths("samples", ".json").stream().map(p -> p.getFileName().toString()).toList();

        assertThat(Samples.names()).hasSize(26);
        assertThat(files).containsExactlyInAnyOrderElementsOf(Samples.names().stream().map(n -> n + ".json").toList());
    }

    @Test
    void every_sample_is_recorded_under_every_design_and_nothing_else_is() {
        List<String> wanted = Samples.names().stream()
                .flatMap(s -> Designs.all().stream().map(d -> s + "." + d.id() + ".trace")).sorted().toList();
        List<String> found = SourceFile.paths("src/test/resources/traces", ".trace").stream()
                .map(p -> p.getFileName().toString()).toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void every_sample_asks_a_question_in_the_readme() {
        String readme = SourceFile.read(Path.of("README.md"));

        assertThat(Samples.names()).allMatch(name -> readme.contains("`" + name + "`"));
    }

    @Test
    void every_filesystem_and_every_design_says_what_it_is() {
        assertThat(Filesystems.all())
                .allMatch(kind -> !kind.name().isBlank() && !kind.description().meaning().isBlank());
        assertThat(Designs.all())
                .allMatch(d -> Stream.of(DesignText.title(d), DesignText.summary(d), DesignText.proof(d))
                        .noneMatch(String::isBlank)
                        && !DesignText.title(d).equals(d.id()));
    }

    @Test
    void every_word_of_the_glossary_stands_where_it_says() {
        List<String> places = SourceFile.read(Path.of("docs/glossary.md")).lines().map(ROOM::matcher)
                .filter(Matcher::find).map(m -> m.group(1)).toList();

        assertThat(places).hasSizeGreaterThan(80).allSatisfy(place -> {
            Path path = Path.of("src/main/java/org/faultline").resolve(place.replace('.', '/'));
            assertThat(Files.isDirectory(path) || Files.exists(Path.of(path + ".java"))).as(place).isTrue();
        });
    }

    @Test
    void every_test_that_a_decision_names_exists() {
        List<SourceFile> tests = SourceFile.under("src/test/java");
        for (Path record : SourceFile.paths("docs/adr", ".md")) {
            Matcher named = TEST.matcher(SourceFile.read(record));
            while (named.find()) {
                String method = named.group(2) == null ? "" : "void " + named.group(2) + "(";

                assertThat(tests).as("%s names %s", record, named.group())
                        .anyMatch(t -> t.name().endsWith("/" + named.group(1) + ".java") && t.text().contains(method));
            }
        }
    }

    @Test
    void decisions_are_numbered_one_after_the_other_behind_the_template() {
        List<Path> records = SourceFile.paths("docs/adr", ".md").stream().sorted().toList();
        for (int number = 1; number < records.size(); number++) {
            Path record = records.get(number);

            assertThat(record.getFileName().toString()).startsWith("%04d-".formatted(number));
            assertThat(SourceFile.read(record)).as("%s", record).startsWith("# %04d: ".formatted(number));
        }
    }

    @Test
    void every_picture_of_the_readme_is_there() {
        Matcher picture =
                Pattern.compile("\\]\\((docs/pictures/[^)]+)\\)").matcher(SourceFile.read(Path.of("README.md")));
        assertThat(picture.find()).isTrue();
        do {
            assertThat(Files.exists(Path.of(picture.group(1)))).as(picture.group(1)).isTrue();
        } while (picture.find());
    }
}
