package org.faultline.soak;

import java.util.List;
import java.util.Random;

/** Choices at random, the same for the same seed. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /** True so many times out of so many. */
    boolean in(int times, int of) {
        return random.nextInt(of) < times;
    }

    /** A number from {@code least} to {@code most}, both possible. */
    long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least + 1));
    }

    int count(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    final <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }
}
