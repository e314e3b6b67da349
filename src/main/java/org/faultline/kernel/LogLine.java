package org.faultline.kernel;

import java.util.List;

/**
 * One line of the kernel's log.
 *
 * @param words what stands in the places of the format, as the kernel prints it
 */
public record LogLine(Printk format, List<String> words) {
    public LogLine {
        words = List.copyOf(words);
    }

    /** The line as dmesg shows it, without a time stamp. */
    public String text() {
        return String.format(format.format(), words.toArray());
    }

    @Override
    public String toString() {
        return text();
    }
}
