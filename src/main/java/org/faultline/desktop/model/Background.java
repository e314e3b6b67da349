package org.faultline.desktop.model;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that would make the window stutter. The only way from the desktop to another thread and back. */
public interface Background {
    /**
     * Runs {@code work} elsewhere and gives its result to {@code done} where the window lives. Jobs keep their order.
     *
     * @param failed called instead of {@code done} when the work was stopped, or threw what it should not
     */
    <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed);

    /** Another one of the same sort, for jobs for which those of this one do not wait. */
    default Background beside() {
        return this;
    }

    /** The job that is under way counts as failed, whatever it is about, and the others go on without it. */
    default void giveUp() {}
}
