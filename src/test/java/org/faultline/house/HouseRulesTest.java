package org.faultline.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sizes, names and habits of the house, read from its source. There is no annotation that excuses anything. */
class HouseRulesTest {
    private static final String RESOURCES = "src/main/resources";
    private static final List<SourceFile> MAIN = SourceFile.under("src/main/java");
    private static final List<SourceFile> TESTS = SourceFile.under("src/test/java");

    @Test
    void files_stay_short() {
        kept(MAIN, Sizes::file);
        kept(TESTS, Sizes::file);
    }

    @Test
    void methods_stay_short() {
        kept(MAIN, Sizes::methods);
    }

    @Test
    void constructors_are_given_few_things() {
        kept(MAIN, Sizes::constructors);
    }

    @Test
    void fxml_stays_short() {
        Stream<String> wrong = SourceFile.paths(RESOURCES, ".fxml").stream()
                .flatMap(path -> Sizes.fxml(SourceFile.relative(RESOURCES, path), SourceFile.read(path)).stream());

        assertThat(wrong).isEmpty();
    }

    @Test
    void packages_stay_small() {
        assertThat(Sizes.packages(MAIN)).isEmpty();
    }

    @Test
    void no_package_is_a_drawer() {
        kept(MAIN, Names::packages);
    }

    @Test
    void no_type_has_an_empty_name() {
        kept(MAIN, Names::types);
    }

    @Test
    void no_static_can_change() {
        kept(MAIN, Purity::statics);
    }

    @Test
    void what_runs_a_kernel_says_no_sentence() {
        kept(MAIN, Wordlessness::sentences);
    }

    @Test
    void reasons_become_text_only_where_they_are_told() {
        kept(MAIN, Wordlessness::readers);
    }

    @Test
    void only_the_edges_print() {
        kept(MAIN, Purity::streams);
    }

    @Test
    void nothing_below_the_session_knows_time_chance_or_threads() {
        kept(MAIN, Purity::impurities);
    }

    @Test
    void no_switch_over_types_has_a_default() {
        kept(MAIN, Switches::defaults);
    }

    @Test
    void tests_neither_sleep_nor_rest() {
        kept(TESTS, Purity::lazyTests);
    }

    @Test
    void every_public_type_says_what_it_is() {
        kept(MAIN, Purpose::types);
    }

    @Test
    void every_package_says_what_it_is() {
        assertThat(Purpose.packages(MAIN)).isEmpty();
    }

    private static void kept(List<SourceFile> files, Function<SourceFile, List<String>> rule) {
        assertThat(files).isNotEmpty();
        assertThat(files.stream().flatMap(file -> rule.apply(file).stream())).isEmpty();
    }
}
