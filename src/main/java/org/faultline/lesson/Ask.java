package org.faultline.lesson;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a lesson asks.
 *
 * @param id by which answers name it; no two of a lesson have the same
 * @param act the act of the story it is about, from 1: a page goes bad in it, unless the kind is of any act
 * @param about the id of the file or filesystem, or the pid, that the kind needs; empty for kinds that need none
 * @param choices ids of the kernels that are offered; none for other kinds
 * @param weight how much it counts beside the others, from 1 to 100
 * @param whole whether what is partly right counts nothing
 */
public record Ask(String id, AskKind kind, int act, String about, List<String> choices, int weight, boolean whole,
        Words words) {
    /** It may count so much. */
    public static final int MOST_WEIGHT = 100;

    /**
     * What its author says in words of their own; each may be empty.
     *
     * @param text the question, in place of the program's
     * @param hint what is said when a class is mostly wrong
     * @param explanation what is said when the answer is known
     */
    public record Words(String text, String hint, String explanation) {
        /** Nothing. */
        public static final Words NONE = new Words("", "", "");

        /** The same with another question. */
        public Words asking(String other) {
            return new Words(other, hint, explanation);
        }

        /** The same with another hint. */
        public Words hinting(String other) {
            return new Words(text, other, explanation);
        }

        /** The same with another explanation. */
        public Words explaining(String other) {
            return new Words(text, hint, other);
        }
    }

    public Ask {
        choices = List.copyOf(choices);
    }

    /** The same under another id. */
    public Ask named(String other) {
        return new Ask(other, kind, act, about, choices, weight, whole, words);
    }

    /** The same that counts so much. */
    public Ask counting(int other) {
        return new Ask(id, kind, act, about, choices, other, whole, words);
    }

    /** The same where what is partly right counts nothing, or something. */
    public Ask counting(boolean wholly) {
        return new Ask(id, kind, act, about, choices, weight, wholly, words);
    }

    /** The same in other words. */
    public Ask saying(Words other) {
        return new Ask(id, kind, act, about, choices, weight, whole, other);
    }

    /** Whether both ask the same of the same, under whatever id. */
    public boolean isLike(Ask other) {
        return kind == other.kind && act == other.act && about.equals(other.about);
    }

    /** The pid that it is about; nothing where it is about no process. */
    public Optional<Integer> pid() {
        return kind.about() == AskKind.About.PROCESS ? Optional.of(Integer.parseInt(about)) : Optional.empty();
    }
}
