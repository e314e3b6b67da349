package org.faultline.desktop;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether there is something to show a window on. JavaFX itself finds out too late, and with a stack trace. */
record Display(String system, String platform, Map<String, String> environment) {
    private static final String INSTEAD = ": put `xvfb-run -a` before the command, "
            + "or draw to a file with `java -jar target/faultline.jar render …`.";

    static final String MISSING = "There is no display to open the window on (DISPLAY and WAYLAND_DISPLAY are unset)"
            + INSTEAD;

    static Display here() {
        return new Display(System.getProperty("os.name", ""), System.getProperty("glass.platform", ""),
                System.getenv());
    }

    boolean isMissing() {
        return system.startsWith("Linux") && !platform.equals("Headless") && !has("DISPLAY") && !has("WAYLAND_DISPLAY");
    }

    /** What to say when there should be a display and JavaFX cannot use it. */
    static String unusable(@Nullable String why) {
        return "The display cannot be used (" + why + ")" + INSTEAD;
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
