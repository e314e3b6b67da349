package org.faultline.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History start = History.of("Open", TopologyDocument.blank("One", "linux-6.12"));

    @Test
    void an_edit_can_be_taken_back_and_brought_again() {
        History edited = start.apply(title("Two"));

        assertThat(edited.document().title()).isEqualTo("Two");
        assertThat(edited.undoLabel()).contains("Rename");
        assertThat(edited.undo().document().title()).isEqualTo("One");
        assertThat(edited.undo().redoLabel()).contains("Rename");
        assertThat(edited.undo().redo()).isEqualTo(edited);
    }

    @Test
    void at_its_ends_a_history_stays_as_it_is() {
        assertThat(start.undo()).isEqualTo(start);
        assertThat(start.redo()).isEqualTo(start);
        assertThat(start.undoLabel()).isEmpty();
        assertThat(start.redoLabel()).isEmpty();
    }

    @Test
    void an_edit_that_changes_nothing_makes_no_entry() {
        assertThat(start.apply(title("One"))).isEqualTo(start);
    }

    @Test
    void an_edit_after_undo_drops_what_was_taken_back() {
        History other = start.apply(title("Two")).apply(title("Three")).undo().undo().apply(title("Four"));

        assertThat(titles(other)).containsExactly("One", "Four");
    }

    @Test
    void edits_in_a_row_with_the_same_key_count_as_one() {
        History typed = start.apply(typing("T")).apply(typing("Tw")).apply(typing("Two"));

        assertThat(titles(typed)).containsExactly("One", "Two");
        assertThat(titles(typed.apply(title("Three")).apply(typing("Four"))))
                .containsExactly("One", "Two", "Three", "Four");
    }

    @Test
    void typing_back_what_was_there_leaves_no_entry() {
        assertThat(titles(start.apply(typing("On")).apply(typing("One")))).containsExactly("One");
    }

    @Test
    void after_undo_typing_starts_an_entry_of_its_own() {
        History typed = start.apply(typing("Two")).apply(title("Three")).undo();

        assertThat(titles(typed.apply(typing("Four")))).containsExactly("One", "Two", "Four");
    }

    private static List<String> titles(History history) {
        return history.entries().stream().map(e -> e.document().title()).toList();
    }

    private static Edit title(String title) {
        return Edit.of("Rename", d -> titled(d, title));
    }

    private static Edit typing(String title) {
        return Edit.merging("Type", "title", d -> titled(d, title));
    }

    private static TopologyDocument titled(TopologyDocument document, String title) {
        return document.with(Pointer.ROOT.key("title"), Node.of(title));
    }
}
