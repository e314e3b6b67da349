package org.faultline.reason;

import java.util.Locale;

/** The key of a reason: one constant for each thing that can be said of a step, or be wrong with what somebody wrote. */
public sealed interface Because permits HookBecause, CallBecause, RepairBecause, Nowhere, Wrong, Own {
    /** The constant's own name. */
    String name();

    /** A short name for people: {@code bad-id}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
