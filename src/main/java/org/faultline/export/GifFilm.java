package org.faultline.export;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.faultline.budget.Budget;
import org.faultline.picture.Theme;

/**
 * A run as an animated GIF, over and over: each picture as long as its caption takes to read. Behind the first picture, only
 * the part that changes is kept.
 */
final class GifFilm {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    /** Hundredths of a second: for each letter of the caption, at least and at most, and longer at the end. */
    static final int LETTER = 4;
    static final int LEAST = 120;
    static final int MOST_DELAY = 600;
    private static final int END = 400;

    private final Film film;
    private final Theme theme;

    GifFilm(Film film, Theme theme) {
        this.film = film;
        this.theme = theme;
    }

    byte[] write(Budget budget) {
        Palette palette = palette(budget);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            Optional<BufferedImage> before = Optional.empty();
            for (int step = 0; step <= film.steps(); step++) {
                budget.spend(Budget.Stage.DRAW, film.steps() + 1L + step, 2L * (film.steps() + 1));
                Frame frame = film.at(step);
                BufferedImage image = palette.paint(Pixels.image(frame, theme, 1));
                Rectangle part = before.map(b -> changed(b, image))
                        .orElse(new Rectangle(image.getWidth(), image.getHeight()));
                BufferedImage seen = copy(image, part);
                writer.writeToSequence(new IIOImage(seen, null, told(writer, seen, part, delay(frame))), null);
                before = Optional.of(image);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private Palette palette(Budget budget) {
        Map<Integer, Long> seen = new HashMap<>();
        for (int step = 0; step <= film.steps(); step++) {
            budget.spend(Budget.Stage.DRAW, step, 2L * (film.steps() + 1));
            Palette.count(Pixels.image(film.at(step), theme, 1), seen);
        }
        return new Palette(seen);
    }

    /** How long a picture is seen, in hundredths of a second. */
    private int delay(Frame frame) {
        int letters = frame.caption().map(c -> c.headline().length() + c.sentence().length()).orElse(0);
        int read = Math.clamp(LETTER * (long) letters, LEAST, MOST_DELAY);
        return frame.moment().isAtEnd() ? read + END : read;
    }

    /** The smallest part that has all that differs; one pixel where nothing does. */
    private static Rectangle changed(BufferedImage before, BufferedImage now) {
        byte[] was = Palette.indexes(before);
        byte[] is = Palette.indexes(now);
        int width = now.getWidth();
        Rectangle changed = new Rectangle(-1, -1);
        for (int y = 0; y < now.getHeight(); y++) {
            int start = y * width;
            int left = Arrays.mismatch(was, start, start + width, is, start, start + width);
            if (left >= 0) {
                int right = width - 1;
                while (was[start + right] == is[start + right]) {
                    right--;
                }
                changed = changed.union(new Rectangle(left, y, right - left + 1, 1));
            }
        }
        return changed.isEmpty() ? new Rectangle(1, 1) : changed;
    }

    /** A part with pixels of its own: the writer takes those of the whole for it. */
    private static BufferedImage copy(BufferedImage image, Rectangle part) {
        BufferedImage copy = new BufferedImage(part.width, part.height, BufferedImage.TYPE_BYTE_INDEXED,
                (IndexColorModel) image.getColorModel());
        copy.getRaster().setRect(image.getRaster().createChild(part.x, part.y, part.width, part.height, 0, 0, null));
        return copy;
    }

    private static IIOMetadata told(ImageWriter writer, BufferedImage image, Rectangle part, int delay)
            throws IOException {
        IIOMetadata told = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(node("ImageDescriptor", "imageLeftPosition", part.x, "imageTopPosition", part.y,
                "imageWidth", part.width, "imageHeight", part.height, "interlaceFlag", "FALSE"));
        root.appendChild(node("GraphicControlExtension", "disposalMethod", "doNotDispose", "userInputFlag", "FALSE",
                "transparentColorFlag", "FALSE", "delayTime", delay, "transparentColorIndex", 0));
        IIOMetadataNode loop = node("ApplicationExtension", "applicationID", "NETSCAPE", "authenticationCode", "2.0");
        loop.setUserObject(new byte[]{1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(loop);
        root.appendChild(extensions);
        told.mergeTree(FORMAT, root);
        return told;
    }

    /** A node with names and values in turn. */
    private static IIOMetadataNode node(String name, Object... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute(attributes[i].toString(), attributes[i + 1].toString());
        }
        return node;
    }
}
