package org.faultline.format.words;

import java.io.IOException;
import java.io.Writer;

/** Passes text on as {@link Visible} shows it. */
public final class VisibleWriter extends Writer {
    private final Writer out;
    /** The first half of a pair of which the other has not come yet. */
    private String half = "";

    /** @param out takes the text, and is closed with this one */
    public VisibleWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        String all = half + new String(text, from, length);
        boolean isHalf = !all.isEmpty() && Character.isHighSurrogate(all.charAt(all.length() - 1));
        int end = isHalf ? all.length() - 1 : all.length();
        out.write(Visible.of(all.substring(0, end)));
        half = all.substring(end);
    }

    /** The end of a line is passed on as this system has it. */
    @Override
    public void write(String text, int from, int length) throws IOException {
        String part = text.substring(from, from + length);
        if (part.equals(System.lineSeparator())) {
            out.write(Visible.of(half) + part);
            half = "";
        } else {
            super.write(text, from, length);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.write(Visible.of(half));
        half = "";
        out.close();
    }
}
