package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_sound_document_has_no_problems() {
        Cmd check = Cmd.run("check", "samples/reflink-trio.json", "sample:first-contact");

        assertThat(check.code()).isEqualTo(ExitCode.FINE);
        assertThat(check.out())
                .isEqualTo("samples/reflink-trio.json: no problems\nsample:first-contact: no problems\n");
        assertThat(check.err()).isEmpty();
    }

    @Test
    void a_document_with_errors_is_answered_with_all_of_them() throws IOException {
        String text =
                Files.readString(Path.of("samples/reflink-trio.json")).replace("\"file\": \"b\"", "\"file\": \"z\"")
                        .replace("\"linux-6.12\"", "\"linux-9\"");
        Path file = Files.writeString(folder.resolve("two.json"), text);
        Cmd check = Cmd.run("check", file.toString());

        assertThat(check.code()).isEqualTo(ExitCode.NO);
        assertThat(check.out()).contains(file + ":7 /design: error: ", "/processes/1/mappings/0/file: error: ");
        assertThat(check.err()).isEmpty();
    }

    @Test
    void the_worst_of_several_files_decides() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "[]");
        Cmd check = Cmd.run("check", broken.toString(), "no.json", "samples/first-contact.json");

        assertThat(check.code()).isEqualTo(ExitCode.USAGE);
        assertThat(check.err()).startsWith("no.json: error: ");
        assertThat(check.out()).contains(broken + ":1: error: ", "samples/first-contact.json: no problems");
    }

    /** Each of them could be, but is more than is followed here. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"act\": \"touch\", \"pid\": 101, \"mapping\": \"m101\", \"pages\": 1048576,"
            + " \"access\": \"write\"}", "{\"act\": \"poison\", \"at\": \"pfn:0x101C00\", \"pages\": 65537}",
            "{\"act\": \"read\", \"pid\": 101, \"file\": \"a\", \"offset\": \"2000 PiB\", \"length\": 1}",
            "{\"act\": \"read\", \"pid\": 101, \"file\": \"a\", \"offset\": 99999999999999999999, \"length\": 1}"})
    void a_limit_that_a_document_breaks_is_refused_by_every_command(String act) throws IOException {
        String file = story(act).toString();

        assertThat(Cmd.run("check", file).out()).contains(": error: ");
        assertThat(Cmd.run("check", file).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cmd.run("run", file).code()).isEqualTo(ExitCode.USAGE);
        assertThat(Cmd.run("render", file, "-o", folder.resolve("x.png").toString()).code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void what_no_machine_takes_is_no_limit_of_ours() throws IOException {
        String file = story("{\"act\": \"read\", \"pid\": 99999999, \"file\": \"a\", \"offset\": 0}").toString();

        assertThat(Cmd.run("check", file).code()).isEqualTo(ExitCode.NO);
        assertThat(Cmd.run("run", file).code()).isEqualTo(ExitCode.NO);
    }

    @Test
    void no_file_is_bad_usage() {
        assertThat(Cmd.run("check").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_long_story_is_checked_but_not_run() throws IOException {
        String act = "{\"act\": \"poison\", \"at\": \"pfn:0x101C00\"}";
        Path file = story(String.join(", ", Collections.nCopies(20_000, act)));

        Cmd check = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Cmd.run("check", file.toString()));
        assertThat(check.code()).as(check.out()).isEqualTo(ExitCode.FINE);
    }

    /** The trio with another story. */
    private Path story(String acts) throws IOException {
        String text = Files.readString(Path.of("samples/reflink-trio.json"));
        return Files.writeString(folder.resolve("story.json"),
                text.replaceFirst("(?s)\"story\": \\[.*?\\]", "\"story\": [" + acts + "]"));
    }
}
