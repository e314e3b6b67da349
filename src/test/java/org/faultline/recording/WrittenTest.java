package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.LongStream;
import org.faultline.document.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a write of 16 pages leaves in the page cache of a file that is then cut off, or cloned into, within them. */
class WrittenTest {
    @ParameterizedTest
    @CsvSource({"65536, 65536", "65535, 65536", "61441, 65536", "61440, 61440"})
    void the_page_that_the_file_ends_in_is_left_whole(long size, long written) {
        assertThat(cached("xfs", size)).containsExactly(run(0, written));
    }

    /** It drops pages before it zeroes the rest of the last one, whose folio is split for that. */
    @Test
    void ext4_leaves_it_by_itself() {
        assertThat(cached("ext4", 61441)).containsExactly(run(0, 61440), run(61440, 4096));
        assertThat(cached("ext4", 61440)).containsExactly(run(0, 61440));
    }

    /** A clone makes way for its blocks in the page cache: xfs_flush_unmap_range(), truncate_inode_partial_folio(). */
    @Test
    void what_is_held_as_one_with_pages_that_a_clone_replaces_is_split() {
        assertThat(cloned("6.1.0")).as("page by page anyway").containsExactly(run(0, 20480), run(45056, 20480));
        assertThat(cloned("6.12.0")).as("each page by itself").containsExactlyElementsOf(LongStream
                .concat(LongStream.range(0, 5), LongStream.range(11, 16)).mapToObj(p -> run(p * 4096, 4096)).toList());
        assertThat(cloned("7.2.0")).as("at both ends").containsExactly(run(0, 20480), run(45056, 4096),
                run(49152, 16384));
    }

    private static List<Node.Fields> cloned(String kernel) {
        return cached("xfs", kernel, "{'op':'FICLONERANGE','src':'f1','dst':'f1','src_off_bytes':0,"
                + "'dst_off_bytes':20480,'len_bytes':24576,'err':''}", 65536);
    }

    private static Node.Fields run(long offset, long length) {
        return CaseTree.object().with("offset", offset).with("length", length).done();
    }

    private static List<Node.Fields> cached(String type, long size) {
        return cached(type, Runs.tree().path("kernel").asText(),
                "{'op':'ftruncate','file':'f1','size_bytes':" + size + "}", size);
    }

    private static List<Node.Fields> cached(String type, String kernel, String then, long size) {
        List<Node.Fields> files = Runs.files(Runs.with(tree -> {
            tree.put("kernel", kernel);
            ((ObjectNode) tree.at("/mounts/0")).put("type", type);
            ((ArrayNode) tree.path("setup_ops")).removeAll()
                    .add(Runs.json("{'op':'pwrite','file':'f1','off_bytes':0,'len_bytes':65536,'byte':97}"))
                    .add(Runs.json(then));
            ObjectNode before = (ObjectNode) tree.at("/files/0/states/before");
            before.put("statx_dax", false).put("size_bytes", size);
        }));

        return Runs.items(files.getLast(), "cached");
    }
}
