package org.faultline.format.shell;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Words as bash takes them for one word, whatever they hold. */
final class Quoted {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Quoted() {}

    /** A word that stays itself. */
    static String of(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        return word.chars().anyMatch(c -> c < ' ' || c == 0x7f) ? escaped(word)
                : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A text that bash prints as it is. */
    static String text(String text) {
        return '"' + text.replaceAll("([\\\\\"$`])", "\\\\$1") + '"';
    }

    /** Whether a tool that splits its own commands at blanks, as xfs_io does, takes it for one word. */
    static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches();
    }

    private static String escaped(String word) {
        StringBuilder text = new StringBuilder("$'");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            if (b == '\'' || b == '\\') {
                text.append('\\').append((char) b);
            } else if (b >= ' ' && b < 0x7f) {
                text.append((char) b);
            } else {
                text.append("\\x%02x".formatted(b & 0xff));
            }
        }
        return text.append('\'').toString();
    }
}
