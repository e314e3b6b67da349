package org.faultline.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The scenarios of the laboratory, as they are written: performing them takes a kernel. */
class ScenariosTest {
    private static final Set<String> ACTS =
            Set.of("poison", "call", "badblock", "stop", "continue", "umount", "mount", "fork");

    @Test
    void one_that_clears_looks_at_the_list_after_whatever_may_clear() {
        List<Map<?, ?>> acts = LongStream.range(79_000, 79_050).boxed()
                .flatMap(seed -> story(Scenarios.of(seed, "clears")).stream()).toList();
        List<String> names = acts.stream().map(a -> String.valueOf(a.get("act"))).toList();

        assertThat(names).contains("badblock", "call", "list", "umount").doesNotContain("poison");
        assertThat(names.stream().filter("list"::equals).count())
                .isGreaterThan(names.stream().filter("badblock"::equals).count());
    }

    @Test
    void a_scenario_is_a_function_of_its_seed_and_kind() {
        assertThat(Scenarios.of(30_000, "chains")).isEqualTo(Scenarios.of(30_000, "chains"))
                .isNotEqualTo(Scenarios.of(30_001, "chains")).isNotEqualTo(Scenarios.of(30_000, "random"));
    }

    @Test
    void the_story_is_told_in_acts_that_the_laboratory_performs() {
        assertThat(many().flatMap(s -> story(s).stream()).map(a -> String.valueOf(a.get("act"))).distinct())
                .containsExactlyInAnyOrderElementsOf(ACTS);
    }

    @Test
    void at_most_nine_pages_go_bad_and_mostly_four_or_more() {
        List<Long> poisons = many().map(s -> story(s).stream().filter(a -> "poison".equals(a.get("act"))).count())
                .toList();
        assertThat(poisons).allMatch(n -> n <= 9);
        assertThat(poisons.stream().filter(n -> n >= 4).count()).isGreaterThan(poisons.size() * 8 / 10);
    }

    private static Stream<Map<String, Object>> many() {
        return LongStream.range(30_000, 30_300).boxed()
                .flatMap(seed -> Stream.of(Scenarios.of(seed, "chains"), Scenarios.of(seed, "random")));
    }

    private static List<Map<?, ?>> story(Map<String, Object> scenario) {
        return ((List<?>) scenario.getOrDefault("story", List.of())).stream().<Map<?, ?>>map(a -> (Map<?, ?>) a)
                .toList();
    }
}
