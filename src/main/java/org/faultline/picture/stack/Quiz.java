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
 * @param blind whether it is not told what page tables have
 * @param unplaced whether it is not told where anything lies
 * @param unnamed whether it is not told under which kernel it is
 */
public record Quiz(Set<LayerId> open, Set<LayerId> predicted, Set<LayerId> actual, Optional<Pfn> next, boolean blind,
        boolean unplaced, boolean unnamed) {
    /** No lesson. */
    public static final Quiz NONE =
            new Quiz(Set.of(), Set.of(), Set.of(), Optional.empty(), false, false, false);

    public Quiz {
        open = Set.copyOf(open);
        predicted = Set.copyOf(predicted);
        actual = Set.copyOf(actual);
    }

    /** The same where something is asked about a page that goes bad next. */
    public Quiz about(Optional<Pfn> page) {
        return new Quiz(open, predicted, actual, page, blind, unplaced, unnamed);
    }
}
