package org.faultline;

import java.nio.file.Path;
import java.util.Optional;
import org.faultline.cli.Cli;
import org.faultline.cli.ExitCode;
import org.faultline.desktop.Desktop;

/** Where Faultline starts: nothing or one document opens the window, everything else is a command. */
public final class Main {
    private Main() {}

    /** Runs to the end and leaves with the exit code the command line documents. */
    public static void main(String[] args) {
        System.exit(guarded(args));
    }

    private static int guarded(String[] args) {
        try {
            return run(args);
        } catch (RuntimeException fault) {
            System.err.println("faultline: our own fault: " + fault);
            return ExitCode.FAULT;
        }
    }

    private static int run(String[] args) {
        if (args.length == 0) {
            return Desktop.open(Optional.empty());
        }
        if (args.length == 1 && isDocument(args[0])) {
            return Desktop.open(Optional.of(Path.of(args[0])));
        }
        return Cli.onTerminal(Desktop::render).run(args);
    }

    private static boolean isDocument(String arg) {
        return arg.endsWith(".json");
    }
}
