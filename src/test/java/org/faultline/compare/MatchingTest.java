package org.faultline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of two sequences that belong together. */
class MatchingTest {
    private static final int ROUNDS = 2000;

    @Test
    void equal_sequences_are_matched_one_to_one() {
        int[] numbers = {3, 1, 1, 2};

        assertThat(Matching.of(numbers, numbers)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void the_least_is_left_out_between_fixed_points() {
        assertThat(Matching.of(new int[]{1, 7, 7, 2}, new int[]{1, 7, 2})).containsExactly(0, 1, Matching.NONE, 2);
        assertThat(Matching.of(new int[]{5, 5, 6}, new int[]{6, 5, 5, 6})).containsExactly(1, 2, 3);
    }

    @Test
    void what_occurs_once_in_each_is_a_fixed_point_as_far_as_the_order_agrees() {
        assertThat(Matching.of(new int[]{1, 2, 3, 4}, new int[]{4, 1, 2, 3})).containsExactly(1, 2, 3, Matching.NONE);
    }

    @Test
    void nothing_in_common_is_nothing_matched() {
        assertThat(Matching.of(new int[]{1, 2}, new int[]{3})).containsOnly(Matching.NONE);
        assertThat(Matching.of(new int[]{}, new int[]{3})).isEmpty();
    }

    @Test
    void partners_are_equal_and_ascend() {
        long seed = Long.getLong("faultline.seed", 20_261_129);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int[] left = numbers(random, random.nextInt(30));
            int[] right = numbers(random, random.nextInt(30));
            int[] partners = Matching.of(left, right);
            List<Integer> matched = IntStream.range(0, left.length).filter(i -> partners[i] != Matching.NONE)
                    .peek(i -> assertThat(right[partners[i]]).as("seed %s", seed).isEqualTo(left[i]))
                    .mapToObj(i -> partners[i]).toList();
            assertThat(matched).as("seed %s", seed).isSorted().doesNotHaveDuplicates();
        }
    }

    private static int[] numbers(Random random, int size) {
        return IntStream.range(0, size).map(i -> random.nextInt(8)).toArray();
    }
}
