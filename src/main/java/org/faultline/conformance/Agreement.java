package org.faultline.conformance;

import java.util.List;

/** Whether our trace of a recorded run says what the real kernel did. */
public sealed interface Agreement {
    /** Every observation that is compared is the same. */
    record Agrees() implements Agreement {}

    /**
     * Some are not.
     *
     * @param all at least one, in the order of the run; what comes behind the first may only be what came of that
     */
    record Differs(List<Difference> all) implements Agreement {
        public Differs {
            all = List.copyOf(all);
        }

        /** The first of them. */
        public Difference first() {
            return all.getFirst();
        }
    }

    /** The recording ends before its first event was written down: it says of nothing what came of it. */
    record NothingRecorded() implements Agreement {}

    /** The run cannot be acted out. */
    record Unsupported(List<String> missing) implements Agreement {
        public Unsupported {
            missing = List.copyOf(missing);
        }
    }
}
