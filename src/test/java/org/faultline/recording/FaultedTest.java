package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.document.Node;
import org.junit.jupiter.api.Test;

/** Which pages a file copied when they were stored to before the first event: f2 is a clone of f1, which has data in page 5. */
class FaultedTest {
    private static final long BLOCK = CaseFiles.BLOCK;

    @Test
    void a_store_to_a_hole_of_a_clone_copies_nothing() {
        assertThat(copied(false, Map.of(2L, 50L))).isEmpty();
    }

    @Test
    void a_store_to_a_shared_block_copies_it() {
        assertThat(copied(false, Map.of(5L, 55L))).containsExactly(5L);
    }

    /** The window of page 5 begins at block 50. */
    @Test
    void a_store_to_a_hole_takes_what_a_copy_staged_for_it() {
        assertThat(copied(false, Map.of(5L, 55L, 2L, 52L))).containsExactlyInAnyOrder(2L, 5L);
    }

    @Test
    void a_hole_that_was_stored_to_before_the_copy_has_another_block() {
        assertThat(copied(false, Map.of(5L, 55L, 2L, 49L))).containsExactly(5L);
    }

    @Test
    void a_clone_of_a_hole_leaves_a_hole() {
        assertThat(copied(true, Map.of(5L, 55L))).isEmpty();
    }

    /** The pages that f2 copied, of those it stored to, each with the block it has then. */
    private static List<Long> copied(boolean wiped, Map<Long, Long> stored) {
        KernelCase run = Runs.with(tree -> {
            ArrayNode setUp = tree.putArray("setup_ops");
            setUp.addObject().put("op", "pwrite").put("file", "f1").put("off_bytes", 5 * BLOCK).put("len_bytes", BLOCK);
            clone(setUp, "f1").put("len_bytes", 0);
            if (wiped) {
                clone(setUp, "f1").put("dst_off_bytes", 5 * BLOCK).put("len_bytes", BLOCK);
            }
            ObjectNode f2 = tree.path("files").path(0).deepCopy();
            ((ArrayNode) tree.path("files")).add(f2.put("path", "/mnt/f2"));
            ArrayNode extents = ((ObjectNode) f2.at("/states/before")).putArray("extents");
            ArrayNode touches = ((ObjectNode) tree.at("/processes/0/mappings/0")).put("file", "f2")
                    .putArray("touched_file_offsets_bytes");
            stored.forEach((page, block) -> {
                extents.addObject().put("file_offset_bytes", page * BLOCK).put("fs_device_offset_bytes", block * BLOCK)
                        .put("length_bytes", BLOCK).putArray("flags");
                touches.addObject().put("off", page * BLOCK).put("access", "write");
            });
        });
        return Runs.items(Runs.files(run).getLast(), "faulted").stream()
                .filter(n -> n.get("shared").equals(Optional.of(Node.of(true))))
                .map(n -> Long.parseLong(((Node.Numeral) n.get("page").orElseThrow()).literal())).toList();
    }

    private static ObjectNode clone(ArrayNode setUp, String source) {
        return setUp.addObject().put("op", "FICLONERANGE").put("src", source).put("dst", "f2");
    }
}
