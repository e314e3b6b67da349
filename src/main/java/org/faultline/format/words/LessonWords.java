package org.faultline.format.words;

import java.util.ResourceBundle;

/** The words of lessons: what is asked, what is offered, what mistakes lead to wrong answers. */
public final class LessonWords {
    private static final ResourceBundle WORDS = Messages.bundle("Lesson");

    private LessonWords() {}

    /** The words of that key. */
    public static String text(String key, Object... arguments) {
        return Messages.text(WORDS, key, arguments);
    }

    /** The words for one of an enum: its type, a dot and its name. */
    public static String of(Enum<?> one, Object... arguments) {
        return text(one.getDeclaringClass().getSimpleName() + "." + one.name(), arguments);
    }
}
