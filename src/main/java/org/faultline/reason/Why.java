package org.faultline.reason;

import java.util.List;

/**
 * Why something came out as it did.
 *
 * @param because which of the closed set of reasons
 * @param details what it speaks of, in the order in which the sentence for it names them
 */
public record Why(Because because, List<Detail> details) {
    public Why {
        details = List.copyOf(details);
    }

    /** A reason with its details. */
    public static Why of(Because because, Detail... details) {
        return new Why(because, List.of(details));
    }
}
