package org.faultline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script: it starts the jar whatever becomes of its cache, and makes one in the background. */
class LauncherIT {
    /** In minutes. */
    private static final long PATIENCE = 5;

    /** What a start in the background still writes there must not fail the test. */
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path state;

    private record Ended(int code, String out, String err) {}

    @Test
    void a_command_is_passed_on_and_so_is_how_it_ended() throws Exception {
        Ended fine = run(state, "list", "designs");
        assertThat(fine.err).isEmpty();
        assertThat(fine.code).isZero();
        assertThat(fine.out).contains("linux-6.12");

        Ended wrong = run(state, "--fly");
        assertThat(wrong.code).isEqualTo(2);
        assertThat(wrong.err).contains("--fly");
    }

    @Test
    void the_first_start_makes_a_cache_and_the_next_use_it() throws Exception {
        Path cache = cache();

        Ended next = run(state, "list", "designs");

        assertThat(next.code).isZero();
        assertThat(next.err).isEmpty();
        assertThat(next.out).contains("linux-6.12");
        assertThat(cache).isNotEmptyFile();
    }

    @Test
    void the_folder_it_makes_is_its_owners_alone() throws Exception {
        Path fresh = state.resolve("fresh");

        run(fresh, "list", "designs");

        assertThat(Files.getPosixFilePermissions(fresh.resolve("faultline")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_broken_cache_changes_nothing() throws Exception {
        Files.writeString(cache(), "this is no cache");

        Ended next = run(state, "list", "designs");

        assertThat(next.code).isZero();
        assertThat(next.err).isEmpty();
        assertThat(next.out).contains("linux-6.12");
    }

    @Test
    void where_nothing_can_be_kept_it_works_without() throws Exception {
        Path file = Files.writeString(state.resolve("a-file"), "");

        Ended ended = run(file, "list", "designs");

        assertThat(ended.code).isZero();
        assertThat(ended.err).isEmpty();
    }

    @Test
    void without_a_jar_it_says_what_to_do() throws Exception {
        ProcessBuilder start = start(state, "list", "designs");
        start.environment().put("FAULTLINE_JAR", state.resolve("no.jar").toString());

        Ended ended = end(start);

        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.err).contains("no.jar", "mvn -B verify");
    }

    /** Starts once, and waits until the cache is there: it is moved to its place when it is whole. */
    private Path cache() throws Exception {
        Path folder = Files.createDirectories(state.resolve("faultline"));
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            run(state, "list", "designs");
            while (true) {
                WatchKey told = Objects.requireNonNull(watch.poll(PATIENCE, TimeUnit.MINUTES), "no cache was made");
                Optional<Path> made =
                        told.pollEvents().stream().map(event -> folder.resolve(event.context().toString()))
                                .filter(file -> file.toString().endsWith(".aot")).findFirst();
                if (made.isPresent()) {
                    return made.get();
                }
                told.reset();
            }
        }
    }

    private static Ended run(Path state, String... args) throws Exception {
        return end(start(state, args));
    }

    private static ProcessBuilder start(Path state, String... args) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("faultline.script", "bin/faultline")));
        command.addAll(List.of(args));
        ProcessBuilder start = new ProcessBuilder(command);
        start.environment().put("XDG_STATE_HOME", state.toString());
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Optional.ofNullable(System.getProperty("faultline.jar"))
                .ifPresent(jar -> start.environment().put("FAULTLINE_JAR", jar));
        return start;
    }

    private static Ended end(ProcessBuilder start) throws Exception {
        Path out = Files.createTempFile("launcher", ".out");
        Path err = Files.createTempFile("launcher", ".err");
        Process process = start.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int code = process.waitFor();
        return new Ended(code, Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
