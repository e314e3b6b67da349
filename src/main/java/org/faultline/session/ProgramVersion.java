package org.faultline.session;

import java.util.Optional;

/** Which version of this program runs. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** The version this jar was built as; run from classes there is none to tell. */
    public static Optional<String> known() {
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion());
    }

    /** The same as answer files have it: one word. */
    public static String text() {
        return known().orElse("classes");
    }
}
