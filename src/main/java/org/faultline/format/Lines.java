package org.faultline.format;

import java.util.List;

/** Text in the making: lines of at most 100 columns that end with {@code \n} and have no trailing blanks. */
final class Lines {
    static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    /** An empty line. */
    void blank() {
        text.append('\n');
    }

    /** One line as it is, however long. */
    void line(String content) {
        text.append(content.stripTrailing()).append('\n');
    }

    /** {@code content} behind {@code head}, broken between words; further lines begin under the content. */
    void wrapped(String head, String content) {
        String indent = " ".repeat(head.length());
        String current = head;
        boolean empty = true;
        for (String word : content.strip().split("\\s+", -1)) {
            if (!empty && current.length() + 1 + word.length() > WIDTH) {
                line(current);
                current = indent;
                empty = true;
            }
            current += (empty ? "" : " ") + word;
            empty = false;
        }
        line(current);
    }

    /** {@code content} in a column that begins at {@code column}, behind {@code head} or below it if that is longer. */
    void column(String head, int column, String content) {
        if (head.length() + 2 > column) {
            line(head);
            wrapped(" ".repeat(column), content);
        } else {
            wrapped(head + " ".repeat(column - head.length()), content);
        }
    }

    /** Each of {@code contents} on a line behind {@code head}. */
    void each(String head, List<String> contents) {
        contents.forEach(c -> wrapped(head, c));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
