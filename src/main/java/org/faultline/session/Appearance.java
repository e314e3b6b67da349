package org.faultline.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * How the user wants every window to look, kept from one start to the next.
 *
 * @param dark light figures on a dark ground
 * @param textSize per cent of the usual size of text, one of {@link #SIZES}
 */
public record Appearance(boolean dark, int textSize) {
    /** The size of text when nobody chose another. */
    public static final int USUAL = 100;

    /** The sizes of text there are, in per cent. */
    public static final List<Integer> SIZES = List.of(USUAL, 125, 150, 175, 200);

    private static final String FILE = "appearance.properties";

    public Appearance {
        textSize = SIZES.contains(textSize) ? textSize : USUAL;
    }

    /** How many times larger than usual text is. */
    public double scale() {
        return textSize / (double) USUAL;
    }

    /** What is kept in the folder {@code config}; where that cannot be read or understood, what is usual. */
    public static Appearance in(Path config) {
        Properties kept = new Properties();
        try (var reader = Files.newBufferedReader(config.resolve(FILE))) {
            kept.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            kept.clear();
        }
        return new Appearance(Boolean.parseBoolean(kept.getProperty("dark")), number(kept.getProperty("text", "")));
    }

    /** Keeps it in the folder {@code config}, whole or not at all. That it cannot be kept is no reason to stop anybody. */
    public void keepIn(Path config) {
        DocumentFile.writeOwn(config.resolve(FILE), "dark=" + dark + "\ntext=" + textSize + "\n");
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : USUAL;
    }
}
