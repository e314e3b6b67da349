package org.faultline.lesson;

import java.util.Locale;

/** How much of a lesson its student does. */
public enum Level {
    /** Everything is shown, with the answers beside the steps. */
    SHOWN,
    /** What is asked is hidden until it was predicted. */
    GAPS,
    /** Parts of the stack are missing: it is to be built until the goals of the lesson hold. Nothing is asked. */
    BUILT;

    /** What documents and the command line call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
