package org.faultline.desktop.grid;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.faultline.picture.Paint;
import org.faultline.picture.Theme;
import org.faultline.playback.Use;

/** Cells too small for signs, as coloured pixels in an image. */
final class Mosaic {
    private int width;
    private int height;
    private IntBuffer pixels = IntBuffer.allocate(1);
    private PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(1, 1, pixels, PixelFormat.getIntArgbPreInstance());
    private WritableImage image = new WritableImage(buffer);

    /** Paints the cells of {@code plan}, whose place in the picture is the image's own. */
    WritableImage paint(GridPlan plan, PageStates states, Theme theme) {
        size((int) Math.max(1, plan.area().width()), (int) Math.max(1, plan.area().height()));
        int[] colors = colors(theme);
        int[] target = pixels.array();
        Arrays.fill(target, argb(theme, Paint.GROUND));
        int cell = plan.zoom().cell();
        int columns = (int) plan.columns();
        long at = plan.first();
        for (int y = 0; y < height && at < plan.end(); y += cell) {
            int right = (int) Math.min(columns, plan.end() - at);
            row(target, y, cell, right, at, states, plan.zoom().level(), colors);
            at += columns;
        }
        buffer.updateBuffer(b -> null);
        return image;
    }

    private void row(int[] target, int y, int cell, int cells, long at, PageStates states, int level, int[] colors) {
        int start = y * width;
        for (int i = 0; i < cells; i++) {
            int color = colors[states.rank(level, at + i)];
            int x = start + i * cell;
            Arrays.fill(target, x, x + cell - 1, color);
        }
        int lines = Math.min(cell - 1, height - y);
        for (int line = 1; line < lines; line++) {
            System.arraycopy(target, start, target, start + line * width, width);
        }
    }

    private void size(int w, int h) {
        if (w != width || h != height) {
            width = w;
            height = h;
            pixels = IntBuffer.allocate(w * h);
            buffer = new PixelBuffer<>(w, h, pixels, PixelFormat.getIntArgbPreInstance());
            image = new WritableImage(buffer);
        }
    }

    private static int[] colors(Theme theme) {
        int[] all = new int[PageStates.ranks()];
        for (int i = 0; i < all.length; i++) {
            all[i] = argb(theme, color(PageStates.use(i)));
        }
        return all;
    }

    /** The colour that stands for a use where there is no room for its sign. */
    static Paint color(Use use) {
        return switch (use) {
            case RESERVED -> Paint.FAINT.tint(0.3);
            case UNMOUNTED -> Paint.FAINT.tint(0.2);
            case FREE, CLAIMED -> Paint.FAINT.tint(0.10);
            case DATA -> Paint.DATA;
            case SHARED -> Paint.SHARED;
            case UNWRITTEN -> Paint.DATA.tint(0.35);
            case STAGING -> Paint.DATA.tint(0.55);
            case ATTRIBUTES -> Paint.ATTRIBUTES;
            case METADATA, INODES -> Paint.METADATA;
            case LOG -> Paint.LOG;
        };
    }

    private static int argb(Theme theme, Paint paint) {
        return 0xFF000000 | theme.of(paint).rgb();
    }
}
