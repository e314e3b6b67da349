package org.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What windows are shown on: the display there is, or else a virtual one, or else JavaFX's platform without one.
 *
 * @param description for the page
 * @param options of the JDK
 * @param environment of the process
 * @param server the virtual display, which ends with this
 */
record Glass(String description, List<String> options, Map<String, String> environment,
        Optional<Process> server) implements AutoCloseable {
    private static final List<String> SOFTWARE = List.of("-Dprism.order=sw", "--enable-native-access=ALL-UNNAMED");

    /** Finds it. */
    static Glass here() throws IOException {
        if (!System.getenv().getOrDefault("DISPLAY", "").isEmpty()) {
            return new Glass("the display at hand, drawn in software", SOFTWARE, Map.of(), Optional.empty());
        }
        boolean virtual = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
        if (!virtual) {
            return new Glass("JavaFX's headless platform, drawn in software: launch to the second pulse",
                    List.of("-Dglass.platform=Headless", SOFTWARE.get(0), SOFTWARE.get(1)), Map.of(),
                    Optional.empty());
        }
        Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1600x1200x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String number = Optional.ofNullable(server.inputReader().readLine()).orElse("").strip();
        return new Glass("Xvfb, drawn in software", SOFTWARE, Map.of("DISPLAY", ":" + number), Optional.of(server));
    }

    @Override
    public void close() {
        server.ifPresent(Process::destroy);
    }
}
