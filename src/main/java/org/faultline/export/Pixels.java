package org.faultline.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.faultline.picture.Theme;
import org.faultline.picture.paper.RasterSurface;

/** Pictures as pixels, and those as PNG. */
public final class Pixels {
    /** Pixels of a PNG for each of the picture: a picture in a text is printed, or looked at closely. */
    private static final int FINE = 2;

    private Pixels() {}

    static byte[] png(Drawing drawing, Theme theme) {
        return png(image(drawing, theme, FINE));
    }

    /** An image as PNG. */
    public static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage image(Drawing drawing, Theme theme, double scale) {
        RasterSurface surface = new RasterSurface(drawing.width(), drawing.height(), scale, theme);
        drawing.draw(surface);
        return surface.image();
    }
}
