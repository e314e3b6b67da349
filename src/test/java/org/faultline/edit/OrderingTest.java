package org.faultline.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.faultline.document.TopologyDocument;
import org.faultline.fake.Windows;
import org.faultline.format.TopologyJson;
import org.junit.jupiter.api.Test;

/** The order from left to right that somebody chose. */
class OrderingTest {
    private static final List<String> ROW = List.of("p101", "p103", "p102");
    private final TopologyDocument document = Windows.session("reflink-trio").document();

    @Test
    void nobody_chose_an_order_at_first() {
        assertThat(Ordering.of(document)).isEmpty();
    }

    @Test
    void one_moves_to_the_left_and_is_called_by_its_name() {
        Built.Done moved = done(Ordering.move(document, ROW, Set.of("p103"), -1));
        assertThat(Ordering.of(moved.document())).containsExactly("p103", "p101", "p102");
        assertThat(moved.label()).isEqualTo("Move report");
    }

    @Test
    void several_move_together_and_close_up() {
        Built.Done moved = done(Ordering.move(document, ROW, Set.of("p101", "p102"), 1));
        assertThat(Ordering.of(moved.document())).containsExactly("p103", "p101", "p102");
    }

    @Test
    void nothing_moves_over_the_end() {
        assertThat(Ordering.of(done(Ordering.move(document, ROW, Set.of("p102"), 5)).document())).isEqualTo(ROW);
        assertThat(Ordering.of(done(Ordering.put(document, ROW, Set.of("p101"), 99)).document()))
                .containsExactly("p103", "p102", "p101");
    }

    @Test
    void what_stands_alone_does_not_move() {
        assertThat(Ordering.move(document, List.of("xfs0"), Set.of("xfs0"), 1)).isInstanceOf(Built.Refused.class);
        assertThat(Ordering.move(document, ROW, Set.copyOf(ROW), 1)).isInstanceOf(Built.Refused.class);
    }

    @Test
    void the_order_of_one_row_leaves_that_of_another() {
        TopologyDocument files = done(Ordering.move(document, List.of("a", "b"), Set.of("b"), -1)).document();
        TopologyDocument both = done(Ordering.move(files, ROW, Set.of("p102"), -1)).document();
        assertThat(Ordering.of(both)).containsExactly("b", "a", "p101", "p102", "p103");
    }

    @Test
    void aligning_gives_places_back_and_leaves_no_trace() {
        TopologyDocument files = done(Ordering.move(document, List.of("a", "b"), Set.of("b"), -1)).document();
        TopologyDocument tidy = done(Ordering.tidy(files, Set.of())).document();
        assertThat(TopologyJson.write(tidy)).isEqualTo(TopologyJson.write(document));
        assertThat(Ordering.tidy(document, Set.of())).isInstanceOf(Built.Refused.class);
        assertThat(Ordering.of(done(Ordering.tidy(files, Set.of("a"))).document())).containsExactly("b");
    }

    @Test
    void what_is_removed_is_not_in_the_order_any_more() {
        TopologyDocument files = done(Ordering.move(document, List.of("a", "b"), Set.of("b"), -1)).document();
        assertThat(Ordering.of(done(Removing.remove(files, List.of("b"))).document())).containsExactly("a");
    }

    @Test
    void a_document_with_an_order_is_read_as_it_was_written() {
        TopologyDocument moved = done(Ordering.move(document, ROW, Set.of("p103"), -1)).document();
        String text = TopologyJson.write(moved);
        TopologyJson.Read read = TopologyJson.read("moved", text.getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).isEmpty();
        assertThat(TopologyJson.write(read.document().orElseThrow())).isEqualTo(text);
    }

    private static Built.Done done(Built built) {
        assertThat(built).isInstanceOf(Built.Done.class);
        return (Built.Done) built;
    }
}
