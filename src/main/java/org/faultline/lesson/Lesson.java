package org.faultline.lesson;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.document.Sha256;

/**
 * What a document teaches: the part {@code lesson} of it. The stack, the story and the kernel are those of the document.
 *
 * @param id by which answers and grades name it
 * @param version of the lesson, from 1; answers to another version are not graded
 * @param hidden what is not shown before it was predicted
 * @param recorded the recorded runs of real kernels that came out as this lesson does, by their ids; for people
 */
public record Lesson(String id, int version, About about, List<Ask> asks, List<Goal> goals, NavigableSet<Hidden> hidden,
        Variation variation, Lock lock, List<String> recorded) {
    /** So many things may be asked. */
    public static final int MOST_ASKS = 32;
    /** It may take so many minutes. */
    public static final int MOST_MINUTES = 600;

    /**
     * What somebody reads before they take it.
     *
     * @param goal what one can do afterwards
     * @param audience for whom it is
     * @param minutes how long it takes
     * @param introduction what is said before the first question
     * @param explanation what is said when all was answered
     */
    public record About(String goal, String audience, int minutes, String introduction, String explanation) {}

    /** What can be hidden until it was predicted. */
    public enum Hidden {
        /** Which pages processes have in their page tables. */
        PAGE_TABLES,
        /** Where pages, blocks and bytes lie. */
        ADDRESSES,
        /** Under which kernel it is. */
        DESIGN;

        /** What documents call it: {@code page-tables}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What documents call by that word. */
        public static Optional<Hidden> of(String word) {
            return Stream.of(values()).filter(h -> h.word().equals(word)).findFirst();
        }
    }

    /**
     * A lesson that cannot be taken apart: no other kernel, no explanations, no run before a prediction, no jump ahead. It
     * is a courtesy, not a safe.
     *
     * @param phrase SHA-256 of the teacher's phrase in hexadecimal; nothing where nobody can unlock it
     */
    public record Lock(boolean locked, Optional<String> phrase) {
        /** Not locked. */
        public static final Lock OPEN = new Lock(false, Optional.empty());

        /** The hash that a document has of a phrase; blanks around the phrase do not count. */
        public static String hash(String phrase) {
            return Sha256.hex(phrase.strip().getBytes(StandardCharsets.UTF_8));
        }

        /** Whether that is the teacher's phrase. */
        public boolean opensWith(String typed) {
            return phrase.filter(hash(typed)::equals).isPresent();
        }
    }

    public Lesson {
        asks = List.copyOf(asks);
        goals = List.copyOf(goals);
        hidden = Collections.unmodifiableNavigableSet(new TreeSet<>(hidden));
        recorded = List.copyOf(recorded);
    }

    /** What is asked under that id. */
    public Optional<Ask> ask(String ask) {
        return asks.stream().filter(a -> a.id().equals(ask)).findFirst();
    }

    /** The levels at which it can be taken: it can be built where it says what for. */
    public Set<Level> levels() {
        return goals.isEmpty() ? Set.of(Level.SHOWN, Level.GAPS) : Set.of(Level.values());
    }
}
