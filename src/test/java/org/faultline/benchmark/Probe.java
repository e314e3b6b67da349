package org.faultline.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.faultline.Main;

/** What looks at the shipped jar from outside: the probe's classes in a jar behind it, and an AOT cache of it. */
final class Probe {
    private static final Path LAUNCHER = Path.of("bin", "faultline");
    /** The picture of the stack, first seen alone. */
    static final String PICTURE = "#glimpse";
    /** All that the window shows. */
    static final String ALL = "#main";
    private static final Duration LONG = Duration.ofMinutes(5);

    private Probe() {}

    /** A jar with the probe and its peer, for an AOT cache wants nothing but jars on the class path. */
    static Path jar() throws IOException {
        Path jar = Files.createDirectories(Workshop.FOLDER).resolve("probe.jar").toAbsolutePath();
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            for (String name : List.of("FirstFrame", "FirstFrame$Pulses", "HelloWorld")) {
                String path = "org/faultline/benchmark/" + name + ".class";
                out.putNextEntry(new JarEntry(path));
                try (InputStream bytes =
                        Objects.requireNonNull(Probe.class.getResourceAsStream("/" + path), path)) {
                    bytes.transferTo(out);
                }
            }
        }
        return jar;
    }

    /** The cache that the launcher made on its first use, or one made here where there is no launcher. */
    static Path cache(Glass glass, Map<String, String> environment) throws IOException, InterruptedException {
        return Files.isExecutable(LAUNCHER) ? launched(environment) : trained(glass);
    }

    private static Path launched(Map<String, String> environment) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(environment.getOrDefault("XDG_STATE_HOME", ""), "faultline"));
        Map<String, String> told = new HashMap<>(environment);
        told.put("JAVA_HOME", System.getProperty("java.home"));
        told.put("FAULTLINE_JAR", Workshop.jar().toAbsolutePath().toString());
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            Child.run(List.of(LAUNCHER.toString(), "list", "designs"), told, LONG);
            long end = System.nanoTime() + LONG.toNanos();
            while (made(folder).isEmpty() && System.nanoTime() < end) {
                Optional.ofNullable(watch.poll(1, TimeUnit.SECONDS)).ifPresent(WatchKey::reset);
            }
        }
        return made(folder).orElseThrow(() -> new Row.NotMeasured("the launcher made no cache"));
    }

    private static Optional<Path> made(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".aot")).findFirst();
        }
    }

    private static Path trained(Glass glass) throws IOException, InterruptedException {
        Path cache = Workshop.FOLDER.resolve("window.aot");
        List<String> command = new ArrayList<>(List.of(Workshop.java(), "-XX:AOTCacheOutput=" + cache));
        command.addAll(glass.options());
        command.addAll(List.of("-cp", Workshop.jar().toAbsolutePath() + ":" + jar(), FirstFrame.class.getName(),
                Main.class.getName(), ALL));
        Child.run(command, glass.environment(), LONG);
        return cache;
    }
}
