package org.faultline.format.words;

import java.util.Optional;

/** Faults of our own, for whoever meets one. */
public final class FaultText {
    private FaultText() {}

    /** That there was one. */
    public static String of(String code, String what) {
        return Messages.text("fault", code, what);
    }

    /** Both, a line for each. */
    public static String said(String code, String what, Optional<?> kept) {
        return of(code, what) + "\n" + remedy(kept);
    }

    /** What to do about it; {@code kept} is where its trace is. */
    public static String remedy(Optional<?> kept) {
        return kept.map(file -> Messages.text("fault.kept", file)).orElseGet(() -> Messages.text("fault.lost"));
    }
}
