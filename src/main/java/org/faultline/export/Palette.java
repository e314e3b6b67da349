package org.faultline.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The 256 colours that a film has most of, for all of its pictures. */
final class Palette {
    private static final int COLOURS = 256;
    private static final int OPAQUE = 0xFF000000;

    private final IndexColorModel colours;
    private final List<Integer> chosen;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    /** @param seen how many pixels of each colour there are */
    Palette(Map<Integer, Long> seen) {
        chosen = seen.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Integer, Long>>comparingLong(e -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .limit(COLOURS).map(Map.Entry::getKey).toList();
        int[] rgb = chosen.stream().mapToInt(c -> c | OPAQUE).toArray();
        colours = new IndexColorModel(Byte.SIZE, rgb.length, rgb, 0, false, -1, 0);
    }

    /** Counts the pixels of each colour of a picture. */
    static void count(BufferedImage image, Map<Integer, Long> seen) {
        int[] pixels = pixels(image);
        int first = 0;
        for (int i = 1; i <= pixels.length; i++) {
            if (i == pixels.length || pixels[i] != pixels[first]) {
                seen.merge(pixels[first] & ~OPAQUE, (long) i - first, Long::sum);
                first = i;
            }
        }
    }

    /** The colours of a picture as it is drawn, row by row. */
    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** The picture in these colours. */
    BufferedImage paint(BufferedImage image) {
        BufferedImage painted = new BufferedImage(image.getWidth(), image.getHeight(),
                BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] pixels = indexes(painted);
        int[] drawn = pixels(image);
        int last = -1;
        int index = 0;
        for (int i = 0; i < pixels.length; i++) {
            int rgb = drawn[i] & ~OPAQUE;
            if (rgb != last) {
                last = rgb;
                index = nearest.computeIfAbsent(rgb, this::nearest);
            }
            pixels[i] = (byte) index;
        }
        return painted;
    }

    /** The colours of a picture in these colours by their numbers, row by row. */
    static byte[] indexes(BufferedImage painted) {
        return ((DataBufferByte) painted.getRaster().getDataBuffer()).getData();
    }

    private int nearest(int rgb) {
        int best = 0;
        for (int i = 1; i < chosen.size(); i++) {
            if (distance(rgb, chosen.get(i)) < distance(rgb, chosen.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = (one >> 16 & 0xFF) - (other >> 16 & 0xFF);
        int green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
