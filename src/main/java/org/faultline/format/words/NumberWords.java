package org.faultline.format.words;

/** Numbers of things within a sentence: up to twelve as words. */
public final class NumberWords {
    private static final int MOST = 12;

    private NumberWords() {}

    /** The number in a sentence. */
    public static String of(long count) {
        return count <= MOST ? Messages.text("number." + count) : Long.toString(count);
    }
}
