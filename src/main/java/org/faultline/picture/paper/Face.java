package org.faultline.picture.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.faultline.picture.Type;

/** The fonts of pictures outside the window. They come with the program. */
enum Face {
    SANS("DejaVuSans.ttf", "DejaVu Sans, Verdana, sans-serif"),
    BOLD("DejaVuSans-Bold.ttf", "DejaVu Sans, Verdana, sans-serif"),
    MONO("DejaVuSansMono.ttf", "DejaVu Sans Mono, monospace");

    /** Of the size of the letters: where they stand, below the middle of their line. */
    private static final double BASELINE = 0.35;

    private final String file;
    private final String family;

    Face(String file, String family) {
        this.file = file;
        this.family = family;
    }

    /** The font of a kind of text. */
    static Face of(Type type) {
        return type.isMono() ? MONO : type.isBold() ? BOLD : SANS;
    }

    /** How far below the middle of a line its letters stand, in pixels. */
    static double drop(Type type) {
        return BASELINE * type.size();
    }

    /** What a reader of SVG takes for it, the best first. */
    String family() {
        return family;
    }

    /** The font itself, as a TrueType file. */
    byte[] font() {
        return resource(file);
    }

    static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Face.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
