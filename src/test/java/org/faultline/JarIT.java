package org.faultline;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar as a user starts it, on a machine without a display. */
class JarIT {
    @TempDir
    private Path folder;

    @Test
    void the_jar_tells_its_version() throws Exception {
        Ended ended = run("--version");

        assertThat(ended.code).isZero();
        assertThat(ended.out).startsWith("faultline 0.");
        assertThat(ended.err).isEmpty();
    }

    @Test
    void an_unknown_option_is_bad_usage() throws Exception {
        Ended ended = run("--fly");

        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.err).contains("--fly");
    }

    @Test
    void without_a_display_the_window_says_so_in_one_sentence() throws Exception {
        Ended ended = run();

        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.err.lines()).hasSize(1);
        assertThat(ended.err).contains("no display", "xvfb-run -a", "render");
        assertThat(ended.out).isEmpty();
    }

    @Test
    void one_document_means_the_window() throws Exception {
        Path document = Files.writeString(folder.resolve("a.json"), "{}");

        assertThat(run(document.toString()).err).contains("no display");
    }

    @Test
    void samples_are_in_the_jar() throws Exception {
        Ended ended = run("list", "samples");

        assertThat(ended.code).isZero();
        assertThat(ended.out).contains("reflink-trio").hasLineCount(Samples.names().size());
    }

    @Test
    void a_run_is_told_in_utf_8_and_ends_fine() throws Exception {
        Ended ended = run("run", "sample:reflink-trio", "--design", "linux-6.12", "--poison", "pfn:0x101C00");

        assertThat(ended.code).isZero();
        assertThat(ended.err).isEmpty();
        assertThat(ended.out).contains(
                "Summary: Two killed, one spared, 4 KiB lost in two files. Killed: 101 postgres, 102 backup.");
    }

    @Test
    void json_is_byte_identical_from_one_process_to_the_next() throws Exception {
        String[] args = {"run", "sample:reflink-trio", "--format", "json"};

        assertThat(run(args).out).isEqualTo(run(args).out).startsWith("{\n");
    }

    @Test
    void numbers_are_written_alike_in_every_country() throws Exception {
        List<String> args = List.of("run", "sample:reflink-trio");
        List<String> egypt = List.of("env", "JAVA_TOOL_OPTIONS=-Duser.language=ar -Duser.country=EG");

        assertThat(ended(start(egypt, args)).out).isEqualTo(ended(start(List.of(), args)).out).contains("  12  ");
    }

    @Test
    void a_broken_document_is_answered_with_no() throws Exception {
        Path document = Files.writeString(folder.resolve("a.json"), "{}");

        assertThat(run("check", document.toString()).code).isEqualTo(1);
        assertThat(run("run", document.toString()).code).isEqualTo(1);
        assertThat(run("check", folder.resolve("b.json").toString()).code).isEqualTo(2);
    }

    @Test
    void a_picture_is_drawn_without_a_display() throws Exception {
        Path picture = folder.resolve("end.png");
        Ended ended = run("render", "sample:reflink-trio", "--size", "1000x700", "-o", picture.toString());

        assertThat(ended.err).isEmpty();
        assertThat(ended.code).isZero();
        BufferedImage drawn = ImageIO.read(picture.toFile());
        assertThat(drawn.getWidth()).isEqualTo(1000);
        assertThat(drawn.getHeight()).isEqualTo(700);
    }

    @Test
    void a_picture_that_has_no_place_is_told() throws Exception {
        Ended ended = run("render", "sample:reflink-trio", "-o", folder.resolve("gone/end.png").toString());

        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.err).contains("end.png: error: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run", "render"})
    void ctrl_c_ends_long_work_and_leaves_no_half_file(String command) throws Exception {
        Path picture = Files.writeString(folder.resolve("end.png"), "old");
        List<String> args = new ArrayList<>(List.of(command, "/dev/stdin"));
        if (command.equals("render")) {
            args.addAll(List.of("-o", picture.toString()));
        }
        // Where a shell runs the tests in the background, nobody below it hears of Ctrl+C.
        java.lang.Process process = start(List.of("env", "--default-signal=INT"), args);
        try (OutputStream document = process.getOutputStream()) {
            document.write(large().getBytes(StandardCharsets.UTF_8));
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        Ended ended = ended(process);

        assertThat(ended.err).isEmpty();
        assertThat(ended.out).isEmpty();
        assertThat(ended.code).isEqualTo(130);
        assertThat(picture).hasContent("old");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("end.png", "out", "err");
    }

    /** A document that keeps a machine busy for seconds after it was read. */
    private static String large() {
        String files = IntStream.range(0, 60_000).mapToObj(i -> """
                {"id": "f%d", "path": "/mnt/f%d", "size": 4096}""".formatted(i, i)).collect(Collectors.joining(",\n"));
        return """
                {"format": "faultline", "version": 1, "design": "linux-6.12",
                "devices": [{"id": "pmem0", "kind": "pmem", "name": "pmem0", "base": 4294967296, "size": 17179869184, "dataOffset": 67108864}],
                "filesystems": [{"id": "xfs0", "kind": "xfs", "on": "pmem0", "mount": "/mnt", "files": [
                %s]}]}""".formatted(files);
    }

    private Ended run(String... args) throws IOException, InterruptedException {
        return ended(start(List.of(), List.of(args)));
    }

    private java.lang.Process start(List<String> by, List<String> args) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(by);
        command.addAll(List.of(java.toString(), "-jar", System.getProperty("faultline.jar")));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        return builder.start();
    }

    private Ended ended(java.lang.Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
        return new Ended(process.exitValue(), Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
    }

    private record Ended(int code, String out, String err) {}
}
