package org.faultline.picture;

/** A colour as screens mix it; each part from 0 to 1. */
public record Rgba(float red, float green, float blue, float opacity) {
    /** The opaque colour that the lowest 24 bits of {@code rgb} are, red first. */
    static Rgba of(int rgb) {
        return new Rgba((rgb >> 16 & 0xFF) / 255f, (rgb >> 8 & 0xFF) / 255f, (rgb & 0xFF) / 255f, 1);
    }

    /** So much of the way to another colour. */
    Rgba towards(Rgba other, float part) {
        return new Rgba(red + (other.red - red) * part, green + (other.green - green) * part,
                blue + (other.blue - blue) * part, 1);
    }

    Rgba times(float light) {
        return new Rgba(red * light, green * light, blue * light, opacity);
    }

    Rgba seen(float part) {
        return new Rgba(red, green, blue, part);
    }

    /** The opaque colour in 24 bits, red first. */
    public int rgb() {
        return Math.round(red * 255) << 16 | Math.round(green * 255) << 8 | Math.round(blue * 255);
    }
}
