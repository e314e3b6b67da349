package org.faultline.desktop.model;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does the work at once, on the caller's thread: for pictures and for tests. */
public final class InlineBackground implements Background {
    @Override
    public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
        done.accept(work.get());
    }
}
