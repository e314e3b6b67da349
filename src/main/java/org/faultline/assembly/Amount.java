package org.faultline.assembly;

import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.address.Quantity;
import org.faultline.document.Node;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** What a value of a document means as a number: the number itself, or why it means none. */
sealed interface Amount {
    /** A number that fits. */
    record Good(long value) implements Amount {}

    /** No number, or one that cannot be used. */
    record Bad(Wrong why, Detail what) implements Amount {}

    Pattern FORM = Pattern.compile("(?<minus>-?)(0[xX][0-9a-fA-F][0-9a-fA-F_]*|[0-9][0-9_]*)\\s*([bs]|[kmgtp](i?b)?)?",
            Pattern.CASE_INSENSITIVE);
    Pattern WHOLE = Pattern.compile("-?[0-9]+");
    BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** A size or an offset in bytes: a number, or text with a unit. */
    static Amount bytes(Node node) {
        return switch (node) {
            case Node.Text text -> quantity(text.value());
            case Node.Numeral number -> whole(number);
            case Node.Fields f -> wrong(f);
            case Node.Items i -> wrong(i);
            case Node.Truth t -> wrong(t);
            case Node.Nothing n -> wrong(n);
        };
    }

    /** A plain count: a number, never text. */
    static Amount count(Node node) {
        return node instanceof Node.Numeral number ? whole(number) : wrong(node);
    }

    private static Amount wrong(Node node) {
        return new Bad(Wrong.WRONG_TYPE, Detail.of(node.kind()));
    }

    private static Amount quantity(String text) {
        OptionalLong value = Quantity.parse(text);
        if (value.isPresent()) {
            return new Good(value.getAsLong());
        }
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return new Bad(Wrong.NOT_A_SIZE, Detail.quoted(text));
        }
        return form.group("minus").isEmpty()
                ? new Bad(Wrong.BEYOND_64_BITS, Detail.quoted(text))
                : new Bad(Wrong.NEGATIVE, Detail.quoted(text));
    }

    private static Amount whole(Node.Numeral number) {
        return isShort(number.literal()) ? new Good(Long.parseLong(number.literal())) : unusual(number);
    }

    /** Whether it is nothing but digits, so few that they fit. */
    private static boolean isShort(String literal) {
        boolean digits = literal.length() <= 18 && !literal.isEmpty();
        for (int i = 0; digits && i < literal.length(); i++) {
            digits = literal.charAt(i) >= '0' && literal.charAt(i) <= '9';
        }
        return digits;
    }

    private static Amount unusual(Node.Numeral number) {
        Detail shown =
                Detail.of(number.literal().length() > 40 ? number.literal().substring(0, 40) + "…" : number.literal());
        if (!WHOLE.matcher(number.literal()).matches()) {
            return new Bad(Wrong.NOT_WHOLE, shown);
        }
        BigInteger value = new BigInteger(number.literal());
        if (value.signum() < 0) {
            return new Bad(Wrong.NEGATIVE, shown);
        }
        return value.compareTo(LARGEST) > 0
                ? new Bad(Wrong.BEYOND_64_BITS, shown)
                : new Good(value.longValue());
    }
}
