package org.faultline.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.address.Bisection;

/**
 * Which numbers of two sequences belong together, in the order of both: those that occur once in each are fixed points as far
 * as their order agrees (patience), and between these the least is left out (Myers).
 */
final class Matching {
    /** Instead of the index of a partner. */
    static final int NONE = -1;
    /** With more than so many left out between two fixed points, nothing between them is matched. */
    private static final int MOST = 1000;

    private final int[] left;
    private final int[] right;
    private final int[] partners;

    private Matching(int[] left, int[] right) {
        this.left = left;
        this.right = right;
        this.partners = new int[left.length];
        Arrays.fill(partners, NONE);
    }

    /** For each of {@code left} the index of its partner in {@code right}, or {@link #NONE}; partners ascend. */
    static int[] of(int[] left, int[] right) {
        Matching matching = new Matching(left, right);
        int from = 0;
        int rightFrom = 0;
        for (Fixed fixed : matching.fixed()) {
            matching.between(from, fixed.left, rightFrom, fixed.right);
            matching.partners[fixed.left] = fixed.right;
            from = fixed.left + 1;
            rightFrom = fixed.right + 1;
        }
        matching.between(from, left.length, rightFrom, right.length);
        return matching.partners;
    }

    /** A number that occurs once in each. */
    private record Fixed(int left, int right) {}

    /** Where a number occurs once; {@link #NONE} where it occurs again. */
    private static Map<Integer, Integer> once(int[] numbers) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            places.merge(numbers[i], i, (first, again) -> NONE);
        }
        return places;
    }

    /** The longest run of fixed points that ascends on both sides. */
    private List<Fixed> fixed() {
        Map<Integer, Integer> mine = once(left);
        Map<Integer, Integer> theirs = once(right);
        List<Fixed> all = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            int there = theirs.getOrDefault(left[i], NONE);
            if (there != NONE && mine.getOrDefault(left[i], NONE) == i) {
                all.add(new Fixed(i, there));
            }
        }
        return ascending(all.stream().mapToInt(Fixed::right).toArray()).stream().map(all::get).toList();
    }

    /**
     * The indices of the longest run of {@code numbers}, no two of them equal, that ascends. Piles, as in the game of patience:
     * on each the smallest end of a run of that length.
     */
    static List<Integer> ascending(int[] numbers) {
        int[] tops = new int[numbers.length];
        int[] before = new int[numbers.length];
        int piles = 0;
        for (int i = 0; i < numbers.length; i++) {
            int here = numbers[i];
            int low = Bisection.first(piles, pile -> numbers[tops[pile]] >= here);
            before[i] = low == 0 ? NONE : tops[low - 1];
            tops[low] = i;
            piles = Math.max(piles, low + 1);
        }
        List<Integer> run = new ArrayList<>();
        for (int i = piles == 0 ? NONE : tops[piles - 1]; i != NONE; i = before[i]) {
            run.add(i);
        }
        return run.reversed();
    }

    /** What lies between two fixed points: equal ends first, then the least edit. */
    private void between(int from, int to, int rightFrom, int rightTo) {
        int head = 0;
        while (from + head < to && rightFrom + head < rightTo && left[from + head] == right[rightFrom + head]) {
            partners[from + head] = rightFrom + head;
            head++;
        }
        int tail = 0;
        while (from + head < to - tail && rightFrom + head < rightTo - tail
                && left[to - tail - 1] == right[rightTo - tail - 1]) {
            tail++;
            partners[to - tail] = rightTo - tail;
        }
        if (from + head < to - tail && rightFrom + head < rightTo - tail) {
            edit(from + head, to - tail, rightFrom + head, rightTo - tail);
        }
    }

    /** Myers: how far each diagonal is reached with one more number left out, until the end is. */
    private void edit(int from, int to, int rightFrom, int rightTo) {
        int width = to - from;
        int height = rightTo - rightFrom;
        int most = Math.min(MOST, width + height);
        List<int[]> rounds = new ArrayList<>();
        int[] reach = new int[2 * most + 3];
        for (int out = 0; out <= most; out++) {
            for (int diagonal = -out; diagonal <= out; diagonal += 2) {
                int x = start(reach, most + 1, diagonal, out);
                int y = x - diagonal;
                while (x < width && y < height && left[from + x] == right[rightFrom + y]) {
                    x++;
                    y++;
                }
                reach[most + 1 + diagonal] = x;
                if (x >= width && y >= height) {
                    trace(rounds, from, rightFrom, width, height);
                    return;
                }
            }
            rounds.add(Arrays.copyOfRange(reach, most + 1 - out, most + 2 + out));
        }
    }

    /** Where a diagonal is entered from its neighbour that was reached further. */
    private static int start(int[] reach, int middle, int diagonal, int out) {
        if (out == 0) {
            return 0;
        }
        boolean down = diagonal == -out
                || (diagonal != out && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
        return down ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1;
    }

    /** Goes back from the end through the rounds; what lies on a diagonal is matched. */
    private void trace(List<int[]> rounds, int from, int rightFrom, int width, int height) {
        int x = width;
        int y = height;
        for (int out = rounds.size(); out > 0; out--) {
            int[] before = rounds.get(out - 1);
            int middle = out - 1;
            int diagonal = x - y;
            boolean down = diagonal == -out
                    || (diagonal != out && before[middle + diagonal - 1] < before[middle + diagonal + 1]);
            int earlier = down ? diagonal + 1 : diagonal - 1;
            int startX = before[middle + earlier];
            int enteredX = down ? startX : startX + 1;
            match(from, rightFrom, enteredX, x, diagonal);
            x = startX;
            y = startX - earlier;
        }
        match(from, rightFrom, 0, x, 0);
    }

    private void match(int from, int rightFrom, int enteredX, int endX, int diagonal) {
        for (int x = enteredX; x < endX; x++) {
            partners[from + x] = rightFrom + x - diagonal;
        }
    }
}
