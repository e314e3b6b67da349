package org.faultline.benchmark;

import java.util.Arrays;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.stage.Window;

/**
 * Starts a JavaFX application as its own main would, and says when its first frame is out: {@code frame} on the second
 * pulse behind the first window, for the frame of a pulse is drawn before the next begins. Then it ends.
 */
final class FirstFrame {
    private FirstFrame() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        Class<? extends Application> application = Class.forName(arguments[0]).asSubclass(Application.class);
        Window.getWindows().addListener((ListChangeListener<Window>) change -> new Pulses().start());
        Application.launch(application, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static final class Pulses extends AnimationTimer {
        private int seen;

        @Override
        public void handle(long now) {
            seen++;
            if (seen == 2) {
                System.out.println("frame");
                System.out.flush();
                Platform.exit();
                Runtime.getRuntime().halt(0);
            }
        }
    }
}
