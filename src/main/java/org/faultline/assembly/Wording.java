package org.faultline.assembly;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.Hex;
import org.faultline.address.Quantity;

/** How values and choices are shown in a message: short, harmless and readable. */
final class Wording {
    private static final int LONGEST = 60;
    private static final int LONGEST_SIZE = 9;
    private static final int MOST = 8;

    private Wording() {}

    /** A text in quotes, cut when long, with nothing that would disturb a terminal. */
    static String quote(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return "\"" + cut.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + "\"";
    }

    /** The choices as a sentence lists them: {@code "a", "b" or "c"}. */
    static String choices(Collection<String> words) {
        List<String> quoted = words.stream().limit(MOST).map(Wording::quote).toList();
        if (quoted.isEmpty()) {
            return "there is none yet, so add one first";
        }
        if (words.size() > MOST) {
            return String.join(", ", quoted) + ", …";
        }
        int last = quoted.size() - 1;
        return last == 0 ? quoted.getFirst() : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }

    /** The words a document uses for the constants of an enum. */
    static List<String> words(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    }

    /** A byte count or an address as people write it: with a unit when that is short, or else in hexadecimal. */
    static String bytes(long count) {
        String form = Quantity.of(count);
        return form.length() <= LONGEST_SIZE ? form : Hex.of(count);
    }

    /** A byte count or an address as a document writes it. */
    static String value(long count) {
        String form = bytes(count);
        return form.chars().allMatch(Character::isDigit) ? form : quote(form);
    }

    /** {@code first, second and third}. */
    static String chain(List<String> names) {
        return names.stream().limit(MOST).map(Wording::quote).collect(Collectors.joining(" on "));
    }
}
