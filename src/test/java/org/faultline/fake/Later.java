package org.faultline.fake;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.InlineBackground;

/** Does work at once, and what is asked beside other work when it is told to: at {@link #all}, or at once where not held. */
public final class Later implements Background {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean held;

    /** @param held whether what is asked beside other work waits */
    public Later(boolean held) {
        this.held = held;
    }

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
        new InlineBackground().run(work, done, failed);
    }

    @Override
    public Background beside() {
        return new Background() {
            @Override
            public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
                waiting.add(() -> new InlineBackground().run(work, done, failed));
                if (!held) {
                    all();
                }
            }
        };
    }

    /** From now on what is asked beside other work waits, or does not. */
    public void hold(boolean whether) {
        held = whether;
    }

    /** How much waits. */
    public int waiting() {
        return waiting.size();
    }

    /** Does all that waits. */
    public void all() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
