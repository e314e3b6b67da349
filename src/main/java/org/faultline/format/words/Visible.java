package org.faultline.format.words;

/**
 * Text from outside as it can be shown to anybody: what a terminal takes for a command, what turns the direction of writing
 * around and what else cannot be seen stands there as JSON writes it, {@code \u005cu202e}. The one place that knows which.
 */
public final class Visible {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Visible() {}

    /** The text with everything visible but the ends of its lines and its tabs. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Visible::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                for (char unit : Character.toChars(c)) {
                    shown.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** What was typed over {@link #of} a text: what was hidden in that and still stands there is itself again. */
    public static String back(String typed, String before) {
        return before.codePoints().filter(Visible::isHidden).distinct().mapToObj(Character::toString)
                .reduce(typed, (text, hidden) -> text.replace(of(hidden), hidden));
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            // Both belong to words of some languages.
            case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            // Noncharacters, which may not stand in XML.
            case Character.UNASSIGNED -> (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
            default -> false;
        };
    }
}
