package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CliTest {
    @TempDir
    private Path folder;

    @Test
    void the_version_is_an_answer() {
        Cmd version = Cmd.run("--version");

        assertThat(version.code()).isEqualTo(ExitCode.FINE);
        assertThat(version.out()).startsWith("faultline ");
        assertThat(version.err()).isEmpty();
    }

    @Test
    void an_unknown_command_is_bad_usage() {
        Cmd fly = Cmd.run("fly");

        assertThat(fly.code()).isEqualTo(ExitCode.USAGE);
        assertThat(fly.err()).contains("fly").contains("Usage: faultline");
        assertThat(fly.out()).isEmpty();
    }

    @Test
    void no_command_is_bad_usage() {
        Cmd nothing = Cmd.run();

        assertThat(nothing.code()).isEqualTo(ExitCode.USAGE);
        assertThat(nothing.err()).startsWith("Say what to do");
    }

    @Test
    void an_unknown_option_of_a_command_names_it_and_where_help_is() {
        Cmd wrong = Cmd.run("run", "--fly", "sample:first-contact");

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("--fly").endsWith("See: faultline run --help\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "run sample:first-contact --design linux-6.13 | --design knows no \"linux-6.13\". Write linux-6.1 or linux-6.12 if",
            "run sample:first-contact --design nine | --design knows no \"nine\". There are: linux-5.10, rfc-v2-posted,",
            "run sample:first-contact --format jsno | --format knows no \"jsno\". Write json if you meant that. There are: text,",
            "verify --format yaml x.json | --format knows no \"yaml\". There are: text, json.",
            "render sample:first-contact --theme dakr -o x.png | --theme knows no \"dakr\". Write dark if you meant that.",
            "render sample:first-contact --size 3 -o x.png | --size is \"3\", which is no size of a picture. Write width and",
            "render sample:first-contact --step x -o x.png | --step is \"x\", which is not a whole number. Write a number",
            "list smaples | list knows no \"smaples\". Write samples if you meant that. There are: samples, lessons, designs.",
            "rnu x.json | faultline knows no \"rnu\". Write run if you meant that. There are: run, check,",
            "run x.json --desgin rfc-v2 | run knows no \"--desgin\". Write --design if you meant that.",
            "run x.json y.json | run does not know what to do with \"y.json\". Leave it out,",
            "run sample:frist-contact | There is no sample frist-contact. [sample-unknown]"})
    void what_is_not_known_is_said_with_what_is_and_the_nearest_name_first(String typed, String said) {
        Cmd wrong = Cmd.run(typed.strip().split(" "));

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains(said).doesNotContain("Invalid value", "Unmatched", "Unknown option");
    }

    @ParameterizedTest
    @CsvSource({"sample:reflink-trio,sample-not-recorded", "nowhere.json,file-missing",
            "samples/reflink-trio.json,not-a-case"})
    void verify_says_that_it_wants_recorded_runs(String file, String code) {
        Cmd verify = Cmd.run("verify", file);

        assertThat(verify.code()).isEqualTo(ExitCode.USAGE);
        assertThat(verify.err()).startsWith(file).contains("[" + code + "]").hasLineCount(2);
    }

    @Test
    void help_lists_every_command_with_examples() {
        assertThat(Cmd.run("--help").out()).contains("run", "check", "list", "render", "Examples:", "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check", "list", "render", "export"})
    void every_command_has_help_with_examples_in_a_hundred_columns(String command) {
        Cmd help = Cmd.run(command, "--help");

        assertThat(help.code()).isEqualTo(ExitCode.FINE);
        assertThat(help.out()).contains("Usage: faultline " + command, "Examples:", "faultline " + command);
        assertThat(help.out().lines()).allMatch(l -> l.length() <= 100);
    }

    @Test
    void an_unexpected_exception_is_our_own_fault_and_its_trace_is_kept() throws IOException {
        StringWriter err = new StringWriter();
        CommandLine commands = new CommandLine(new FaultlineCommand()).addSubcommand(new Breaks());
        Cli cli = new Cli(commands, new PrintWriter(new StringWriter()), new PrintWriter(err, true),
                new Faults(Optional.of(folder)));

        assertThat(cli.run("break")).isEqualTo(ExitCode.FAULT);
        List<String> said = err.toString().lines().toList();
        assertThat(said).hasSize(2);
        assertThat(said.getFirst())
                .matches("faultline: our own fault [0-9a-f]{8}: IllegalStateException: no such layer");
        Path kept = Path.of(said.getLast().replaceAll("^.* is in |; report .*$", ""));
        assertThat(kept).startsWith(folder).content().contains("IllegalStateException", "CliTest.java:");
        cli.run("break");
        assertThat(err.toString().lines().distinct()).hasSize(2);
    }

    @Command(name = "break")
    private static final class Breaks implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("no such layer\nat all");
        }
    }

    @Test
    void a_file_of_arguments_is_a_file_like_any_other() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "--version secret");

        Cmd run = Cmd.run("run", "@" + words);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out() + run.err()).contains("@" + words).doesNotContain("secret");
    }

    @Test
    void nothing_from_outside_reaches_the_terminal_unseen() throws IOException {
        Path file = Files.writeString(folder.resolve("a\u001b]0;x\u0007\u202e.json"), "{}");

        for (Cmd done : List.of(Cmd.run("check", file.toString()), Cmd.run("check", "no\u2028\u009b"),
                Cmd.run("verify", "src/test/resources/hostile/verify-id-with-escape-reaches-terminal.json"))) {
            assertThat(done.out() + done.err()).contains("\\u").doesNotContainPattern("[\\p{Cf}\u2028\u2029]")
                    .doesNotContainPattern("[\\p{Cc}&&[^\n\t]]");
        }
    }

    @Test
    void an_argument_that_is_longer_than_any_name_is_refused_and_not_repeated() {
        Cmd run = Cmd.run("run", "x".repeat(10_000_000));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).hasSizeLessThan(300).contains("10000000", "8192");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run", "verify"})
    void an_empty_name_is_no_folder(String command) {
        Cmd done = Cmd.run(command, "");
        assertThat(done.code()).isEqualTo(ExitCode.USAGE);
        assertThat(done.err()).contains("The name of the file is empty.");
    }

    @Test
    void an_answer_that_cannot_be_written_is_not_fine() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Cli cli = new Cli(new PrintWriter(full), new PrintWriter(Writer.nullWriter()),
                (session, look, out) -> Optional.empty());

        assertThat(cli.run("run", "sample:first-contact")).isEqualTo(ExitCode.USAGE);
    }
}
