package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.faultline.document.Node;
import org.junit.jupiter.api.Test;

/** A child that was there before the first event has its parent's copies of pages, at its parent's addresses. */
class InheritedCopiesTest {
    private static final String WRITTEN = "{'off':8192,'access':'write'}";

    @Test
    void a_copy_that_only_the_parent_wrote_is_the_parents() {
        KernelCase run = run();

        assertThat(of(run, 1, "address")).isEqualTo(of(run, 0, "address"));
        assertThat(makers(run, 0)).containsOnly("");
        assertThat(makers(run, 1)).contains("1001");
    }

    @Test
    void a_copy_that_the_child_wrote_too_is_its_own() {
        assertThat(makers(run(WRITTEN), 1)).containsOnly("");
    }

    /** Process A with a private mapping, and a child that touched it so in addition. */
    private static KernelCase run(String... touches) {
        return Runs.with(tree -> {
            ArrayNode processes = (ArrayNode) tree.path("processes");
            touches(processes.get(0)).add(Runs.json(WRITTEN));
            ((ObjectNode) processes.get(0).path("mappings").get(0)).put("flags", "MAP_PRIVATE");
            ObjectNode child = processes.get(0).deepCopy();
            processes.add(child.put("name", "B").put("child_of", "A"));
            ((ObjectNode) tree.path("events").get(0).path("page_table_before")).put("B.m0", "..P");
            List.of(touches).forEach(t -> touches(child).add(Runs.json(t)));
        });
    }

    private static ArrayNode touches(JsonNode process) {
        return (ArrayNode) process.path("mappings").get(0).path("touched_file_offsets_bytes");
    }

    private static Node.Fields mapping(KernelCase run, int process) {
        return Runs.items(Runs.items(CaseDocument.of(run).document().root(), "processes").get(process), "mappings")
                .getFirst();
    }

    private static String of(KernelCase run, int process, String key) {
        return mapping(run, process).get(key).orElseThrow().toString();
    }

    private static List<String> makers(KernelCase run, int process) {
        return Runs.items(mapping(run, process), "pages").stream()
                .map(p -> p.get("maker").map(n -> ((Node.Numeral) n).literal()).orElse("")).toList();
    }
}
