package org.faultline.fuzz;

import java.io.PrintWriter;
import org.faultline.cli.Cli;
import org.faultline.desktop.Desktop;
import org.faultline.desktop.model.FxThread;

/** The command line of one process: its complaints go to {@code err}, what it answers is its exit code. */
@FunctionalInterface
interface Commands {
    int run(PrintWriter err, String... args) throws Exception;

    /** The program's own. What it prints is printed for nobody. */
    static Commands own() {
        return (err, args) -> new Cli(new PrintWriter(PrintWriter.nullWriter()), err, Desktop::render).run(args);
    }

    /** The number of the thread on which windows are drawn. */
    static long drawingThread() {
        return FxThread.call(() -> Thread.currentThread().threadId());
    }
}
