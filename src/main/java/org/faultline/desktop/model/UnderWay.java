package org.faultline.desktop.model;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is being worked out in the background just now. */
final class UnderWay {
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<LongWork>> work = new ReadOnlyObjectWrapper<>(Optional.empty());

    UnderWay(Background background) {
        this.background = background;
    }

    ReadOnlyObjectProperty<Optional<LongWork>> work() {
        return work.getReadOnlyProperty();
    }

    /** Works something out and gives it to {@code done}; does {@code failed} instead where that was stopped. */
    <T> void run(Function<LongWork, T> job, Consumer<T> done, Runnable failed) {
        LongWork doing = new LongWork();
        work.set(Optional.of(doing));
        background.run(() -> job.apply(doing), result -> {
            end(doing);
            done.accept(result);
        }, () -> {
            end(doing);
            failed.run();
        });
    }

    /** Gives up what was told to stop and does not; whether it is what is under way. */
    boolean giveUp(LongWork deaf) {
        boolean now = work.get().filter(w -> w == deaf).isPresent();
        if (now) {
            background.giveUp();
        }
        return now;
    }

    private void end(LongWork over) {
        if (work.get().filter(w -> w == over).isPresent()) {
            work.set(Optional.empty());
        }
    }
}
