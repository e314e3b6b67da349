package org.faultline.desktop.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.faultline.budget.Stopped;

/** One thread that works in order of asking, and ends with the window. */
public final class WorkerThread implements Background {
    private final ExecutorService executor = Executors
            .newSingleThreadExecutor(work -> Thread.ofPlatform().daemon().name("work").unstarted(work));
    private final Consumer<Throwable> onFault;

    /** @param onFault told, where the window lives, of work that threw what it should not */
    public WorkerThread(Consumer<Throwable> onFault) {
        this.onFault = onFault;
    }

    @Override
    public <T> void run(Supplier<T> work, Consumer<T> done, Runnable failed) {
        executor.execute(() -> {
            try {
                T result = work.get();
                Platform.runLater(() -> done.accept(result));
            } catch (Stopped stopped) {
                Platform.runLater(failed);
            } catch (RuntimeException | Error fault) {
                Platform.runLater(() -> {
                    failed.run();
                    onFault.accept(fault);
                });
            }
        });
    }
}
