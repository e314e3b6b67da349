package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.picture.stack.Fold.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {
    private final Fold fold = Fold.of(List.of(new Piece(0, 10, 20, 1, false, false),
            new Piece(10, 1_000_000, 30, 0, true, false), Piece.firm(1_000_000, 1_000_001, 14),
            new Piece(1_000_001, 1_000_101, 0, 1, false, false)), 100, 264);

    @Test
    void the_pixels_that_are_left_go_to_the_pieces_by_weight() {
        assertThat(fold.width(0, 10)).isEqualTo(120);
        assertThat(fold.width(10, 1_000_000)).isEqualTo(30);
        assertThat(fold.width(1_000_000, 1_000_001)).isEqualTo(14);
        assertThat(fold.right()).isEqualTo(364);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 9, 1_000_000, 1_000_050, 1_000_100})
    void a_number_that_has_pixels_is_found_again_where_it_stands(long number) {
        assertThat(fold.at(fold.x(number) + 0.01)).isEqualTo(number);
    }

    @Test
    void beyond_both_ends_is_the_first_and_the_last_number() {
        assertThat(fold.at(-5)).isZero();
        assertThat(fold.at(5000)).isEqualTo(1_000_100);
        assertThat(fold.x(-7)).isEqualTo(100);
    }

    @Test
    void where_room_is_short_the_firm_pieces_keep_theirs() {
        Fold tight = Fold.of(List.of(new Piece(0, 10, 100, 1, false, false), Piece.firm(10, 11, 14),
                new Piece(11, 99, 100, 1, true, false)), 0, 64);

        assertThat(tight.width(10, 11)).isEqualTo(14);
        assertThat(tight.width(0, 10)).isEqualTo(25);
        assertThat(tight.right()).isCloseTo(64, within(1e-9));
    }

    @Test
    void a_bad_page_among_many_has_a_piece_of_its_own() {
        SortedSet<Long> bad = new TreeSet<>(List.of(0L, 77_777L));

        Fold pages = Fold.of(Cuts.pages(1 << 20, bad, new TreeSet<>()), 0, 200);

        assertThat(pages.width(77_777, 77_778)).isGreaterThanOrEqualTo(8);
        assertThat(pages.width(0, 1)).isGreaterThanOrEqualTo(8);
    }

    @Test
    void a_file_of_one_page_has_all_of_its_room_also_when_that_page_is_bad() {
        Fold one = Fold.of(Cuts.pages(1, new TreeSet<>(List.of(0L)), new TreeSet<>()), 0, 80);
        Fold two = Fold.of(Cuts.pages(2, new TreeSet<>(List.of(0L, 1L)), new TreeSet<>()), 0, 80);

        assertThat(one.right()).isEqualTo(80);
        assertThat(two.right()).isEqualTo(80);
        assertThat(two.x(1)).isEqualTo(40);
    }
}
