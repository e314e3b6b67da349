package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.junit.jupiter.api.Test;

/** Which touches are acted out before the first event, and what a child that is there from the beginning has then. */
class ActedTouchesTest {
    @Test
    void a_child_has_the_entries_of_a_private_mapping_that_its_parent_had_stored_to() {
        assertThat(pids(run("MAP_PRIVATE", "write"))).containsExactly("1001", "1001", "1002", "1002");
    }

    @Test
    void it_has_none_where_the_parent_had_an_entry_for_2_MiB_or_shares_what_it_maps() {
        assertThat(pids(run("MAP_PRIVATE", "read"))).containsOnly("1001");
        assertThat(pids(run("MAP_SHARED", "read"))).containsOnly("1001");
    }

    @Test
    void those_of_a_file_in_the_page_cache_are_acted_out_in_their_order_where_it_is_known_where_it_is_mapped() {
        assertThat(pages("0x7f2000007000")).containsExactly("2", "0");
        assertThat(pages("")).isEmpty();
    }

    private static List<String> pages(String address) {
        return acted(Runs.with(tree -> {
            ((ObjectNode) tree.at("/files/0/states/before")).put("statx_dax", false);
            ObjectNode mapping = (ObjectNode) tree.at("/processes/0/mappings/0");
            ArrayNode touches = mapping.put("address", address).putArray("touched_file_offsets_bytes");
            touches.addObject().put("off", 8192).put("access", "read");
            touches.addObject().put("off", 0).put("access", "read");
        }), "page");
    }

    private static List<String> pids(KernelCase run) {
        return acted(run, "pid");
    }

    private static List<String> acted(KernelCase run, String what) {
        return Runs.items(CaseDocument.of(run).document().root(), "acts").stream()
                .filter(a -> a.get("act").equals(Optional.of(Node.of("touch"))))
                .map(a -> ((Node.Numeral) a.get(what).orElseThrow()).literal()).toList();
    }

    private static KernelCase run(String flags, String access) {
        return Runs.with(tree -> {
            ArrayNode processes = (ArrayNode) tree.path("processes");
            ObjectNode parent = (ObjectNode) processes.get(0);
            ObjectNode mapping = (ObjectNode) parent.path("mappings").get(0);
            mapping.put("flags", flags).put("length_bytes", 2 << 20).put("file_offset_bytes", 0);
            ArrayNode touches = mapping.putArray("touched_file_offsets_bytes");
            touches.addObject().put("off", 0).put("access", "read");
            touches.addObject().put("off", 8192).put("access", access);
            processes.add(parent.deepCopy().put("name", "B").put("child_of", "A"));
        });
    }
}
