package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded run as its file says it: what is there, what is missing, what nobody knows, what is broken. */
class KernelCaseReaderTest {
    private static final String SCHEMA = "{'schema':'fsdax-memory-failure-oracle/1'";

    @Test
    void a_run_is_read_as_it_was_recorded() {
        KernelCase run = Runs.read(Runs.text());

        assertThat(run.design()).isEqualTo("linux-6.12");
        assertThat(run.devices()).singleElement().satisfies(d -> assertThat(d.base()).isEqualTo(4L << 30));
        assertThat(run.files()).singleElement().satisfies(f -> assertThat(CaseFiles.before(f).orElseThrow()
                .extents()).containsExactly(new Extent(0, 98304, 65536, List.of())));
        assertThat(run.processes()).singleElement().satisfies(p -> {
            assertThat(p.policy()).isEqualTo("early");
            assertThat(p.mappings().getFirst().touches()).hasSize(17).noneMatch(KernelCase.Touch::write);
        });
        Event poison = run.events().getFirst();
        assertThat(poison.physical()).contains(4295077888L);
        assertThat(poison.signals()).containsEntry("A", List.of(new Sent("BUS_MCEERR_AO", 12, "m0", 12288, 0)));
    }

    @Test
    void what_is_missing_is_empty() {
        KernelCase run = Runs.read(Runs.json(SCHEMA + ",'kernel':'6.12.117'}").toString());

        assertThat(run.release()).isEqualTo("6.12");
        assertThat(run.id()).isEmpty();
        assertThat(run.devices()).isEmpty();
        assertThat(run.mounts()).isEmpty();
        assertThat(run.events()).isEmpty();
        assertThat(run.crashed()).isEmpty();
    }

    @Test
    void what_nobody_knows_changes_nothing() {
        KernelCase run = Runs.with(tree -> {
            tree.put("something_new", 1);
            List.of("devices", "mounts", "files", "processes", "events", "setup_ops").forEach(
                    key -> tree.path(key).forEach(o -> ((ObjectNode) o).put("something_new", "1")));
        });

        assertThat(run.events().getFirst()).isEqualTo(Runs.read(Runs.text()).events().getFirst());
        assertThat(run.processes()).isEqualTo(Runs.read(Runs.text()).processes());
        assertThat(Runs.files(run)).isEqualTo(Runs.files(Runs.read(Runs.text())));
    }

    @Test
    void a_crashed_run_is_read_up_to_where_it_broke() {
        ObjectNode whole = Runs.tree();
        ObjectNode crashed = Runs.json(SCHEMA + ",'id':'x','kernel':'6.12','crashed':'oops'}");
        crashed.set("before_teardown", whole);

        KernelCase run = Runs.read(crashed.toString());

        assertThat(run.crashed()).contains("oops");
        assertThat(run.events()).isEqualTo(Runs.read(whole.toString()).events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"schema\":", "nul", "{\"schema\":\"fsdax-memory-failure-oracle/1\",}"})
    void broken_json_is_a_problem_of_the_file(String text) {
        assertProblem(text, text.isEmpty() ? "not-a-case" : "not-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "[]", "{}", "\"fsdax-memory-failure-oracle/1\"", "{\"schema\":\"other/1\"}"})
    void json_that_is_no_run_is_a_problem_of_the_file(String text) {
        assertProblem(text, "not-a-case");
    }

    private static void assertProblem(String text, String code) {
        KernelCaseReader.Read read = KernelCaseReader.read("x.json", text);

        assertThat(read.found()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(code);
            assertThat(p.place().file()).isEqualTo("x.json");
            assertThat(p.isError()).isTrue();
        });
    }

    /** Whatever stands in the place of one value, the rest is read, and what cannot be acted out is named. */
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"null", "5", "'\"?\"'", "[[1]]"})
    void no_value_in_a_wrong_place_breaks_the_reader(String value) {
        ObjectNode whole = Runs.tree();
        JsonNode other = Runs.json("{\"v\":" + value + "}").path("v");
        Set<String> seen = new HashSet<>();
        int count = objects(whole).size();
        for (int at = 0; at < count; at++) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(objects(whole).get(at).properties())) {
                ObjectNode tree = whole.deepCopy();
                objects(tree).get(at).set(field.getKey(), other);
                if (!field.getKey().equals("schema")) {
                    CaseDocument document = CaseDocument.of(Runs.read(tree.toString()));
                    assertThat(document.document().root().get("story")).as(field.getKey()).isPresent();
                    seen.add(field.getKey());
                }
            }
        }
        assertThat(seen).contains("devices", "mounts", "cmd", "extents", "phys_addr_bytes", "mkfs_output");
    }

    @ParameterizedTest
    @ValueSource(strings = {"touch", "touch 0", "touch 0 x r", "touch 0 0", "pread 0", "pwrite 0 1 x", "map 1 0 shared",
            "open 9", "sig", "tdo 2", "ftruncate 0", "punch 0 99999999999999999999 1", "dance 1"})
    void a_command_that_is_none_is_named_as_missing(String command) {
        KernelCase run = Runs.with(tree -> ((ArrayNode) tree.path("events"))
                .add(Runs.json("{'kind':'access','process':'A','cmd':'" + command + "'}")));

        assertThat(CaseDocument.of(run).missing()).singleElement().asString().startsWith("the command ");
    }

    /** mmap(2) of a descriptor that open(2) refused to give made nothing, and the store to it ends its process. */
    @Test
    void a_store_to_what_could_not_be_mapped_ends_the_process() {
        KernelCase run = Runs.with(tree -> {
            ArrayNode events = ((ArrayNode) tree.path("events")).removeAll();
            for (String command : List.of("open 24 f1 rw", "map 26 24 shared rw 0 4096", "unmap 26",
                    "touch 26 0 w 1")) {
                events.add(Runs.json("{'kind':'access','process':'A','cmd':'" + command
                        + "','result':{'ok':false,'err':'EIO'}}"));
            }
        });

        CaseDocument document = CaseDocument.of(run);

        assertThat(document.missing()).isEmpty();
        assertThat(Runs.items(document.document().root(), "story")).map(act -> act.get("act").orElseThrow())
                .containsExactly(Node.of("open"), Node.of("exit"));
    }

    /** Every object in the tree, the tree first. */
    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> all = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            all.add(object);
        }
        node.forEach(child -> all.addAll(objects(child)));
        return all;
    }
}
