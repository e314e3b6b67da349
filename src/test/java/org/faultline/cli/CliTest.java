package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CliTest {
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
            "list smaples | list knows no \"smaples\". Write samples if you meant that. There are: samples, designs.",
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
    @ValueSource(strings = {"run", "check", "list", "render"})
    void every_command_has_help_with_examples_in_a_hundred_columns(String command) {
        Cmd help = Cmd.run(command, "--help");

        assertThat(help.code()).isEqualTo(ExitCode.FINE);
        assertThat(help.out()).contains("Usage: faultline " + command, "Examples:", "faultline " + command);
        assertThat(help.out().lines()).allMatch(l -> l.length() <= 100);
    }

    @Test
    void an_unexpected_exception_is_one_line_with_its_place_and_our_own_fault() {
        StringWriter err = new StringWriter();
        CommandLine commands = new CommandLine(new FaultlineCommand()).addSubcommand(new Breaks());
        Cli cli = new Cli(commands, new PrintWriter(new StringWriter()), new PrintWriter(err, true));

        assertThat(cli.run("break")).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString().lines()).singleElement().asString()
                .matches("faultline: our own fault: IllegalStateException: no such layer \\(CliTest\\.java:[0-9]+\\)");
    }

    @Command(name = "break")
    private static final class Breaks implements Runnable {
        @Override
        public void run() {
            throw new CompletionException(new IllegalStateException("no such layer\nat all"));
        }
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
                (session, width, height, dark, out) -> Optional.empty());

        assertThat(cli.run("run", "sample:first-contact")).isEqualTo(ExitCode.USAGE);
    }
}
