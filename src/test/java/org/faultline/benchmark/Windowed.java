package org.faultline.benchmark;

import javafx.application.Application;

/** Starts {@link WindowWork}: a main of its own, because JavaFX stands on the class path. */
final class Windowed {
    private Windowed() {}

    public static void main(String[] arguments) {
        Application.launch(WindowWork.class, arguments);
    }
}
