package org.faultline.desktop.model;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;

/** The thread on which JavaFX lives, for callers that are not there: starts it when nobody has. */
public final class FxThread {
    private FxThread() {}

    /** Does {@code work} there and waits for its result; what it throws is thrown here. */
    public static <T> T call(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error fault) {
                result.completeExceptionally(fault);
            }
        };
        try {
            Platform.startup(task);
        } catch (IllegalStateException alreadyRunning) {
            Platform.runLater(task);
        }
        return result.join();
    }
}
