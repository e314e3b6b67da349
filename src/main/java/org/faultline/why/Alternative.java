package org.faultline.why;

import java.util.List;
import org.faultline.trace.Step;

/** What would have come of whoever a step is about, had conditions come out otherwise; or why there is nothing to suppose. */
public sealed interface Alternative {
    /**
     * It would have come out otherwise: the act is acted out again with only that changed.
     *
     * @param supposed what is changed so that they come out otherwise
     * @param outcome the steps taken instead, up to the one that goes another way; one at least
     */
    record ActedOut(List<Supposition> supposed, List<Step> outcome) implements Alternative {
        public ActedOut {
            supposed = List.copyOf(supposed);
            outcome = List.copyOf(outcome);
        }
    }

    /** Nothing was found that leads elsewhere. */
    record None(Reason reason) implements Alternative {}

    /** Why nothing that could be supposed leads elsewhere. */
    enum Reason {
        /** It is the kernel that has no other way there: another one may have. */
        KERNEL,
        /** No one change would do: it takes another stack. */
        STACK,
        /** For no page near an edge of the stack would it have come out otherwise. */
        PLACE,
        /** It was decided by what had happened before. */
        EARLIER
    }
}
