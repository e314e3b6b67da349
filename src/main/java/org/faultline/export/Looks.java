package org.faultline.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How elements of a page look, each look once, by a name of its own. */
final class Looks {
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"([^\"]*)\"");
    private static final int DIGITS = Character.MAX_RADIX;

    private final Map<String, String> names = new LinkedHashMap<>();

    /** The look that attributes of SVG give, by its name. */
    String of(String attributes) {
        names.putIfAbsent(attributes, "k" + Integer.toString(names.size(), DIGITS));
        return " class=\"" + Objects.requireNonNull(names.get(attributes)) + '"';
    }

    /** What the names stand for. */
    String sheet() {
        return names.entrySet().stream().map(look -> "#picture ." + look.getValue() + "{"
                + ATTRIBUTE.matcher(look.getKey()).replaceAll("$1:$2;") + "}").collect(Collectors.joining("\n"));
    }
}
