package org.faultline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.conformance.Fidelity.Judged;
import org.faultline.conformance.Fidelity.Proof;
import org.faultline.conformance.Fidelity.Row;
import org.faultline.conformance.RecordedRuns.Outcome;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.recording.KernelCase;
import org.faultline.vector.Vector;
import org.junit.jupiter.api.Test;

/** What is told of the proofs of every design is what the tests show. {@code -Dgolden=accept} writes it. */
class FidelityTest {
    private static final Path PAGE = Path.of("docs/fidelity.md");
    private static final Path VALUES = Path.of("src/main/resources/org/faultline/conformance/fidelity.json");

    @Test
    void the_page_and_the_window_count_what_recorded_runs_and_vectors_prove() throws IOException {
        Fidelity now = new Fidelity(Designs.all().stream().map(KernelDesign::id).toList(),
                Stream.concat(Situation.all().stream().map(FidelityTest::row), FreshRuns.rows().stream()).toList(),
                judged(), KnownGaps.all(),
                Simplified.sentences());
        String values = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(now) + "\n";
        if (System.getProperty("golden", "").equals("accept")) {
            Files.writeString(PAGE, page(now));
            Files.writeString(VALUES, values);
        }

        assertThat(Files.readString(PAGE)).as("write it with -Dgolden=accept").isEqualTo(page(now));
        assertThat(Files.readString(VALUES)).as("write it with -Dgolden=accept").isEqualTo(values);
    }

    @Test
    void the_values_are_packed() throws IOException {
        assertThat(Fidelity.shipped())
                .isEqualTo(new ObjectMapper().readValue(Files.readAllBytes(VALUES), Fidelity.class));
        assertThat(Fidelity.shipped().designs()).hasSameSizeAs(Designs.all());
        assertThat(Fidelity.shipped().rows()).hasSize(Situation.all().size() + FreshRuns.rows().size());
    }

    @Test
    void a_proof_is_told_in_a_few_words() {
        assertThat(new Proof(0, 0, List.of()).text()).isEqualTo("reading");
        assertThat(new Proof(0, 0, List.of("G1", "G2")).text()).isEqualTo("G1 G2");
        assertThat(new Proof(1, 1, List.of()).text()).isEqualTo("1 run");
        assertThat(new Proof(3, 2, List.of("G1")).text()).isEqualTo("2 of 3 runs, G1");
    }

    private static List<Judged> judged() {
        return List.of(
                judged("Given from the beginning", "all of them taught the rules.", "linux-6.1", "linux-6.12",
                        "linux-7.2"),
                judged("Recorded here to ask a kernel", "each taught a rule or put one to the test.", "more"),
                judged("Given later", "most were chosen because they differed.", "later"),
                fresh(30_000, 34_000, "about four of five agreed when they were first seen."),
                fresh(40_000, 41_100,
                        "304 of 360 agreed when they were first seen, faults of the laboratory counted in."),
                fresh(50_000, 50_100, "168 of 180 agreed when they were first seen."),
                fresh(41_100, 41_200, "168 of 180 agreed when they were first seen."),
                fresh(50_100, 50_200, "165 of 180 agreed when they were first seen."),
                fresh(50_200, 61_000, "577 of 600 agreed when they were first seen."),
                fresh(71_000, 73_000, "283 of the first 300 agreed when they were first seen."),
                fresh(73_000, 74_000,
                        "571 of 600 agreed when they were first seen; those on 7.2 taught the last rules."),
                fresh(74_000, 76_000,
                        "nobody looked into one before it was judged: 59 of 60 on 6.1, 161 of 166 on 6.12, 194 of 200 "
                                + "on 7.2; chains 250 of 260, random 164 of 166. Then eight rules were mended."),
                fresh(76_000, 77_000,
                        "recorded while these were mended: 99 of 100 on each kernel agreed with the engine before them."),
                fresh(77_000, 78_000,
                        "nobody looked into one before it was judged: 197 of 200 on 6.1, 198 of 200 on 6.12 and on 7.2. Then "
                                + "four rules were mended."),
                fresh(78_000, 79_000,
                        "recorded after the last mend, and nobody looked into one before it was judged: 198 of 200 on 6.1, "
                                + "199 of 200 on 6.12 and on 7.2; chains 299 of 300, random 297 of 300."));
    }

    private static Judged judged(String from, String first, String... files) {
        return count(from, Stream.of(files).flatMap(f -> outcomes(f).stream()).toList(), first);
    }

    /** Those that were written from seeds {@code from} up to, but not including, {@code to}. */
    private static Judged fresh(int from, int to, String first) {
        List<Outcome> runs = Stream.of("fresh", "last").flatMap(f -> RecordedRuns.outcomes(f).stream())
                .filter(o -> o.seed() >= from && o.seed() < to).toList();
        int last = runs.stream().mapToInt(Outcome::seed).max().orElseThrow();
        return count("Fresh, written from seeds " + from + " to " + last, runs, first);
    }

    private static Judged count(String from, List<Outcome> all, String first) {
        List<Outcome> judged = all.stream().filter(Outcome::isJudged).toList();
        int agree = (int) judged.stream().filter(Outcome::agrees).count();
        return new Judged(from, judged.size(), agree, first);
    }

    private static List<Outcome> outcomes(String file) {
        return file.startsWith("linux-") ? RecordedRuns.outcomes().entrySet().stream()
                .filter(e -> file.equals("linux-" + e.getKey().release()))
                .map(e -> new Outcome(e.getKey().release(), e.getKey().id(), e.getKey().title(), e.getValue())).toList()
                : RecordedRuns.outcomes(file);
    }

    private static Row row(Situation situation) {
        return new Row(situation.title(), Designs.all().stream().map(d -> proof(situation, d)).toList());
    }

    private static Proof proof(Situation situation, KernelDesign design) {
        List<Agreement> runs = RecordedRuns.outcomes().entrySet().stream()
                .filter(e -> isOf(e.getKey(), situation, design)).map(e -> e.getValue()).toList();
        List<String> vectors = Vector.all().stream()
                .filter(v -> v.situation().equals(situation.title()) && v.designs().contains(design))
                .map(Vector::number).toList();
        return new Proof(runs.size(), (int) runs.stream().filter(Agreement.Agrees.class::isInstance).count(), vectors);
    }

    private static boolean isOf(KernelCase run, Situation situation, KernelDesign design) {
        return design.id().equals("linux-" + run.release())
                && Situation.of(run.id()).filter(situation::equals).isPresent();
    }

    private static String page(Fidelity fidelity) {
        List<String> lines = new ArrayList<>(List.of("# Fidelity", "",
                "What every design is proved by. A number of runs: so many recorded runs of that kernel in that situation,",
                "and the engine repeats every one of them, or as many as it says, observation by observation",
                "(`faultline verify`). `G…`: a golden vector, worked out by hand from the kernel's source. `reading`: the design's",
                "table says what the notes taken from the source say; nothing recorded proves it. A test writes this page.",
                ""));
        lines.add("| situation | " + String.join(" | ", fidelity.designs().stream().map(d -> "`" + d + "`").toList())
                + " |");
        lines.add("|---".repeat(fidelity.designs().size() + 1) + "|");
        fidelity.rows().forEach(r -> lines.add("| " + r.situation() + " | "
                + String.join(" | ", r.proofs().stream().map(Proof::text).toList()) + " |"));
        lines.addAll(List.of("", "## What was judged how", "",
                "The runs that are given are used to find the rules. Fresh ones are written from seeds by the program's own",
                "generator, recorded on a real kernel and judged: `lab/loop.sh k612 70000 60` does that with 60 new ones in 5 to",
                "10 minutes (`lab/README.md` says what it needs). Those that differed when they were first seen taught a rule or",
                "are named below. The engine was also judged by runs that nobody here has: of 625 held out ones 90 of 100",
                "agreed, of 255 random ones 90, and of 199 chains of acts 52; that was before the rules for",
                "what happens between one poison and the next.", ""));
        fidelity.judged().forEach(j -> lines.add("- " + j.text()));
        lines.addAll(List.of("", "## Known gaps", ""));
        fidelity.gaps().forEach(g -> lines.add("- " + g.why() + " " + String.join(", ", g.runs())));
        lines.addAll(List.of("", "## What is simplified", ""));
        fidelity.simplified().forEach(s -> lines.add("- " + s));
        return String.join("\n", lines) + "\n";
    }
}
