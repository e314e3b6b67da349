package org.faultline.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import org.faultline.format.words.VisibleWriter;

/** Where everything is printed: so that nothing from outside reaches a terminal as a command, and no failure is lost. */
final class Terminal extends FilterWriter {
    private final PrintWriter to;

    private Terminal(PrintWriter to) {
        super(to);
        this.to = to;
    }

    /** Prints to {@code to}. */
    static PrintWriter to(PrintWriter to) {
        return new PrintWriter(new VisibleWriter(new Terminal(to)), true);
    }

    @Override
    public void flush() throws IOException {
        if (to.checkError()) {
            throw new IOException();
        }
    }
}
