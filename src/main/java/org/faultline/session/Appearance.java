package org.faultline.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the user wants every window to look, kept from one start to the next.
 *
 * @param dark light figures on a dark ground
 * @param textSize per cent of the usual size of text, one of {@link #SIZES}
 * @param window how large windows are
 * @param tab name of the pane of which the tab is seen, empty for the usual one
 * @param shares pixels of each pane whose edge was dragged, by its name and the size of text at that time, such as
 *        {@code right@100}
 */
public record Appearance(boolean dark, int textSize, Extent window, String tab, Map<String, Integer> shares) {
    /** The size of text when nobody chose another. */
    public static final int USUAL = 100;

    /** The sizes of text there are, in per cent. */
    public static final List<Integer> SIZES = List.of(USUAL, 125, 150, 175, 200);

    private static final String FILE = "appearance.properties";
    private static final String SHARE = "pane.";

    /**
     * How large a window is without its frame, in pixels.
     *
     * @param maximized whether it takes all of the screen; then the size is the one it goes back to
     */
    public record Extent(int width, int height, boolean maximized) {
        /** The size when nobody chose another. */
        public static final Extent USUAL = new Extent(1280, 800, false);
        /** No window is narrower or flatter. */
        public static final int LEAST = 300;
        private static final int MOST = 20_000;

        /** A size that no window can have is the usual one. */
        public Extent {
            boolean possible = Math.min(width, height) >= LEAST && Math.max(width, height) <= MOST;
            width = possible ? width : 1280;
            height = possible ? height : 800;
        }
    }

    public Appearance {
        textSize = SIZES.contains(textSize) ? textSize : USUAL;
        shares = Map.copyOf(shares);
    }

    /** A theme and a size of text; all else is usual. */
    public Appearance(boolean dark, int textSize) {
        this(dark, textSize, Extent.USUAL, "", Map.of());
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
        Map<String, Integer> shares = new TreeMap<>();
        kept.stringPropertyNames().stream().filter(name -> name.startsWith(SHARE)).forEach(name -> {
            int pixels = number(kept, name, 0);
            if (pixels > 0) {
                shares.put(name.substring(SHARE.length()), pixels);
            }
        });
        Extent window = new Extent(number(kept, "width", 0), number(kept, "height", 0), flag(kept, "maximized"));
        return new Appearance(flag(kept, "dark"), number(kept, "text", USUAL), window, kept.getProperty("tab", ""),
                shares);
    }

    /** Keeps it in the folder {@code config}, whole or not at all. That it cannot be kept is no reason to stop anybody. */
    public void keepIn(Path config) {
        StringBuilder text = new StringBuilder("dark=" + dark + "\ntext=" + textSize + "\nwidth=" + window.width
                + "\nheight=" + window.height + "\nmaximized=" + window.maximized + "\ntab=" + tab + "\n");
        SortedMap<String, Integer> sorted = new TreeMap<>(shares);
        sorted.forEach((pane, pixels) -> text.append(SHARE).append(pane).append('=').append(pixels).append('\n'));
        DocumentFile.writeOwn(config.resolve(FILE), text.toString());
    }

    private static boolean flag(Properties kept, String name) {
        return Boolean.parseBoolean(kept.getProperty(name));
    }

    private static int number(Properties kept, String name, int usual) {
        String text = kept.getProperty(name, "");
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : usual;
    }
}
