package org.faultline.desktop;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.faultline.problem.Problem;
import org.faultline.session.Appearance;
import org.faultline.session.Places;
import org.faultline.session.Session;
import org.faultline.session.Shipped;

/** The composition root of the window: the one place that knows every part of it. */
public final class Desktop {
    private static final int FINE = 0;
    private static final int NO_DISPLAY = 2;

    /** Where JavaFX complains that it stands on the class path. Held, or the filter is forgotten with it. */
    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private Desktop() {}

    /** Whether that names something that the window opens: a document's file, or one that comes with the program. */
    public static boolean isDocument(String name) {
        return name.endsWith(".json") || Shipped.of(name).isPresent();
    }

    /**
     * Opens the window on a document, or on none, and returns the exit code when it is closed.
     *
     * @param document a file, or {@code sample:NAME} or {@code lesson:NAME}
     * @param step at which step it is seen; a lesson asks nothing then
     */
    public static int open(Optional<Path> document, OptionalInt step) {
        if (Display.here().isMissing()) {
            System.err.println(Display.MISSING);
            return NO_DISPLAY;
        }
        acceptClassPath();
        Reading reading = new Reading(document.stream().toList(), step);
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        try {
            Platform.startup(() -> begin(reading, closed));
        } catch (UnsupportedOperationException unusable) {
            System.err.println(Display.unusable(unusable.getMessage()));
            return NO_DISPLAY;
        }
        return closed.join();
    }

    private static void begin(Reading reading, CompletableFuture<Integer> closed) {
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            if (change.getList().isEmpty()) {
                closed.complete(FINE);
            }
        });
        Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> closed.completeExceptionally(fault));
        new FirstWindow(Places.here(), reading, new Stage()).open();
    }

    /** Draws the main window, without a window, into a PNG file; a problem when the file cannot be written. */
    public static Optional<Problem> render(Session session, Appearance look, Path out) {
        acceptClassPath();
        return Picture.write(session, look, out);
    }

    /** Keeps JavaFX from warning, at every start, that it is not on the module path: that is how we ship it. */
    private static void acceptClassPath() {
        JAVAFX_LOG.setFilter(entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
    }
}
