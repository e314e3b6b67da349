package org.faultline.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.faultline.build.Catalogue;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The whole command line: arguments in, two streams of text and an exit code out. */
public final class Cli {
    private static final int WIDTH = 100;

    private final CommandLine commands;

    /** A command line that answers on {@code out}, complains on {@code err} and has {@code renderer} draw. */
    public Cli(PrintWriter out, PrintWriter err, Renderer renderer) {
        this(new CommandLine(new FaultlineCommand()).addSubcommand(new RunCommand()).addSubcommand(new CheckCommand())
                .addSubcommand(new ListCommand()).addSubcommand(new ExplainCommand(Catalogue.all()))
                .addSubcommand(new RenderCommand(renderer))
                .addSubcommand(new VerifyCommand()), out, err);
    }

    Cli(CommandLine commands, PrintWriter out, PrintWriter err) {
        this.commands = commands.setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, args) -> refuse(wrong))
                .setExecutionExceptionHandler((fault, command, parsed) -> blame(fault, command));
    }

    /** A command line that answers where the process was started, in UTF-8. */
    public static Cli onTerminal(Renderer renderer) {
        return new Cli(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), renderer);
    }

    /**
     * Runs one command; the answer is an {@link ExitCode}. An answer that could not be written whole is never fine; not
     * a word is said about it, because a reader that has seen enough closes the pipe.
     */
    public int run(String... args) {
        try {
            int code = commands.execute(args);
            return code == ExitCode.FINE && commands.getOut().checkError() ? ExitCode.USAGE : code;
        } catch (StackOverflowError | OutOfMemoryError fault) {
            return blame(fault, commands);
        }
    }

    private static int refuse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(Problems.printable(String.valueOf(wrong.getMessage())));
        if (!(wrong instanceof Refused)) {
            if (command.getParent() == null) {
                command.usage(err);
            } else {
                err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
            }
        }
        err.flush();
        return ExitCode.USAGE;
    }

    private static int blame(Throwable fault, CommandLine command) {
        String said = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        command.getErr().println("faultline: our own fault: " + fault.getClass().getSimpleName() + ": " + said);
        return ExitCode.FAULT;
    }
}
