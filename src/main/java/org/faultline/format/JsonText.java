package org.faultline.format;

/** A text as JSON writes it: in double quotes, everything else than printable characters escaped. */
final class JsonText {
    private JsonText() {}

    /** Appends {@code text} in quotes; half a surrogate pair is escaped, so that the bytes survive UTF-8. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> plain(c, out);
            }
        });
        out.append('"');
    }

    private static void plain(int c, StringBuilder out) {
        boolean halfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (c < 0x20 || c == 0x7f || halfPair) {
            out.append(String.format("\\u%04x", c));
        } else {
            out.appendCodePoint(c);
        }
    }
}
