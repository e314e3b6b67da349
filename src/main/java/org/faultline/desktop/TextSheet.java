package org.faultline.desktop;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The stylesheet with the size of text, from which every other size follows; icons, which know no em, are in it too. */
final class TextSheet {
    private static final double TEXT = 13;
    /** From the general to the particular. */
    private static final Map<String, Integer> ICONS = new LinkedHashMap<>();

    static {
        ICONS.put(".ikonli-font-icon", 18);
        ICONS.put(".inspector .card-head .ikonli-font-icon", 14);
        ICONS.put(".toolbar .ikonli-font-icon", 15);
        ICONS.put(".transport .ikonli-font-icon", 16);
        ICONS.put(".transport .mark", 13);
    }

    private TextSheet() {}

    /** Where it can be read, for text {@code scale} times as large as usual. */
    static String at(double scale) {
        String icons = ICONS.entrySet().stream()
                .map(e -> e.getKey() + "{-fx-icon-size:" + e.getValue() * scale + "px}").collect(Collectors.joining());
        String text = ".root{-fx-font-size:" + TEXT * scale + "px}" + icons;
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
