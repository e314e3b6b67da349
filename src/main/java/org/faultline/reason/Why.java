package org.faultline.reason;

import java.util.List;
import org.faultline.filesystem.Change;

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

    /** Why a filesystem does not change a file, as a part of a sentence. */
    public static Why of(Change.Refused refused) {
        return switch (refused.cause()) {
            case NO_FILE -> of(CallBecause.NO_FILE_NAMED, Detail.of(refused.file()));
            case NO_REFLINK -> of(CallBecause.NO_REFLINK);
            case NO_CHUNK -> of(CallBecause.NO_CHUNK);
            case TWO_DEVICES -> of(CallBecause.TWO_DEVICES);
            case NO_ROOM -> of(CallBecause.NO_ROOM);
        };
    }

    /** A reason with its details. */
    public static Why of(Because because, Detail... details) {
        return new Why(because, List.of(details));
    }
}
