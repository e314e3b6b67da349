package org.faultline.desktop;

import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/** The composition root of the window: the one place that knows every part of it. */
public final class Desktop {
    private static final int FINE = 0;
    private static final int NO_DISPLAY = 2;

    /** Says "Unsupported JavaFX configuration" on every class-path start. Held, or its level is forgotten. */
    private static final Logger START_LOG = Logger.getLogger("com.sun.javafx.application");

    private Desktop() {}

    /** Opens the window on a document, or on none, and returns the exit code when it is closed. */
    public static int open(Optional<Path> document) {
        if (Display.here().isMissing()) {
            System.err.println(Display.MISSING);
            return NO_DISPLAY;
        }
        START_LOG.setLevel(Level.SEVERE);
        Application.launch(FaultlineApplication.class, document.map(Path::toString).stream().toArray(String[]::new));
        return FINE;
    }
}
