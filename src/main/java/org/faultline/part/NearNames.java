package org.faultline.part;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Known names that somebody may have meant by one that is not known. */
public final class NearNames {
    /** One slip is forgiven for so many letters. */
    private static final int LETTERS_A_SLIP = 3;

    private NearNames() {}

    /**
     * Those of {@code known} that are nearest to what was written, in their order: as few letters as possible were added,
     * left out, replaced or exchanged with their neighbour, and not more than one in three. Capitals do not count.
     */
    public static List<String> of(Collection<String> known, String written) {
        int nearest = near(known, written).mapToInt(k -> slips(k, written)).min().orElse(0);
        return near(known, written).filter(k -> slips(k, written) == nearest).toList();
    }

    private static Stream<String> near(Collection<String> known, String written) {
        return known.stream().filter(k -> Math.abs(k.length() - written.length()) <= k.length() / LETTERS_A_SLIP
                && slips(k, written) <= k.length() / LETTERS_A_SLIP);
    }

    private static int slips(String known, String written) {
        String a = known.toLowerCase(Locale.ROOT);
        String b = written.toLowerCase(Locale.ROOT);
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, i, j, a, b);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int least(int[][] slips, int i, int j, String a, String b) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(slips[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
    }
}
