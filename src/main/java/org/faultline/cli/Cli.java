package org.faultline.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.faultline.budget.Stopped;
import org.faultline.edit.Catalogue;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The whole command line: arguments in, two streams of text and an exit code out. */
public final class Cli {
    private static final int WIDTH = 100;
    /** No path and no address has more characters; what is refused is repeated. */
    private static final int LONGEST = 8192;

    private final CommandLine commands;
    private final Faults faults;

    /** A command line that answers on {@code out}, complains on {@code err} and has {@code renderer} draw. */
    public Cli(PrintWriter out, PrintWriter err, Renderer renderer) {
        this(out, err, renderer, new Progress(err, false, System::nanoTime), new Faults(Optional.empty()));
    }

    Cli(PrintWriter out, PrintWriter err, Renderer renderer, Progress progress, Faults faults) {
        this(new CommandLine(new FaultlineCommand()).addSubcommand(new RunCommand(progress))
                .addSubcommand(new CheckCommand(progress))
                .addSubcommand(new ListCommand()).addSubcommand(new ExplainCommand(Catalogue.all(), progress))
                .addSubcommand(new RenderCommand(renderer, progress))
                .addSubcommand(new ExportCommand(progress)).addSubcommand(new CompareCommand(progress))
                .addSubcommand(new MatrixCommand(progress)).addSubcommand(new HeatCommand(progress))
                .addSubcommand(new ForecastCommand(progress)).addSubcommand(new AdviseCommand(progress))
                .addSubcommand(new LessonCommand(progress, Clock.systemUTC()))
                .addSubcommand(new GradeCommand(progress))
                .addSubcommand(new PublishCommand(progress)).addSubcommand(new UnitCommand(progress))
                .addSubcommand(new VerifyCommand(progress)), out, err, faults);
    }

    Cli(CommandLine commands, PrintWriter out, PrintWriter err, Faults faults) {
        this.faults = faults;
        this.commands = commands.setOut(Terminal.to(out))
                .setErr(Terminal.to(err))
                .setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, args) -> refuse(wrong))
                .setExecutionExceptionHandler((fault, command, parsed) -> blame(fault, command));
    }

    /** A command line that answers where the process was started, in UTF-8. */
    public static Cli onTerminal(Renderer renderer) {
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return new Cli(new PrintWriter(System.out, true, StandardCharsets.UTF_8), err, renderer,
                new Progress(err, isWatched(), System::nanoTime), Faults.here());
    }

    /** Whether somebody sits before what is complained on. Where the system does not tell, input and output count. */
    private static boolean isWatched() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString().matches("/dev/(pts/|tty).*");
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        }
    }

    /**
     * Runs one command; the answer is an {@link ExitCode}. An answer that could not be written whole is never fine; not
     * a word is said about it, because a reader that has seen enough closes the pipe.
     */
    public int run(String... args) {
        Optional<String> endless = Arrays.stream(args).filter(a -> a.length() > LONGEST).findFirst();
        if (endless.isPresent()) {
            commands.getErr().println(Mistyped.text(Wrong.WORD_TOO_LONG, Detail.of(endless.get().length()),
                    Detail.of(LONGEST)));
            return ExitCode.USAGE;
        }
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
        err.println(Mistyped.in(wrong).orElseGet(() -> String.valueOf(wrong.getMessage())));
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

    private int blame(Throwable fault, CommandLine command) {
        if (fault instanceof Stopped) {
            return ExitCode.STOPPED;
        }
        return faults.tell(command.getErr(), fault);
    }
}
