package org.faultline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.conformance.Fidelity.Row;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.recording.KernelCase;
import org.faultline.vector.Vector;
import org.junit.jupiter.api.Test;

/** The page that tells what every design is proved by says what the tests show. {@code -Dgolden=accept} writes it. */
class FidelityTest {
    private static final Path PAGE = Path.of("docs/fidelity.md");

    @Test
    void the_page_counts_what_recorded_runs_and_vectors_prove() throws IOException {
        String now = new Fidelity(Designs.all().stream().map(KernelDesign::id).toList(),
                Situation.all().stream().map(FidelityTest::row).toList(), Simplified.sentences()).markdown();
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(PAGE, now);
        }

        assertThat(Files.readString(PAGE)).as("write it with -Dgolden=accept").isEqualTo(now);
    }

    @Test
    void what_the_page_says_can_be_read_back() throws IOException {
        Fidelity page = Fidelity.read(Files.readString(PAGE));

        assertThat(page.designs()).hasSameSizeAs(Designs.all());
        assertThat(page.rows()).hasSameSizeAs(Situation.all());
        assertThat(page.markdown()).isEqualTo(Files.readString(PAGE));
    }

    private static Row row(Situation situation) {
        return new Row(situation.title(), Designs.all().stream().map(d -> proof(situation, d)).toList());
    }

    private static String proof(Situation situation, KernelDesign design) {
        List<Agreement> runs = RecordedRuns.outcomes().entrySet().stream()
                .filter(e -> isOf(e.getKey(), situation, design)).map(e -> e.getValue()).toList();
        String vectors = Vector.all().stream()
                .filter(v -> v.situation().equals(situation.title()) && v.designs().contains(design))
                .map(Vector::number).collect(Collectors.joining(" "));
        if (runs.isEmpty()) {
            return vectors.isEmpty() ? Fidelity.READING : vectors;
        }
        long agree = runs.stream().filter(Agreement.Agrees.class::isInstance).count();
        String count =
                (agree == runs.size() ? "" : agree + " of ") + runs.size() + (runs.size() == 1 ? " run" : " runs");
        return vectors.isEmpty() ? count : count + ", " + vectors;
    }

    private static boolean isOf(KernelCase run, Situation situation, KernelDesign design) {
        return design.id().equals("linux-" + run.release())
                && Situation.of(run.id()).filter(situation::equals).isPresent();
    }
}
