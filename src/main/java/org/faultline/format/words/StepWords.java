package org.faultline.format.words;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import org.faultline.reason.Why;

/** The words of what happens at steps: for each kind of event a headline and a sentence, for each reason perhaps others. */
public final class StepWords {
    private static final ResourceBundle WORDS = Messages.bundle("Steps");
    private static final String MORE = "more.";

    private StepWords() {}

    /** The words of that key. */
    public static String text(String key, Object... arguments) {
        return Messages.text(WORDS, key, arguments);
    }

    /** Whether there are words of that key. */
    public static boolean has(String key) {
        return WORDS.containsKey(key);
    }

    /**
     * The key of the words for an event that came out for those reasons.
     *
     * @param stems names of the event, the most special first; the last one has words of its own
     */
    public static String key(List<String> stems, List<Why> why) {
        for (String stem : stems) {
            Optional<String> reasoned = why.stream().map(w -> stem + "." + w.because().name()).filter(StepWords::has)
                    .findFirst();
            if (reasoned.isPresent() || has(stem)) {
                return reasoned.orElse(stem);
            }
        }
        return stems.getLast();
    }

    /** The key of the sentence that the reasons have of their own: the last that has one. */
    public static Optional<String> more(List<Why> why) {
        return why.reversed().stream().map(w -> MORE + w.because().name()).filter(StepWords::has).findFirst();
    }
}
