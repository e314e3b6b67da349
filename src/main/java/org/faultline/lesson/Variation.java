package org.faultline.lesson;

import java.util.List;
import org.faultline.document.Node;
import org.faultline.document.Pointer;

/**
 * How the document of a lesson differs from student to student, and from level to level.
 *
 * @param pools each gives every student one of its rows
 * @param blanks what is missing from the document where it is to be built
 */
public record Variation(List<Pool> pools, List<Pointer> blanks) {
    /** Nothing varies. */
    public static final Variation NONE = new Variation(List.of(), List.of());
    /** So many pools may a lesson have, and so many rows may a pool have. */
    public static final int MOST = 64;

    /**
     * Values that go together.
     *
     * @param places where they stand in the document
     * @param rows one value for each place
     */
    public record Pool(List<Pointer> places, List<List<Node>> rows) {
        public Pool {
            places = List.copyOf(places);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    public Variation {
        pools = List.copyOf(pools);
        blanks = List.copyOf(blanks);
    }
}
