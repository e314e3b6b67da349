package org.faultline.picture;

/** The few kinds of text that are drawn; none is smaller than 11 pixels. */
public enum Type {
    HEADLINE(16, true, false),
    SENTENCE(13, false, false),
    TITLE(13, true, false),
    NAME(13, true, false),
    SMALL(11, false, false),
    SMALL_BOLD(11, true, false),
    MONO(11, false, true);

    private final int size;
    private final boolean bold;
    private final boolean mono;

    Type(int size, boolean bold, boolean mono) {
        this.size = size;
        this.bold = bold;
        this.mono = mono;
    }

    /** Size of its letters, in pixels. */
    public int size() {
        return size;
    }

    public boolean isBold() {
        return bold;
    }

    /** Whether all its letters are equally wide. */
    public boolean isMono() {
        return mono;
    }
}
