package org.faultline.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.faultline.recording.KernelCase;
import org.junit.jupiter.api.Test;

/** What a recorder says in words decides nothing: a run without title, notes, labels and id comes to the same. */
class WordlessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FLAGGED = 12;
    /** Fresh runs are left out: a file whose blocks no failure tells of is realtime only by the command. */
    private static final String WRITTEN = "written by seed";
    private static final Set<String> WORDS = Set.of("title", "id", "notes", "label", "current_task", "how");

    @Test
    void without_words_every_recorded_run_comes_to_the_same() {
        List<String> texts = RecordedRuns.texts();
        assertThat(texts).hasSize(5797);

        assertThat(texts.parallelStream().filter(t -> !agrees(wordless(t))).map(WordlessTest::name))
                .containsExactlyInAnyOrderElementsOf(KnownGaps.runs());
    }

    @Test
    void without_the_commands_that_give_the_realtime_flag_the_runs_of_realtime_files_come_to_the_same() {
        List<String> texts =
                RecordedRuns.texts().stream().filter(t -> t.contains("gets the realtime flag"))
                        .filter(t -> !t.contains(WRITTEN)).toList();
        assertThat(texts).hasSize(FLAGGED);

        assertThat(texts.stream().map(t -> t.replace("gets the realtime flag", "gets it")).map(RecordedRuns::parse)
                .map(Conformance::check)).allMatch(Agreement.Agrees.class::isInstance);
    }

    @Test
    void the_words_were_there_and_are_gone() {
        String text = RecordedRuns.text("7.2", "rt_rmap_rt_default_self");

        assertThat(text).contains("\"title\":\"rt", "is a realtime file", "\"label\"");
        assertThat(wordless(text)).doesNotContain("\"title\"", "is a realtime file", "\"label\"");
    }

    private static boolean agrees(String text) {
        return switch (Conformance.check(RecordedRuns.parse(text))) {
            case Agreement.Agrees a -> true;
            case Agreement.NothingRecorded n -> true;
            case Agreement.Differs d -> false;
            case Agreement.Unsupported u -> false;
        };
    }

    private static String name(String text) {
        KernelCase run = RecordedRuns.parse(text);
        return run.release() + "/" + run.id();
    }

    private static String wordless(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            strip(root);
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(WORDS);
        }
        node.forEach(WordlessTest::strip);
    }
}
