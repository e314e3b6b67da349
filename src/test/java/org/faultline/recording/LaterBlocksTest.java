package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.junit.jupiter.api.Test;

/** What stores to a file is told where later states of the run have the file's new blocks. */
class LaterBlocksTest {
    private final KernelCase run = Runs.with(tree -> {
        states(tree, "moved", "[{'file_offset_bytes':0,'fs_device_offset_bytes':98304,'length_bytes':65536},"
                + "{'file_offset_bytes':65536,'fs_device_offset_bytes':409600,'length_bytes':8192}]");
        states(tree, "moved again",
                "[{'file_offset_bytes':65536,'fs_device_offset_bytes':819200,'length_bytes':4096}]");
        ArrayNode events = ((ArrayNode) tree.path("events")).removeAll();
        for (String command : List.of("pwrite 0 65536 8192 97", "touch 0 12288 w 1", "touch 0 12288 r",
                "pread 0 0 4096", "map 1 0 shared rw 0 65536", "touch 1 0 w 1", "touch 7 0 w 1")) {
            events.add(Runs.json("{'kind':'access','process':'A','cmd':'" + command + "','result':{'ok':true}}"));
        }
    });

    @Test
    void a_write_and_a_store_are_told_and_nothing_else_is() {
        List<Node.Fields> story = Runs.items(CaseDocument.of(run).document().root(), "story");

        assertThat(story.stream().map(act -> act.get("extents").isPresent())).containsExactly(true, true, false, false,
                false, true, false);
    }

    @Test
    void the_places_are_those_of_later_states_in_their_order() {
        Node.Fields write = Runs.items(CaseDocument.of(run).document().root(), "story").getFirst();

        assertThat(write.get("act")).contains(Node.of("write"));
        assertThat(Runs.items(write, "extents")).containsExactly(extent(65536, 409600, 8192),
                extent(65536, 819200, 4096));
    }

    @Test
    void files_of_a_document_say_nothing_of_what_comes() {
        assertThat(Runs.files(run)).isNotEmpty().allMatch(file -> file.get("later").equals(Optional.empty()));
        assertThat(Runs.items(Runs.files(run).getLast(), "extents")).containsExactly(extent(0, 98304, 65536));
    }

    /** The page behind the end gets a block by the second event and loses it by the third, as the looks tell. */
    @Test
    void a_truncate_takes_no_place_that_a_page_got_after_it() {
        KernelCase looked = Runs.with(tree -> {
            String start = "[{'file_offset_bytes':0,'fs_device_offset_bytes':98304,'length_bytes':32768}";
            states(tree, "after_event_1", start + "]");
            states(tree, "after_event_2", start
                    + ",{'file_offset_bytes':131072,'fs_device_offset_bytes':409600,'length_bytes':4096}]");
            states(tree, "after_event_3", start + "]");
            ArrayNode events = ((ArrayNode) tree.path("events")).removeAll();
            for (String command : List.of("ftruncate 0 32768", "pwrite 0 131072 4096 97", "ftruncate 0 32768")) {
                events.add(Runs.json("{'kind':'access','process':'A','cmd':'" + command + "','result':{'ok':true}}"));
            }
        });

        Node.Fields write = Runs.items(CaseDocument.of(looked).document().root(), "story").get(1);

        assertThat(Runs.items(write, "extents")).containsExactly(extent(131072, 409600, 4096));
    }

    private static Node.Fields extent(long offset, long at, long length) {
        return CaseTree.object().with("offset", offset).with("at", at).with("length", length).done();
    }

    private static void states(ObjectNode tree, String label, String extents) {
        ((ObjectNode) tree.at("/files/0/states")).set(label, Runs.json("{'extents':" + extents + "}"));
    }
}
