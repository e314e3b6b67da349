package org.faultline.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The whole command line: arguments in, two streams of text and an exit code out. */
public final class Cli {
    private final CommandLine commands;

    /** A command line that answers on {@code out} and complains on {@code err}. */
    public Cli(PrintWriter out, PrintWriter err) {
        this(new CommandLine(new FaultlineCommand()), out, err);
    }

    Cli(CommandLine commands, PrintWriter out, PrintWriter err) {
        this.commands = commands.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, command, parsed) -> blame(fault, command));
    }

    /** A command line that answers where the process was started, in UTF-8. */
    public static Cli onTerminal() {
        return new Cli(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** Runs one command; the answer is an {@link ExitCode}. */
    public int run(String... args) {
        return commands.execute(args);
    }

    private static int blame(Exception fault, CommandLine command) {
        String said = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        command.getErr().println("faultline: our own fault: " + fault.getClass().getSimpleName() + ": " + said);
        return ExitCode.FAULT;
    }
}
