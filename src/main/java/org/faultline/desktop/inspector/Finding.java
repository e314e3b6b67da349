package org.faultline.desktop.inspector;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that a verdict says.
 *
 * @param note what stands at the end of the title's line
 * @param words why, or what to do about it
 * @param quiet what only might be
 */
record Finding(Sign sign, String title, String note, List<Section.Fact> facts, List<String> words, List<String> quiet) {
    /** What it is about: an icon, never a colour alone. */
    enum Sign {
        BROKEN("fth-alert-octagon"), LOST("fth-x"), KILLED("fth-zap"), TOLD("fth-bell"), SPARED("fth-user-check"),
        FINE("fth-check"), SHUT_DOWN(
                "fth-lock"),
        AWAY("fth-minus"), BAD("fth-x-square");

        private final String icon;

        Sign(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }
    }

    Finding {
        facts = List.copyOf(facts);
        words = List.copyOf(words);
        quiet = List.copyOf(quiet);
    }

    /** Names with values below a title. */
    static Finding of(Sign sign, String title, String note, List<Section.Fact> facts) {
        return new Finding(sign, title, note, facts, List.of(), List.of());
    }

    /** As plain text. */
    String text() {
        String head = note.isEmpty() ? title : title + " (" + note + ")";
        return Stream.of(Stream.of(head), facts.stream().map(f -> "  " + f.text()), words.stream().map(w -> "  " + w),
                quiet.stream().map(q -> "  " + q)).flatMap(s -> s).collect(Collectors.joining("\n"));
    }
}
