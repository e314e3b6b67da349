package org.faultline.picture.stack;

import java.util.List;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;

/**
 * Names that stand beside each other. Where one has to be cut, what it shares with all the others goes first: its
 * beginning, then its end; then the middle of what is left.
 *
 * @param before how many letters all begin with
 * @param after how many letters all end with, behind those
 */
record Names(int before, int after) {
    /** Names that share everything still have this many letters of their own. */
    private static final int OWN = 2;

    static Names of(List<String> all) {
        if (all.stream().distinct().count() < 2) {
            return new Names(0, 0);
        }
        String one = all.getFirst();
        int shortest = all.stream().mapToInt(String::length).min().orElseThrow();
        int before = all.stream().mapToInt(name -> shared(one, name, shortest, false)).min().orElseThrow();
        before = Math.max(0, Math.min(before, shortest - OWN));
        int rest = Math.max(0, shortest - before - OWN);
        int after = all.stream().mapToInt(name -> shared(one, name, rest, true)).min().orElseThrow();
        return new Names(before, after);
    }

    private static int shared(String one, String other, int most, boolean fromEnd) {
        int count = 0;
        while (count < most && letter(one, count, fromEnd) == letter(other, count, fromEnd)) {
            count++;
        }
        return count;
    }

    private static char letter(String name, int at, boolean fromEnd) {
        return name.charAt(fromEnd ? name.length() - 1 - at : at);
    }

    /** A name as far as it fits into {@code width}; empty when not even two letters do. */
    String fitted(TextMetrics metrics, Type type, String name, double width) {
        int end = name.length() - after;
        for (int from = 0; from <= before; from++) {
            if (metrics.width(type, part(name, from, name.length())) <= width) {
                return part(name, from, name.length());
            }
        }
        for (int to = name.length() - 1; to >= end; to--) {
            if (metrics.width(type, part(name, before, to)) <= width) {
                return part(name, before, to);
            }
        }
        for (int left = end - before - 1; left >= OWN; left--) {
            String halves =
                    part(name, before, before + left / 2) + part(name, end - (left - left / 2), end).substring(1);
            if (metrics.width(type, halves) <= width) {
                return halves;
            }
        }
        return "";
    }

    /** Some letters of a name, with a sign where some are missing. */
    private static String part(String name, int from, int to) {
        return (from > 0 ? TextMetrics.ELLIPSIS : "") + name.substring(from, to)
                + (to < name.length() ? TextMetrics.ELLIPSIS : "");
    }
}
