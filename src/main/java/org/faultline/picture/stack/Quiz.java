package org.faultline.picture.stack;

import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;

/**
 * What somebody who takes a lesson sees in the picture besides the machine.
 *
 * @param open what can be picked
 * @param predicted what was picked
 * @param actual what was right, where that may be known
 * @param next the page that goes bad next, where something is asked about it
 */
public record Quiz(Set<LayerId> open, Set<LayerId> predicted, Set<LayerId> actual, Optional<Pfn> next, Untold untold) {
    /** No lesson. */
    public static final Quiz NONE = of(Untold.NOTHING);

    /**
     * What is not told.
     *
     * @param tables what page tables have
     * @param places where anything lies
     * @param kernel under which kernel it is
     */
    public record Untold(boolean tables, boolean places, boolean kernel) {
        /** Everything is told. */
        public static final Untold NOTHING = new Untold(false, false, false);
    }

    public Quiz {
        open = Set.copyOf(open);
        predicted = Set.copyOf(predicted);
        actual = Set.copyOf(actual);
    }

    /** Nothing is picked, and that is not told. */
    public static Quiz of(Untold untold) {
        return new Quiz(Set.of(), Set.of(), Set.of(), Optional.empty(), untold);
    }

    /** The same where something is asked about a page that goes bad next. */
    public Quiz about(Optional<Pfn> page) {
        return new Quiz(open, predicted, actual, page, untold);
    }
}
