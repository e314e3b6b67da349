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

    static byte[] png(Frame frame, Theme theme) {
        return png(image(frame, theme, FINE));
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

    static BufferedImage image(Frame frame, Theme theme, double scale) {
        RasterSurface surface = new RasterSurface(frame.width(), frame.height(), scale, theme);
        frame.draw(surface);
        return surface.image();
    }
}
