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
}
