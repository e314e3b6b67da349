package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.faultline.document.Node;
import org.junit.jupiter.api.Test;

/** Who appears between two injections maps its files there, unless a fork of the story gave it what its parent had. */
class NewcomersTest {
    @Test
    void a_process_that_only_a_later_injection_shows_maps_before_it() {
        assertThat(acts(run(false))).containsExactly("poison", "read", "map", "poison");
    }

    @Test
    void a_child_has_its_mappings_by_the_fork() {
        assertThat(acts(run(true))).containsExactly("poison", "fork", "poison");
    }

    @Test
    void a_child_that_is_there_from_the_beginning_names_its_parent() {
        KernelCase run = Runs.with(tree -> {
            ArrayNode processes = (ArrayNode) tree.path("processes");
            processes.add(((ObjectNode) processes.get(0).deepCopy()).put("name", "B").put("child_of", "A"));
        });

        assertThat(Runs.items(CaseDocument.of(run).document().root(), "processes"))
                .extracting(p -> p.get("parent").isPresent()).containsExactly(false, true);
    }

    private static List<String> acts(KernelCase run) {
        return Runs.items(CaseDocument.of(run).document().root(), "story").stream()
                .map(act -> act.get("act").filter(Node.Text.class::isInstance).map(t -> ((Node.Text) t).value())
                        .orElse(""))
                .toList();
    }

    private static KernelCase run(boolean forked) {
        return Runs.with(tree -> {
            ArrayNode processes = (ArrayNode) tree.path("processes");
            ObjectNode child = processes.get(0).deepCopy();
            ((ArrayNode) child.path("mappings")).forEach(m -> ((ObjectNode) m).putArray("touched_file_offsets_bytes"));
            processes.add(child.put("name", "N1").put("child_of", forked ? "A" : null));
            ArrayNode events = (ArrayNode) tree.path("events");
            ObjectNode first = events.get(0).deepCopy();
            ObjectNode second = first.deepCopy();
            ((ObjectNode) second.path("page_table_before")).put("N1.m0", ".");
            events.removeAll().add(first)
                    .add(Runs.json("{'kind':'access','process':'A','cmd':'" + (forked ? "fork N1" : "pread 0 0 4096")
                            + "','result':{'ok':true}}"))
                    .add(second);
        });
    }
}
