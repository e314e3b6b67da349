package org.faultline.conformance;

import java.util.List;

/** Whether our trace of a recorded run says what the real kernel did. */
public sealed interface Agreement {
    /** Every observation that is compared is the same. */
    record Agrees() implements Agreement {}

    /** One is not; the others behind it were not looked at. */
    record Differs(Difference first) implements Agreement {}

    /** The run cannot be acted out. */
    record Unsupported(List<String> missing) implements Agreement {
        public Unsupported {
            missing = List.copyOf(missing);
        }
    }
}
