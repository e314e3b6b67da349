package org.faultline;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.faultline.cli.Cli;
import org.faultline.cli.Faults;
import org.faultline.desktop.Desktop;

/** Where Faultline starts: nothing or one document, perhaps at a step, opens the window, everything else is a command. */
public final class Main {
    private Main() {}

    /**
     * Runs to the end and leaves with the exit code the command line documents. Numbers are written alike in every country.
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        System.exit(guarded(args));
    }

    private static int guarded(String[] args) {
        try {
            return run(args);
        } catch (RuntimeException | Error fault) {
            return Faults.here()
                    .tell(new PrintWriter(System.err, true, StandardCharsets.UTF_8), fault);
        }
    }

    private static int run(String[] args) {
        if (args.length == 0) {
            return Desktop.open(Optional.empty(), OptionalInt.empty());
        }
        if (args.length == 1 && Desktop.isDocument(args[0])) {
            return Desktop.open(Optional.of(Path.of(args[0])), OptionalInt.empty());
        }
        if (args.length == 3 && Desktop.isDocument(args[0]) && args[1].equals("--step")
                && args[2].matches("[0-9]{1,9}")) {
            return Desktop.open(Optional.of(Path.of(args[0])), OptionalInt.of(Integer.parseInt(args[2])));
        }
        return Cli.onTerminal(Desktop::render).run(args);
    }
}
