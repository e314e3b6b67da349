package org.faultline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.faultline.format.words.Visible;

/** Everything that is printed goes through here, so that nothing from outside reaches a terminal as a command. */
final class VisibleWriter extends Writer {
    private final PrintWriter to;

    private VisibleWriter(PrintWriter to) {
        this.to = to;
    }

    /** Prints to {@code to}. */
    static PrintWriter to(PrintWriter to) {
        return new PrintWriter(new VisibleWriter(to), true);
    }

    @Override
    public void write(char[] buffer, int from, int length) {
        to.write(Visible.of(new String(buffer, from, length)));
    }

    @Override
    public void write(String text, int from, int length) {
        String part = text.substring(from, from + length);
        to.write(part.equals(System.lineSeparator()) ? part : Visible.of(part));
    }

    @Override
    public void flush() throws IOException {
        if (to.checkError()) {
            throw new IOException();
        }
    }

    @Override
    public void close() {
        to.close();
    }
}
