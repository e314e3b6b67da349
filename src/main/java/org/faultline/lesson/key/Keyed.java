package org.faultline.lesson.key;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Reply;
import org.faultline.repair.advice.Step;

/** What the engine says to something that is asked. */
public sealed interface Keyed {
    Ask ask();

    /**
     * It has an answer.
     *
     * @param truth what is right
     * @param also what is right, too: kernels under which the same happens
     * @param options what is offered, in the order in which it is offered; nothing where a number is wanted
     * @param traps wrong answers, each with the mistake that leads to it, the likeliest first; none is given twice
     */
    record Key(Ask ask, Reply truth, List<Reply> also, List<Option> options, List<Trap> traps) implements Keyed {
        public Key {
            also = List.copyOf(also);
            options = List.copyOf(options);
            traps = List.copyOf(traps);
        }

        /** Whether an answer is right. */
        public boolean isRight(Reply answer) {
            return answer.equals(truth) || also.contains(answer);
        }

        /** What somebody thought who answers like that, if it is known. */
        public Optional<Mistake> mistake(Reply answer) {
            return traps.stream().filter(t -> t.reply.equals(answer)).map(Trap::mistake).findFirst();
        }

        /** The same with those traps that are wrong answers, each once. */
        Key with(Stream<Trap> more) {
            Set<Reply> given = new HashSet<>();
            return new Key(ask, truth, also, options, Stream.concat(traps.stream(), more)
                    .filter(t -> !isRight(t.reply) && given.add(t.reply)).toList());
        }

        static Key of(Ask ask, Reply truth, List<? extends Option> options) {
            return new Key(ask, truth, List.of(), List.copyOf(options), List.of());
        }
    }

    /** Those of them that have an answer. */
    static List<Key> answered(List<Keyed> all) {
        return all.stream().filter(Key.class::isInstance).map(Key.class::cast).toList();
    }

    /** The key of what is asked under that id, where it has one. */
    static Optional<Key> of(List<Keyed> all, String ask) {
        return answered(all).stream().filter(k -> k.ask.id().equals(ask)).findFirst();
    }

    /** Nothing that was run answers it. */
    record Unanswerable(Ask ask, Reason reason) implements Keyed {
        /** Why not. */
        public enum Reason {
            /** No page went bad in that act: nobody noticed, or the address is of nothing. */
            NO_FAILURE,
            /** The page is none of that file. */
            OTHER_FILE,
            /** The page lies in no block of that filesystem. */
            OTHER_FILESYSTEM,
            /** That process was not signalled. */
            NOT_SIGNALLED,
            /** That process does not map the page. */
            NOT_MAPPED,
            /** There is nothing to be put in order. */
            TOO_FEW_STEPS,
            /** Nobody tried what a repair makes of this block. */
            NOT_KNOWN
        }
    }

    /** A wrong answer, and the mistake that leads to it. */
    record Trap(Mistake mistake, Reply reply) {}

    /** Something that is offered. */
    sealed interface Option {
        /** By which answers name it. */
        String id();

        /** A process. */
        record OfProcess(String id, String name) implements Option {}

        /** A file. */
        record OfFile(String id, String path) implements Option {}

        /** A word: yes, no, what a touch does. */
        record OfWord(String id, Word word) implements Option {}

        /** A kernel. */
        record OfDesign(String id) implements Option {}

        /** A function of the kernel. */
        record OfFunction(String id) implements Option {}

        /** A step of an advice. */
        record OfStep(String id, Step step) implements Option {}
    }

    /** The words that are offered. */
    enum Word {
        YES, NO, DEAD, FAULTS_IN, READS_ON, REFUSED, MACHINE_CHECK, BUS_MCEERR_AR, BUS_MCEERR_AO, BUS_ADRERR,
        STILL_BAD, CLEARED, GOOD;

        /** By which answers name it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
