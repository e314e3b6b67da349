package org.faultline.format.words;

import java.util.Locale;
import java.util.Optional;
import org.faultline.playback.Subgoal;

/** The words for what a step of a failure is after: the same on the slider, in captions, in exports and in lessons. */
public final class SubgoalText {
    private SubgoalText() {}

    /** In the middle of a line: {@code find the files}. */
    public static String of(Subgoal subgoal) {
        return Messages.text("subgoal." + subgoal.name());
    }

    /** The same for a step, which may belong to none: {@code no part of a failure}. */
    public static String of(Optional<Subgoal> subgoal) {
        return subgoal.map(SubgoalText::of).orElseGet(() -> Messages.text("subgoal.none"));
    }

    /** With its number, as a heading: {@code 3 Find the files}. */
    public static String numbered(Subgoal subgoal) {
        String words = of(subgoal);
        return Messages.text("subgoal.numbered", Integer.toString(subgoal.number()),
                words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + words.substring(words.offsetByCodePoints(0, 1)));
    }
}
