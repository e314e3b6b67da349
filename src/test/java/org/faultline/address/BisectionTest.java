package org.faultline.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BisectionTest {
    @Test
    void finds_the_first_for_which_it_holds_as_a_walk_does() {
        for (int size = 0; size < 40; size++) {
            for (int first = 0; first <= size; first++) {
                int begin = first;
                assertThat(Bisection.first(size, i -> i >= begin)).as("%d of %d", first, size).isEqualTo(first);
            }
        }
    }

    @Test
    void finds_what_is_near_as_a_walk_does() {
        long[] sorted = {1, 3, 3, 4, 9, 9, 9, 12, 20, 21, 22};
        for (int from = 0; from <= sorted.length; from++) {
            for (long least = 0; least < 24; least++) {
                int walked = from;
                while (walked < sorted.length && sorted[walked] < least) {
                    walked++;
                }
                assertThat(Bisection.near(sorted, from, least)).as("%d from %d", least, from).isEqualTo(walked);
            }
        }
    }
}
