package org.faultline.format.words;

import java.util.Locale;
import java.util.ResourceBundle;
import org.faultline.design.KernelDesign;
import org.faultline.design.choice.Choice;

/** A kernel design in the words of a person; one that has no messages goes by its id. */
public final class DesignText {
    private static final ResourceBundle CHOICES = Messages.bundle("Choices");

    private DesignText() {}

    /** Its short name. */
    public static String title(KernelDesign design) {
        return title(design.id());
    }

    /** The short name of the design with that id. */
    public static String title(String id) {
        return text(id, "title", id);
    }

    /** One sentence: what it is. */
    public static String summary(KernelDesign design) {
        return text(design.id(), "summary", "");
    }

    /** What the table rests on, in a few words: recorded runs, golden vectors, reading of the source. */
    public static String proof(KernelDesign design) {
        return text(design.id(), "proof", "");
    }

    /** One sentence: what it means that a choice was made that way. */
    public static String meaning(Choice choice) {
        return Messages.text(CHOICES, key(choice));
    }

    /** What is chosen, as people write it: {@code private copy}. */
    public static String name(Class<?> choice) {
        return choice.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    static String key(Choice choice) {
        return choice.getClass().getSimpleName() + "." + choice;
    }

    private static String text(String id, String what, String otherwise) {
        String key = "design." + id + "." + what;
        return Messages.has(key) ? Messages.text(key) : otherwise;
    }
}
