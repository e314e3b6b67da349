package org.faultline.desktop;

import java.util.Map;

/** Whether there is something to show a window on. JavaFX itself finds out too late, and with a stack trace. */
record Display(String system, String platform, Map<String, String> environment) {
    static final String MISSING = "There is no display to open the window on (DISPLAY and WAYLAND_DISPLAY are unset): "
            + "use `xvfb-run -a java -jar target/faultline.jar`, or draw to a file with "
            + "`java -jar target/faultline.jar render …`.";

    static Display here() {
        return new Display(System.getProperty("os.name", ""), System.getProperty("glass.platform", ""),
                System.getenv());
    }

    boolean isMissing() {
        return system.startsWith("Linux") && !platform.equals("Headless") && !has("DISPLAY") && !has("WAYLAND_DISPLAY");
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
