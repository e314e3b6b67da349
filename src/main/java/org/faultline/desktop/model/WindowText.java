package org.faultline.desktop.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.faultline.format.words.Visible;

/** The words of the window, from {@code messages.properties}. */
public final class WindowText {
    /** The bundle itself, for FXML. */
    public static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.faultline.desktop.messages", Locale.ROOT);

    private static final int MENU = 60;

    private WindowText() {}

    /** The text of {@code key} with {0}, {1}… replaced; numbers are written without grouping. */
    public static String text(String key, Object... arguments) {
        Object[] words = new Object[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Visible.of(arguments[i].toString());
        }
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(words);
    }

    /** The text of a command, with what it would act on where that is known. */
    public static String named(String key, Optional<String> what) {
        return what.map(name -> text(key) + " " + brief(name, MENU).replace("_", "__")).orElse(text(key));
    }

    /** A name as a button or a menu has it: no more than so many characters, as either grows with what is in it. */
    public static String brief(String name, int most) {
        return name.codePointCount(0, name.length()) <= most ? name
                : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
    }
}
