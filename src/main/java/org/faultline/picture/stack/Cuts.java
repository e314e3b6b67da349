package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.picture.stack.Fold.Piece;

/** Where the rulers of files and mappings are cut: a page that matters has a piece of its own. */
final class Cuts {
    /** Pixels of a bad page. */
    static final double BAD_PAGE = 14;
    private static final int MOST_SPECIAL = 16;

    private Cuts() {}

    /**
     * Cuts a run of pages in which some are special: they can be seen, the others share the rest evenly. Where there are no
     * others all of them share the room.
     */
    static List<Piece> pages(long count, SortedSet<Long> bad, SortedSet<Long> special) {
        List<Piece> pieces = new ArrayList<>();
        SortedSet<Long> firm = new TreeSet<>(bad);
        if (special.size() <= MOST_SPECIAL) {
            firm.addAll(special);
        }
        long at = 0;
        for (long page : firm) {
            if (page >= at && page < count) {
                if (page > at) {
                    pieces.add(Piece.even(at, page));
                }
                pieces.add(Piece.firm(page, page + 1, bad.contains(page) ? BAD_PAGE : 10));
                at = page + 1;
            }
        }
        if (at < count) {
            pieces.add(Piece.even(at, count));
        }
        return pieces.stream().allMatch(Piece::firm) ? List.of(Piece.even(0, count)) : pieces;
    }
}
