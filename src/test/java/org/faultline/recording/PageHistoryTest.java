package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages of two clones say of themselves when the first event comes: the order of the touches decides. */
class PageHistoryTest {
    @ParameterizedTest
    @CsvSource({"6.1, nobody", "6.12, several", "7.2, several"})
    void of_a_page_that_one_of_two_files_copied_the_other_is_not_named(String kernel, String says) {
        KernelCase run = clones(kernel, "r", "rw");

        assertThat(history(run).says("f1", 0)).contains(says);
        assertThat(history(run).says("f2", 0)).isEmpty();
    }

    @Test
    void a_page_names_the_last_file_of_those_that_read_it() {
        KernelCase run = clones("6.1", "r", "r");

        assertThat(history(run).says("f2", 0)).contains("this");
        assertThat(history(run).says("f1", 0)).isEmpty();
        assertThat(history(run).says("f1", 1)).isEmpty();
    }

    @Test
    void what_one_file_alone_touched_needs_no_telling() {
        assertThat(history(clones("7.2", "r", "")).says("f1", 0)).isEmpty();
        assertThat(history(clones("7.2", "", "w")).says("f2", 0)).isEmpty();
    }

    private static PageHistory history(KernelCase run) {
        return PageHistory.of(run, new CaseFiles(run));
    }

    /** f1 and its clone f2, of which f2 has a block of its own where it was written. */
    private static KernelCase clones(String kernel, String first, String second) {
        return Runs.with(tree -> {
            tree.put("kernel", kernel + ".0");
            ((ArrayNode) tree.path("setup_ops")).addObject().put("op", "FICLONERANGE").put("src", "f1")
                    .put("dst", "f2").put("len_bytes", 65536);
            ObjectNode clone = tree.path("files").path(0).deepCopy();
            clone.put("path", "/mnt/f2");
            if (second.endsWith("w")) {
                ((ObjectNode) clone.at("/states/before/extents/0")).put("fs_device_offset_bytes", 409600);
            }
            ((ArrayNode) tree.path("files")).add(clone);
            ObjectNode mapping = (ObjectNode) tree.at("/processes/0/mappings/0");
            ObjectNode other = mapping.deepCopy();
            other.put("map", "m1").put("file", "f2");
            ((ArrayNode) tree.at("/processes/0/mappings")).add(other);
            touches(mapping, first);
            touches(other, second);
        });
    }

    private static void touches(ObjectNode mapping, String accesses) {
        ArrayNode touches = mapping.putArray("touched_file_offsets_bytes");
        accesses.chars().forEach(c -> touches.addObject().put("off", 0)
                .put("access", c == 'w' ? "write" : "read"));
    }
}
