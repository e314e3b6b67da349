package org.faultline.format.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of a file of messages by key. Arguments are text, so no locale can change a number. */
public final class Messages {
    private static final ResourceBundle BUNDLE = bundle("messages");

    private Messages() {}

    /** The file of that name in this package. */
    static ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle("org.faultline.format.words." + name, Locale.ROOT);
    }

    /** The sentence of that key with {@code {0}}, {@code {1}} … replaced. */
    public static String text(String key, Object... arguments) {
        return text(BUNDLE, key, arguments);
    }

    /** Whether there is a sentence of that key. */
    static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    static String text(ResourceBundle bundle, String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Visible.of(arguments[i].toString());
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
    }
}
