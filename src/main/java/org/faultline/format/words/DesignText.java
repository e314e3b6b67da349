package org.faultline.format.words;

import org.faultline.design.KernelDesign;

/** A kernel design in the words of a person; one that has no messages goes by its id. */
public final class DesignText {
    private DesignText() {}

    /** Its short name. */
    public static String title(KernelDesign design) {
        return text(design, "title", design.id());
    }

    /** One sentence: what it is. */
    public static String summary(KernelDesign design) {
        return text(design, "summary", "");
    }

    /** What the table rests on, in a few words: recorded runs, golden vectors, reading of the source. */
    public static String proof(KernelDesign design) {
        return text(design, "proof", "");
    }

    private static String text(KernelDesign design, String what, String otherwise) {
        String key = "design." + design.id() + "." + what;
        return Messages.has(key) ? Messages.text(key) : otherwise;
    }
}
