package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.faultline.picture.Type;
import org.faultline.picture.Typewriter;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final Typewriter METRICS = new Typewriter();

    @Test
    void names_that_differ_at_their_end_are_still_told_apart_when_they_are_cut() {
        List<String> all = IntStream.range(0, 100).mapToObj("/srv/archive/file-%06d"::formatted).toList();
        assertThat(all.stream().map(name -> cut(all, name, 6)).distinct()).hasSize(100)
                .startsWith("…00000", "…00001").allMatch(name -> name.startsWith("…00"));
        assertThat(cut(all, all.getFirst(), 24)).isEqualTo(all.getFirst());
    }

    @Test
    void what_all_end_with_goes_too_and_then_the_middle() {
        List<String> all = List.of("/logs/january.txt", "/logs/march.txt", "/logs/november.txt");
        assertThat(all.stream().map(name -> cut(all, name, 12))).containsExactly("…january.txt", "…s/march.txt",
                "…november.t…");
        assertThat(all.stream().map(name -> cut(all, name, 7))).containsExactly("…ja…ry…", "…march…", "…no…er…");
        assertThat(cut(all, all.getFirst(), 3)).isEmpty();
    }

    @Test
    void a_name_alone_keeps_both_its_ends() {
        assertThat(cut(List.of("/db/accounts"), "/db/accounts", 9)).isEqualTo("/db/…unts");
        assertThat(cut(List.of("/a", "/a"), "/a", 2)).isEqualTo("/a");
    }

    private static String cut(List<String> all, String name, int letters) {
        return Names.of(all).fitted(METRICS, Type.NAME, name, METRICS.width(Type.NAME, "m".repeat(letters)));
    }
}
