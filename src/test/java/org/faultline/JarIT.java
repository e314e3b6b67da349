package org.faultline;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(ended.out).contains("Summary: 2 owners, 2 acted on; signalled: 101, 102");
    }

    @Test
    void json_is_byte_identical_from_one_process_to_the_next() throws Exception {
        String[] args = {"run", "sample:reflink-trio", "--format", "json"};

        assertThat(run(args).out).isEqualTo(run(args).out).startsWith("{\n");
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

    private Ended run(String... args) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", System.getProperty("faultline.jar")));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        java.lang.Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private record Ended(int code, String out, String err) {}
}
