package org.faultline.desktop;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The stylesheet with the size of text, from which every other size follows; icons, which know no em, are in it too. */
final class TextSheet {
    private static final double TEXT = 13;
    /** From the general to the particular. */
    private static final List<Icons> ICONS = List.of(new Icons(".ikonli-font-icon", 18),
            new Icons(".inspector .card-head .ikonli-font-icon", 14), new Icons(".toolbar .ikonli-font-icon", 15),
            new Icons(".transport .ikonli-font-icon", 16), new Icons(".transport .mark", 13));

    /** Icons that a selector finds, and how large they are at the usual size of text, in pixels. */
    private record Icons(String selector, int size) {}

    private TextSheet() {}

    /** Where it can be read, for text {@code scale} times as large as usual. */
    static String at(double scale) {
        String icons = ICONS.stream().map(i -> i.selector + "{-fx-icon-size:" + i.size * scale + "px}")
                .collect(Collectors.joining());
        String text = ".root{-fx-font-size:" + TEXT * scale + "px}" + icons;
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
