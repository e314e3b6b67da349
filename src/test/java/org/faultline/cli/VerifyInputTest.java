package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} is given that is no recorded run, or far too much of one. */
class VerifyInputTest {
    private static final Path CASE = Path.of("src/test/resources/kernel-cases/6.12/s01_early_pfn_r.json");
    @TempDir
    private Path folder;

    @Test
    void a_file_with_no_run_in_it_is_not_fine() throws IOException {
        Path blank = Files.writeString(folder.resolve("blank.jsonl"), "\n".repeat(3_000_000));

        Cmd verify = Cmd.run("verify", blank.toString());
        assertThat(verify.code()).isEqualTo(ExitCode.USAGE);
        assertThat(verify.err()).contains("No recorded run is in it.");
    }

    @Test
    void a_run_that_is_too_large_is_refused_however_small_it_is_packed() throws IOException {
        Path bomb = folder.resolve("bomb.json.gz");
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) ' ');
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }

        Cmd verify = Cmd.run("verify", bomb.toString());
        assertThat(verify.code()).isEqualTo(ExitCode.USAGE);
        assertThat(verify.err()).contains("[too-large]");
    }

    @Test
    void runs_are_found_between_empty_lines_and_named_by_their_line() throws IOException {
        String run = Files.readString(CASE).replace("\n", " ");
        Path lines = Files.writeString(folder.resolve("some.jsonl"), "\n\n" + run + "\n\n" + run);

        Cmd verify = Cmd.run("verify", "--format", "json", lines.toString());
        assertThat(verify.code()).as(verify.err()).isEqualTo(ExitCode.FINE);
        assertThat(verify.out()).contains("some.jsonl:3\"", "some.jsonl:5\"");
    }

    @Test
    void what_is_not_written_in_utf_8_cannot_be_read() throws IOException {
        Path latin = Files.write(folder.resolve("latin.json"), "{\"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Cmd.run("verify", latin.toString()).err()).contains("The file cannot be read.");
    }
}
