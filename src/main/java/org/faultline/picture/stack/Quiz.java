package org.faultline.picture.stack;

import java.util.Set;
import org.faultline.address.LayerId;

/**
 * What somebody who takes a lesson sees in the picture besides the machine.
 *
 * @param open what can be picked
 * @param predicted what was picked
 * @param actual what was right, where that may be known
 * @param blind whether it is not told what page tables have
 * @param unplaced whether it is not told where anything lies
 */
public record Quiz(Set<LayerId> open, Set<LayerId> predicted, Set<LayerId> actual, boolean blind, boolean unplaced) {
    /** No lesson. */
    public static final Quiz NONE = new Quiz(Set.of(), Set.of(), Set.of(), false, false);

    public Quiz {
        open = Set.copyOf(open);
        predicted = Set.copyOf(predicted);
        actual = Set.copyOf(actual);
    }
}
