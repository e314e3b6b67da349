package org.faultline.format.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.format.words.DesignText;
import org.faultline.repair.Purpose;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.session.Opened;
import org.faultline.session.Run;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The script of advice for a sample was run on a real kernel, on the same stack with the page on the driver's list of bad
 * blocks ({@code lab/share/script.py}): it came to its end and left what the advice promises.
 */
class ScriptsInTheLaboratoryTest {
    private static final Path FILE = Path.of("src/test/resources/repair/scripts.jsonl.gz");

    /** One run of a script, and the advice for the same sample as it is today. */
    record Ran(JsonNode told, Advice advice) {
        @Override
        public String toString() {
            return told.path("sample").asText() + " on " + told.path("kernel").asText();
        }

        Set<String> texts(String key) {
            Set<String> texts = new TreeSet<>();
            told.path(key).forEach(t -> texts.add(t.asText()));
            return texts;
        }

        String said() {
            List<String> lines = new ArrayList<>();
            told.path("said").forEach(l -> lines.add(l.asText()));
            return String.join("\n", lines);
        }
    }

    static List<Ran> runs() {
        ObjectMapper mapper = new ObjectMapper();
        List<Ran> runs = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode told = mapper.readTree(line);
                runs.add(new Ran(told, advice(told.path("sample").asText())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return runs;
    }

    private static Advice advice(String sample) {
        Run run = Samples.open(sample).flatMap(Opened::session).orElseThrow().run();
        return Advice.of(new Plight(run.trace().after(), run.design(), run.trace().verdicts().getFirst().pfn()));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void it_came_to_its_end(Ran ran) {
        assertThat(ran.told().path("exit").asInt(-1)).isZero();
        assertThat(ran.said()).doesNotContain("stopped:").endsWith("That was the last step.");
        assertThat(ran.told().path("checked").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void every_step_that_must_be_done_was_done_and_is_still_the_one_that_is_advised(Ran ran) {
        List<Step> steps = ran.advice().steps();
        Set<String> must = new HashSet<>();
        IntStream.rangeClosed(1, steps.size()).filter(i -> steps.get(i - 1).need() == Step.Need.MUST)
                .forEach(i -> must.add(Integer.toString(i)));

        assertThat(ran.texts("done")).containsAll(must);
        for (int i = 1; i <= steps.size(); i++) {
            assertThat(ran.said()).contains(i + ". " + ActionText.of(steps.get(i - 1).action()));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void no_sector_is_bad_any_more_unless_it_was_to_be_left(Ran ran) {
        boolean left = ran.advice().steps().stream().anyMatch(s -> s.action() instanceof Action.Leave);

        assertThat(ran.told().path("badblocks_before").isEmpty()).isFalse();
        assertThat(ran.told().path("badblocks_after").isEmpty()).isEqualTo(!left);
        assertThat(ran.told().path("flagged_after").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void what_is_gone_is_what_the_advice_named_beforehand_and_every_other_file_is_whole(Ran ran) {
        Filesystem fs = ran.advice().plight().spot().orElseThrow().filesystem();
        Set<String> named = new TreeSet<>();
        ran.advice().plight().purposes().forEach(p -> {
            if (p instanceof Purpose.InodeCluster cluster) {
                fs.inodes().stream().filter(f -> cluster.held().contains(f.ino())).map(Inode::path)
                        .map(f -> f.substring(fs.mountPoint().length())).forEach(named::add);
            }
        });

        assertThat(ran.texts("gone")).isEqualTo(named);
        assertThat(ran.told().path("changed").isEmpty()).isTrue();
    }

    @Test
    void six_samples_and_more_were_run_on_more_than_one_kernel() {
        assertThat(runs().stream().map(r -> r.told().path("sample").asText())).hasSizeGreaterThanOrEqualTo(6)
                .doesNotHaveDuplicates();
        assertThat(runs().stream().map(r -> r.told().path("kernel").asText()).distinct()).hasSizeGreaterThan(1);
        assertThat(runs().stream().map(r -> DesignText.title(r.advice().plight().design())).distinct())
                .hasSizeGreaterThan(1);
    }
}
