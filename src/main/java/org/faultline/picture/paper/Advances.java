package org.faultline.picture.paper;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.faultline.format.words.Visible;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;

/**
 * How wide text is, from a table: {@code advances.txt}, written by its test from the fonts. Each line has the name of a
 * font, the first of some characters that follow each other, and how far each of them goes on, in parts of {@link #EM}.
 */
public final class Advances implements TextMetrics {
    /** The size of letters that the numbers of the table are for. */
    static final int EM = 2048;
    /** The table, read once. */
    public static final Advances TABLE = new Advances();

    private final Map<Face, Map<Integer, Integer>> widths = new EnumMap<>(Face.class);

    private Advances() {
        new String(Face.resource("advances.txt"), StandardCharsets.US_ASCII).lines().map(line -> line.split(" "))
                .forEach(this::read);
    }

    private void read(String... words) {
        Map<Integer, Integer> face = widths.computeIfAbsent(Face.valueOf(words[0]), f -> new HashMap<>());
        int first = Integer.parseInt(words[1], 16);
        for (int i = 2; i < words.length; i++) {
            face.put(first + i - 2, Integer.parseInt(words[i]));
        }
    }

    /** Whether the font has that character. */
    boolean has(Face face, int character) {
        return Objects.requireNonNull(widths.get(face)).containsKey(character);
    }

    /** {@inheritDoc} What the fonts do not have counts as a square of its line. */
    @Override
    public double width(Type type, String text) {
        Map<Integer, Integer> face = Objects.requireNonNull(widths.get(Face.of(type)));
        long width = Visible.of(text).codePoints().mapToLong(c -> face.getOrDefault(c, EM)).sum();
        return Math.ceil((double) (width * type.size()) / EM);
    }
}
