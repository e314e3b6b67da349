package org.faultline.desktop.model;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.faultline.budget.Stopped;

/** Does the work at once, on the caller's thread: for pictures and for tests. */
public final class InlineBackground implements Background {
    @Override
    public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
        Optional<T> result;
        try {
            result = Optional.of(work.get());
        } catch (Stopped stopped) {
            failed.run();
            return;
        }
        result.ifPresent(done);
    }
}
