package org.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CliTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_version_is_an_answer() {
        assertThat(cli().run("--version")).isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).startsWith("faultline ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void an_unknown_command_is_bad_usage() {
        assertThat(cli().run("fly")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("fly").contains("Usage: faultline");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void no_command_is_bad_usage() {
        assertThat(cli().run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("Say what to do");
    }

    @Test
    void an_unexpected_exception_is_one_line_and_our_own_fault() {
        CommandLine commands = new CommandLine(new FaultlineCommand()).addSubcommand(new Breaks());
        Cli cli = new Cli(commands, new PrintWriter(out, true), new PrintWriter(err, true));

        assertThat(cli.run("break")).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString().lines())
                .containsExactly("faultline: our own fault: IllegalStateException: no such layer");
    }

    private Cli cli() {
        return new Cli(new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Command(name = "break")
    private static final class Breaks implements Runnable {
        @Override
        public void run() {
            throw new IllegalStateException("no such layer\nat all");
        }
    }
}
