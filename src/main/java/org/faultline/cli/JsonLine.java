package org.faultline.cli;

/** One flat JSON object on one line. */
final class JsonLine {
    private JsonLine() {}

    /** @param pairs names and values by turns; whole numbers stay numbers, all else becomes text */
    static String of(Object... pairs) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ", ").append(quote(pairs[i])).append(": ")
                    .append(pairs[i + 1] instanceof Integer n ? n.toString() : quote(pairs[i + 1]));
        }
        return text.append('}').toString();
    }

    private static String quote(Object value) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toString().toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
