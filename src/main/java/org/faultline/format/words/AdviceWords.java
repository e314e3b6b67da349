package org.faultline.format.words;

import java.util.ResourceBundle;

/** The words of advice about a bad page. */
public final class AdviceWords {
    private static final ResourceBundle WORDS = Messages.bundle("Advice");

    private AdviceWords() {}

    /** The words of that key. */
    public static String text(String key, Object... arguments) {
        return Messages.text(WORDS, key, arguments);
    }
}
