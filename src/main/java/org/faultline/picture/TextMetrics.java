package org.faultline.picture;

import java.util.ArrayList;
import java.util.List;

/** How much room text takes. */
@FunctionalInterface
public interface TextMetrics {
    String ELLIPSIS = "…";

    /** Width of {@code text} on one line, in pixels. */
    double width(Type type, String text);

    /** {@code text} as far as it fits into {@code width}; empty when not even two letters do. */
    default String fit(Type type, String text, double width) {
        if (width(type, text) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int mid = (low + high + 1) / 2;
            if (width(type, text.substring(0, mid) + ELLIPSIS) <= width) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return low < 2 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS;
    }

    /** {@code text} broken between words into lines that are no wider than {@code most}, but for words that are; empty for none. */
    default List<String> broken(Type type, String text, double most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.isEmpty() ? List.<String>of() : List.of(text.split(" "))) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(type, longer) > most) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
