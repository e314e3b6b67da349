package org.faultline.stack;

/** How a bad page is noticed, and so in whose context the kernel handles it and whether the memory is really bad. */
public sealed interface Notice {
    /** A write to the hwpoison-inject file: simulated, the current task is an unrelated shell. */
    record CorruptPfn() implements Notice {}

    /** The patrol scrubber met it: really bad memory, the current task is a kernel worker. */
    record Scrub() implements Notice {}

    /** Process {@code pid} loaded from it: really bad memory, a machine check in that task. */
    record Consume(int pid) implements Notice {}

    /** Process {@code pid} called madvise(MADV_HWPOISON) on it: simulated. */
    record Madvise(int pid) implements Notice {}

    /** Whether the memory itself is bad. */
    default boolean isReal() {
        return this instanceof Scrub || this instanceof Consume;
    }

    /** As the command line and documents write it: {@code corrupt-pfn}, {@code scrub}, {@code consume:101}. */
    default String text() {
        return switch (this) {
            case CorruptPfn c -> "corrupt-pfn";
            case Scrub s -> "scrub";
            case Consume c -> "consume:" + c.pid;
            case Madvise m -> "madvise:" + m.pid;
        };
    }
}
