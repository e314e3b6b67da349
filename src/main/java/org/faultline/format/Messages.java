package org.faultline.format;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of {@code messages.properties} by key. Arguments are text, so no locale can change a number. */
final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.faultline.format.messages", Locale.ROOT);

    private Messages() {}

    /** The sentence of that key with {@code {0}}, {@code {1}} … replaced. */
    static String text(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(texts);
    }
}
