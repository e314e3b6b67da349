package org.faultline.desktop.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of a tip, made short enough: of its longest paragraphs the middle is left out, and how many lines that were is said. */
final class TipLines {
    private static final String BETWEEN = "\n\n";
    /** No screen has room for more. */
    private static final int MOST = 400;
    private static final int LEAST = 3;

    private TipLines() {}

    /**
     * As much of a text as fits.
     *
     * @param fits whether so much has room
     * @param more says how many lines are left out
     */
    static String fitting(String text, Predicate<String> fits, IntFunction<String> more) {
        List<List<String>> paragraphs = Stream.of(text.split(BETWEEN)).map(p -> List.of(p.split("\n"))).toList();
        int longest = paragraphs.stream().mapToInt(List::size).max().orElseThrow();
        int low = LEAST;
        int high = Math.min(longest, MOST);
        while (low < high) {
            int mid = (low + high + 1) / 2;
            if (fits.test(cut(paragraphs, mid, more))) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return cut(paragraphs, low, more);
    }

    private static String cut(List<List<String>> paragraphs, int most, IntFunction<String> more) {
        return paragraphs.stream().map(p -> String.join("\n", cutOne(p, most, more)))
                .collect(Collectors.joining(BETWEEN));
    }

    private static List<String> cutOne(List<String> lines, int most, IntFunction<String> more) {
        if (lines.size() <= most) {
            return lines;
        }
        int tail = (most - 1) / 3;
        int head = most - 1 - tail;
        List<String> kept = new ArrayList<>(lines.subList(0, head));
        kept.add(more.apply(lines.size() - head - tail));
        kept.addAll(lines.subList(lines.size() - tail, lines.size()));
        return kept;
    }
}
