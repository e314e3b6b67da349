package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.picture.Box;
import org.faultline.picture.stack.Fold.Piece;
import org.faultline.picture.stack.Strip.Segment;
import org.junit.jupiter.api.Test;

class SightTest {
    private static final int WIDTH = 1000;
    private static final Box WINDOW = new Box(0, 0, WIDTH, 100);

    /** A strip of {@code numbers} numbers, {@code zoom} times as wide as the window. */
    private static Strip strip(long numbers, double zoom, List<Segment> segments) {
        Fold fold = Fold.of(List.of(Piece.even(0, numbers)), 0, WIDTH * zoom);
        return new Strip(new LayerId("pmem0"), Strip.Kind.PMEM, new LayerId("pmem0"), new Box(0, 10, WIDTH * zoom, 30),
                fold, "pmem0", "", segments, List.of());
    }

    /** So many segments of one number each, with a gap of one behind each of them. */
    private static List<Segment> segments(int count, int worst) {
        List<Segment> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Segment(2L * i, 2L * i + 1, i == worst ? Look.METADATA : Look.DATA, 1, "f" + i));
        }
        return all;
    }

    @Test
    void where_every_segment_can_have_a_pixel_all_are_drawn_as_they_are() {
        List<Segment> few = segments(WIDTH, 7);

        Sight sight = Sight.of(strip(2 * WIDTH, 1, few), WINDOW);

        assertThat(sight.segments()).isSameAs(few);
        assertThat(sight.flats()).isEmpty();
    }

    @Test
    void of_very_many_no_more_is_drawn_than_there_are_pixels_and_the_worst_is_among_it() {
        int worst = 54_321;
        Strip strip = strip(200_000, 1, segments(100_000, worst));

        Sight sight = Sight.of(strip, WINDOW);

        assertThat(sight.segments()).isEmpty();
        assertThat(sight.flats()).hasSizeLessThanOrEqualTo(3).extracting(Segment::look)
                .containsExactly(Look.DATA, Look.METADATA, Look.DATA);
        Segment bad = sight.flats().get(1);
        assertThat(bad.start()).isLessThanOrEqualTo(2L * worst);
        assertThat(bad.end()).isGreaterThan(2L * worst);
        assertThat(strip.fold().width(bad.start(), bad.end())).isLessThanOrEqualTo(1.01);
        assertThat(sight.flats().getFirst().start()).isZero();
        assertThat(sight.flats().getLast().end()).isEqualTo(199_999);
    }

    @Test
    void of_a_strip_that_is_longer_than_the_window_only_what_is_seen_is_looked_at() {
        Strip strip = strip(200_000, 1000, segments(100_000, 0));

        Sight sight = Sight.of(strip, new Box(500_000, 0, WIDTH, 100));

        assertThat(sight.flats()).isEmpty();
        assertThat(sight.segments()).hasSizeBetween(100, 103).allSatisfy(segment -> {
            assertThat(strip.fold().x(segment.end())).isGreaterThan(499_980);
            assertThat(strip.fold().x(segment.start())).isLessThan(501_020);
        });
        assertThat(Sight.of(strip, new Box(2_000_000, 0, WIDTH, 100)).segments()).isEmpty();
    }

    @Test
    void a_segment_that_is_wider_than_a_pixel_keeps_its_name_among_very_many() {
        List<Segment> many = new ArrayList<>(segments(100_000, 0));
        many.add(new Segment(200_000, 220_000, Look.LOG, 1, "log"));

        Sight sight = Sight.of(strip(220_000, 1, many), WINDOW);

        assertThat(sight.segments()).extracting(Segment::label).containsExactly("log");
    }
}
