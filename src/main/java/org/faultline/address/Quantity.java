package org.faultline.address;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and offsets as people write them: {@code 4096}, {@code 10 MiB}, {@code 64M}, {@code 0x200000}, {@code 4096s}. */
public final class Quantity {
    private static final Pattern FORM = Pattern
            .compile("(?:0[xX](?<hex>[0-9a-fA-F_]{1,20})|(?<dec>[0-9_]{1,24}))\\s*(?<unit>[A-Za-z]{0,3})");
    private static final List<String> LETTERS = List.of("K", "M", "G", "T", "P");
    private static final String[] NAMES = {"KiB", "MiB", "GiB", "TiB", "PiB"};

    private Quantity() {}

    /** The number of bytes that {@code text} means, or nothing when it means none or does not fit a signed 64-bit. */
    public static OptionalLong parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        OptionalLong unit = unit(form.group("unit").toUpperCase(Locale.ROOT));
        if (unit.isEmpty()) {
            return unit;
        }
        try {
            String hex = form.group("hex");
            long count = hex == null
                    ? Long.parseLong(form.group("dec").replace("_", ""))
                    : Long.parseLong(hex.replace("_", ""), 16);
            return OptionalLong.of(Math.multiplyExact(count, unit.getAsLong()));
        } catch (NumberFormatException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** The shortest exact form: {@code 1 GiB}, {@code 18 MiB}, {@code 4096} when below a kibi-multiple of 1 MiB. */
    public static String of(long bytes) {
        if (bytes == 0 || bytes % 1024 != 0) {
            return Long.toString(bytes);
        }
        long count = bytes;
        int power = -1;
        while (count % 1024 == 0 && power < NAMES.length - 1) {
            count /= 1024;
            power++;
        }
        return count + " " + NAMES[power];
    }

    private static OptionalLong unit(String name) {
        if (name.isEmpty() || name.equals("B")) {
            return OptionalLong.of(1);
        }
        if (name.equals("S")) {
            return OptionalLong.of(Unit.SECTOR.bytes());
        }
        int power = LETTERS.indexOf(name.substring(0, 1));
        String rest = name.substring(1);
        if (power < 0 || !(rest.isEmpty() || rest.equals("IB") || rest.equals("B"))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(1L << (10 * (power + 1)));
    }
}
