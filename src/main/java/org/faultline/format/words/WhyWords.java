package org.faultline.format.words;

import java.util.ResourceBundle;

/** The words of answers to "why?". */
public final class WhyWords {
    private static final ResourceBundle WORDS = Messages.bundle("Why");

    private WhyWords() {}

    /** The words of that key. */
    public static String text(String key, Object... arguments) {
        return Messages.text(WORDS, key, arguments);
    }
}
