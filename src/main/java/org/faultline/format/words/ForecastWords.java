package org.faultline.format.words;

import java.util.ResourceBundle;

/** The words of what would be lost with a page. */
public final class ForecastWords {
    private static final ResourceBundle WORDS = Messages.bundle("Forecast");

    private ForecastWords() {}

    /** The words of that key. */
    public static String text(String key, Object... arguments) {
        return Messages.text(WORDS, key, arguments);
    }

    /** The words for one of an enum: its type, a dot and its name. */
    public static String of(Enum<?> one) {
        return text(one.getDeclaringClass().getSimpleName() + "." + one.name());
    }
}
