package org.faultline.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.faultline.soak.Chance;

/** Numbers and texts that nobody expects. */
final class Values {
    private static final List<String> EXTREMES = List.of("0", "-0", "-1", "1", "2", "3", "7", "511", "512", "513",
            "4095", "4096", "4097", "65535", "65536", "1048576", "2097152", "2147483647", "2147483648", "-2147483648",
            "4294967295", "4294967296", "1099511627776", "17592186044416", "4503599627370496", "9007199254740993",
            "1152921504606846976", "9223372036854771712", "9223372036854775807", "9223372036854775808",
            "-9223372036854775808", "18446744073709551615", "18446744073709551616", "1000000000000000000", "1e18",
            "1.5", "1e400", "1e-400", "0.1", "1e1000000000");
    private static final List<String> UNITS = List.of("", " B", " KiB", " MiB", "M", " GiB", " TiB", " PiB", " EiB",
            " ZiB", "s", "s ", " furlongs", "%", " MiB MiB", "\u00A0MiB");
    private static final List<String> TEXTS = List.of("", " ", "nobody", "none", "null", "true", "0", "-1", "/", "//",
            "/..", "../../etc/passwd", "/a/../b", ".", "%s%n", "\\", "\"", "\u0000", "\u001b[2J\u0007", "\r\n",
            "\u202eabc\u2066", "\u2028\u2029", "\ud800", "\udc00\ud800", "\ufeff", "\ufffe", "\ud83d\ude00",
            "a\u0300\u0300\u0300", "$ref", "~", "~1", "*", "file:", "pfn:", "dev:+", "pid:@", "@", ":", "+", "0x",
            "0x7fffffffffffffff", "0xffffffffffffffff", "0x8000000000000000", "0x10000000000000000", "pfn:0x0",
            "pfn:0xfffffffffffff", "phys:0xffffffffffffffff", "phys:-1");
    private static final Pattern DIGITS = Pattern.compile("0x[0-9a-fA-F]+|[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("-?(0x[0-9a-fA-F]+|[0-9.]+) ?[A-Za-z]{0,3}");
    private static final int MANY = 50_000;

    private Values() {}

    /** The literal of a number that stands where {@code literal} stood. */
    static String number(String literal, Chance chance) {
        BigInteger value = value(literal);
        BigInteger other = switch (chance.count(0, 9)) {
            case 0 -> value.add(BigInteger.ONE);
            case 1 -> value.subtract(BigInteger.ONE);
            case 2 -> value.shiftLeft(chance.count(1, 40));
            case 3 -> value.shiftRight(chance.count(1, 12));
            case 4 -> value.negate();
            case 5 -> BigInteger.ONE.shiftLeft(chance.count(0, 64)).subtract(BigInteger.valueOf(chance.count(-1, 1)));
            case 6 -> value.add(BigInteger.valueOf(4096L * chance.count(-8, 8)));
            default -> value;
        };
        return other.equals(value) ? chance.of(EXTREMES) : other.toString();
    }

    private static BigInteger value(String literal) {
        try {
            return literal.length() > 30 || literal.contains("e") ? BigInteger.ONE
                    : new BigDecimal(literal).toBigInteger();
        } catch (NumberFormatException e) {
            return BigInteger.ONE;
        }
    }

    /** A text that stands where {@code text} stood: of numbers in it others are made. */
    static String text(String text, Chance chance) {
        if (NUMBER.matcher(text).matches() && chance.in(3, 4)) {
            return size(chance);
        }
        return switch (chance.count(0, 7)) {
            case 0, 1 -> chance.of(TEXTS);
            case 2, 3, 4 -> otherNumber(text, chance);
            case 5 -> words(text, chance);
            case 6 -> text.substring(0, chance.count(0, text.length()));
            default -> chance.in(1, 4) ? long_(text, chance) : text + chance.of(TEXTS);
        };
    }

    private static String size(Chance chance) {
        return chance.in(1, 4) ? "0x" + Long.toHexString(chance.between(0, Long.MAX_VALUE) >>> chance.count(0, 62))
                : chance.of(EXTREMES) + chance.of(UNITS);
    }

    private static String otherNumber(String text, Chance chance) {
        List<MatchResult> numbers = DIGITS.matcher(text).results().toList();
        if (numbers.isEmpty()) {
            return chance.of(TEXTS);
        }
        MatchResult number = chance.of(numbers);
        boolean hex = number.group().startsWith("0x");
        String other = hex ? size(chance) : number(number.group(), chance);
        return text.substring(0, number.start()) + other + text.substring(number.end());
    }

    /** One word of it left out, doubled, or put first. */
    private static String words(String text, Chance chance) {
        String[] words = text.split("(?<=[ /,=:@+-])", -1);
        int one = chance.count(0, words.length - 1);
        StringBuilder other = new StringBuilder(chance.in(1, 3) ? words[one] : "");
        boolean doubled = chance.in(1, 2);
        for (int i = 0; i < words.length; i++) {
            other.append(i != one ? words[i] : doubled ? words[i] + words[i] : "");
        }
        return other.toString();
    }

    private static String long_(String text, Chance chance) {
        String part = chance.in(1, 2) ? "x" : text + "/";
        return part.repeat(chance.count(1, Math.max(2, MANY / part.length())));
    }
}
