package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void an_unexpected_exception_is_one_line_and_our_own_fault() {
        StringWriter err = new StringWriter();
        CommandLine commands = new CommandLine(new FaultlineCommand()).addSubcommand(new Breaks());
        Cli cli = new Cli(commands, new PrintWriter(new StringWriter()), new PrintWriter(err, true));

        assertThat(cli.run("break")).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString().lines())
                .containsExactly("faultline: our own fault: IllegalStateException: no such layer");
    }

    @Command(name = "break")
    private static final class Breaks implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("no such layer\nat all");
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
