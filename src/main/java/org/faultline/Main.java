package org.faultline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.faultline.cli.Cli;
import org.faultline.desktop.Desktop;

/** Where Faultline starts: nothing or one document opens the window, everything else is a command. */
public final class Main {
    private Main() {}

    /** Runs to the end and leaves with the exit code the command line documents. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        if (args.length == 0) {
            return Desktop.open(Optional.empty());
        }
        if (args.length == 1 && isDocument(args[0])) {
            return Desktop.open(Optional.of(Path.of(args[0])));
        }
        return Cli.onTerminal().run(args);
    }

    private static boolean isDocument(String arg) {
        return arg.endsWith(".json") && Files.isRegularFile(Path.of(arg));
    }
}
