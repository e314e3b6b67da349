package org.faultline.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.File;
import org.faultline.recording.KernelCase.Owned;
import org.faultline.recording.KernelCase.State;
import org.junit.jupiter.api.Test;

/** What is staged for a file where the map has no owners: what is in use around a copied block, if it is a whole window. */
class StagingTest {
    private static final long BLOCK = CaseFiles.BLOCK;

    /** Page 11 of the file was copied to block 47, so the window of 32 pages lies in blocks 36 to 67. */
    @Test
    void what_no_file_has_of_a_whole_window_is_staged() {
        assertThat(staged(row(16, 68))).extracting(n -> n.get("offset"), n -> n.get("at"), n -> n.get("length"))
                .containsExactly(values(0, 36, 11), values(12, 48, 20));
    }

    @Test
    void what_is_no_whole_window_is_not() {
        assertThat(staged(row(16, 67))).isEmpty();
    }

    private static Tuple values(long page, long block, long blocks) {
        return Tuple.tuple(node(page), node(block), node(blocks));
    }

    private static Optional<Node> node(long blocks) {
        return Optional.of(Node.of(blocks * BLOCK));
    }

    private static File file() {
        return new File("/mnt/f1", Map.of("before", new State(Optional.of(131L), Optional.of(true),
                Optional.of(12 * BLOCK), List.of(new Extent(11 * BLOCK, 47 * BLOCK, BLOCK, List.of())), true)));
    }

    private static Owned row(long first, long end) {
        return new Owned("", first * BLOCK, end * BLOCK, "unknown", Optional.empty(), "", 0);
    }

    private static List<Node.Fields> staged(Owned row) {
        File file = file();
        return new Staging(Map.of(file.path(), file), Staging.withUntold(List.of(row), List.of(file)),
                f -> Long.MAX_VALUE).of(file.path());
    }
}
