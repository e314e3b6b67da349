package org.faultline.picture;

/** Text whose letters are all equally wide, which needs no fonts. */
public final class Typewriter implements TextMetrics {
    private static final double LETTER = 0.6;

    @Override
    public double width(Type type, String text) {
        return Math.ceil(text.length() * type.size() * LETTER);
    }
}
