package org.faultline.soak;

import java.util.List;
import java.util.Random;

/** Choices at random, the same for the same seed. */
public final class Chance {
    private final Random random;

    /** The choices of a seed. */
    public Chance(long seed) {
        this.random = new Random(seed);
    }

    /** True so many times out of so many. */
    public boolean in(int times, int of) {
        return random.nextInt(of) < times;
    }

    /** A number from {@code least} to {@code most}, both possible. */
    public long between(long least, long most) {
        return least + (long) (random.nextDouble() * (most - least + 1));
    }

    /** A number from {@code least} to {@code most}, both possible. */
    public int count(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** One of them. */
    public <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One of them. */
    @SafeVarargs
    public final <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }
}
