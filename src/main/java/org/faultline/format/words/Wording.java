package org.faultline.format.words;

import java.util.List;
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

    /** The first of what there is to choose from as a sentence lists it: {@code a, b or c}. */
    static String choices(List<String> words) {
        if (words.isEmpty()) {
            return Messages.text("choices.none");
        }
        String all = String.join(", ", words.subList(0, Math.min(words.size(), MOST)));
        if (words.size() > MOST) {
            return all + ", …";
        }
        int last = words.size() - 1;
        return last == 0 ? all : Messages.text("choices", String.join(", ", words.subList(0, last)), words.get(last));
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

    /** {@code first on second on third}. */
    static String chain(List<String> names) {
        return names.stream().limit(MOST).map(Wording::quote).reduce((a, b) -> Messages.text("chain", a, b)).orElse("");
    }
}
