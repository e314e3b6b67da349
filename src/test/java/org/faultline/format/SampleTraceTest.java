package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample under every design reads as recorded. {@code -Dgolden=accept} records anew: the diff is the review. */
class SampleTraceTest {
    private static final Path RECORDED = Path.of("src/test/resources/traces");

    /** A sample under a design. */
    record Case(String sample, KernelDesign design) {
        Path file() {
            return RECORDED.resolve(sample + "." + design.id() + ".trace");
        }

        Report report() {
            return Samples.open(sample).flatMap(Opened::session).orElseThrow().withDesign(design).report();
        }

        @Override
        public String toString() {
            return sample + " under " + design.id();
        }
    }

    static List<Case> everySampleUnderEveryDesign() {
        return Samples.names().stream().flatMap(s -> Designs.all().stream().map(d -> new Case(s, d))).toList();
    }

    @ParameterizedTest
    @MethodSource("everySampleUnderEveryDesign")
    void a_run_reads_as_recorded(Case story) throws IOException {
        String told = TraceText.write(story.report());
        if (System.getProperty("golden", "").equals("accept")) {
            Files.createDirectories(RECORDED);
            Files.writeString(story.file(), told);
        }

        assertThat(story.file()).as("record it with -Dgolden=accept").exists();
        assertThat(firstDifference(Files.readString(story.file()), told)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everySampleUnderEveryDesign")
    void a_run_is_the_same_json_every_time(Case story) {
        assertThat(TraceJson.write(story.report())).isEqualTo(TraceJson.write(story.report())).endsWith("}\n")
                .doesNotContain("\r");
    }

    @Test
    void nothing_is_recorded_that_does_not_run() throws IOException {
        Set<String> runs = everySampleUnderEveryDesign().stream().map(c -> c.file().getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(RECORDED)) {
            assertThat(files.map(f -> f.getFileName().toString())).isSubsetOf(runs);
        }
    }

    private static String firstDifference(String recorded, String told) {
        Iterator<String> now = told.lines().iterator();
        int number = 0;
        for (String line : recorded.lines().toList()) {
            number++;
            String other = now.hasNext() ? now.next() : "(the run ends here)";
            if (!other.equals(line)) {
                return difference(number, line, other);
            }
        }
        return now.hasNext() ? difference(number + 1, "(the recording ends here)", now.next()) : "";
    }

    private static String difference(int line, String recorded, String told) {
        return "\nfirst difference at line " + line + "\nrecorded: " + recorded + "\nnow:      " + told
                + "\nif the change is meant: -Dgolden=accept";
    }
}
