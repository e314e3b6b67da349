package org.faultline.conformance;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a text, one at a time and none longer than somebody wants to read: how long all of it is does not matter. */
final class Lines implements Closeable {
    /** A line is longer than it may be. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final Reader in;
    private final int most;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int filled;

    /** @param most characters that a line may have */
    Lines(InputStream in, int most) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        this.most = most;
    }

    /** The next line without its end; nothing behind the last. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        while (fill()) {
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (line.length() + end - at > most) {
                throw new TooLong();
            }
            line.append(buffer, at, end - at);
            at = end + 1;
            if (end < filled) {
                return Optional.of(line.toString());
            }
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    /** All that is left, as one line. */
    String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        while (fill()) {
            if (rest.length() + filled - at > most) {
                throw new TooLong();
            }
            rest.append(buffer, at, filled - at);
            at = filled;
        }
        return rest.toString();
    }

    /** Whether there is more. */
    private boolean fill() throws IOException {
        while (at >= filled && filled >= 0) {
            at = 0;
            filled = in.read(buffer);
        }
        return filled > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
