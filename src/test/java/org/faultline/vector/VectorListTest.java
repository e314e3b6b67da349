package org.faultline.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.conformance.Situation;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.junit.jupiter.api.Test;

/** Every golden vector has a test of its number, and every design that nobody recorded has vectors. */
class VectorListTest {
    private static final Path HERE = Path.of("src/test/java/org/faultline/vector");
    private static final Pattern TESTED =
            Pattern.compile("@Test\\s+void (g\\d+b?)_\\w+\\(\\) \\{.*?each\\(\"(G\\d+b?)\"", Pattern.DOTALL);

    @Test
    void every_vector_has_a_test_of_its_number_and_no_other_is_tested() throws IOException {
        assertThat(tested()).containsExactlyInAnyOrderElementsOf(
                Vector.all().stream().map(Vector::number).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void every_number_from_1_to_30_is_listed_and_none_waits() {
        List<String> wanted = Stream.concat(IntStream.rangeClosed(1, 30).mapToObj(n -> "G" + n), Stream.of("G12b"))
                .toList();
        assertThat(Vector.all()).extracting(Vector::number).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void numbers_are_used_once() {
        assertThat(Vector.all()).extracting(Vector::number).doesNotHaveDuplicates();
    }

    @Test
    void every_vector_belongs_to_a_situation() {
        assertThat(Situation.all()).extracting(Situation::title)
                .containsAll(Vector.all().stream().map(Vector::situation).toList());
    }

    @Test
    void every_design_has_vectors() {
        for (KernelDesign design : Designs.all()) {
            assertThat(Vector.all().stream().filter(v -> v.designs().contains(design))).as(design.id())
                    .hasSizeGreaterThan(3);
        }
    }

    private static Set<String> tested() throws IOException {
        List<String> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.list(HERE)) {
            for (Path file : files.toList()) {
                Matcher test = TESTED.matcher(Files.readString(file));
                while (test.find()) {
                    assertThat(test.group(1)).isEqualTo(test.group(2).toLowerCase(Locale.ROOT));
                    numbers.add(test.group(2));
                }
            }
        }
        assertThat(numbers).doesNotHaveDuplicates();
        return new TreeSet<>(numbers);
    }
}
