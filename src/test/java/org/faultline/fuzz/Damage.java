package org.faultline.fuzz;

import java.util.List;
import org.faultline.soak.Chance;

/** Bytes that a disk, a cable or an editor spoiled. A byte is a character of ISO 8859-1 here. */
final class Damage {
    private static final List<String> STRAYS = List.of("{", "}", "[", "]", "\"", ",", ":", "\\", "-", "0", "e", " ",
            "\n", "\0", "\u00ff", "\u00c3", "\u00ef\u00bb\u00bf", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080",
            "null", "NaN", "Infinity", "/*", "//", "\\ud800", "[[[[[[[[[[[[[[[[");

    private Damage() {}

    /** A text of bytes with a few places of it spoiled. */
    static String of(String bytes, Chance chance) {
        String spoiled = bytes;
        for (int times = chance.in(1, 2) ? 1 : chance.count(1, 8); times > 0; times--) {
            spoiled = once(spoiled, chance);
        }
        return spoiled;
    }

    private static String once(String bytes, Chance chance) {
        int from = chance.count(0, bytes.length());
        int to = Math.min(bytes.length(), from + chance.count(0, chance.in(1, 4) ? bytes.length() : 8));
        String before = bytes.substring(0, from);
        String hit = bytes.substring(from, to);
        String after = bytes.substring(to);
        return switch (chance.count(0, 6)) {
            case 0 -> before;
            case 1 -> before + after;
            case 2 -> before + hit + hit + after;
            case 3 -> before + chance.of(STRAYS) + after;
            case 4 -> before + chance.of(STRAYS) + hit + after;
            case 5 -> before + flipped(hit, chance) + after;
            default -> after + hit + before;
        };
    }

    private static String flipped(String bytes, Chance chance) {
        StringBuilder flipped = new StringBuilder(bytes);
        if (!bytes.isEmpty()) {
            int at = chance.count(0, bytes.length() - 1);
            flipped.setCharAt(at, (char) (bytes.charAt(at) ^ 1 << chance.count(0, 7)));
        }
        return flipped.toString();
    }
}
