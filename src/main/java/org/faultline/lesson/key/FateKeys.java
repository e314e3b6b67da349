package org.faultline.lesson.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed.Option;
import org.faultline.lesson.key.Keyed.Trap;
import org.faultline.lesson.key.Keyed.Unanswerable;
import org.faultline.lesson.key.Keyed.Word;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.Signal;
import org.faultline.trace.NextTouch;
import org.faultline.trace.Verdict;

/** What then: answers that are one of what is offered. */
record FateKeys(AskedFailure failure) {
    private static Reply chosen(Word word) {
        return new Reply.Chosen(word.id());
    }

    private Keyed.Key words(Word right, Word... offered) {
        List<Option> options = Stream.of(offered).<Option>map(w -> new Option.OfWord(w.id(), w)).toList();
        return Keyed.Key.of(failure.ask(), chosen(right), options);
    }

    /** Whether the filesystem is still there. */
    Keyed.Key survives() {
        LayerId filesystem = new LayerId(failure.ask().about());
        boolean down = failure.failed().map(v -> v.shutDown().contains(filesystem))
                .orElseGet(() -> failure.after().filesystem(filesystem).filter(Filesystem::isShutDown).isPresent());
        return words(down ? Word.NO : Word.YES, Word.YES, Word.NO)
                .with(Stream.of(down ? new Trap(Mistake.METADATA_IS_HARMLESS, chosen(Word.YES))
                        : new Trap(Mistake.DATA_SHUTS_DOWN, chosen(Word.NO))));
    }

    /** What the next touch of the page does to a process. */
    Keyed nextTouch() {
        int pid = failure.ask().pid().orElseThrow();
        Optional<Verdict.MapperFate> mapper =
                failure.verdict().mappers().stream().filter(m -> m.pid() == pid).findFirst();
        if (mapper.isEmpty()) {
            return new Unanswerable(failure.ask(), Unanswerable.Reason.NOT_MAPPED);
        }
        boolean real = failure.after().bad(failure.verdict().pfn()).filter(BadPage::real).isPresent();
        NextTouch next = real ? mapper.get().nextReal() : mapper.get().nextSimulated();
        Word right = switch (next.kind()) {
            case DEAD -> Word.DEAD;
            case FAULTS_IN -> Word.FAULTS_IN;
            case READS_ON -> Word.READS_ON;
            case REFUSED -> Word.REFUSED;
            case MACHINE_CHECK -> Word.MACHINE_CHECK;
        };
        boolean reads = right == Word.FAULTS_IN || right == Word.READS_ON;
        Word[] offered = {Word.READS_ON, Word.FAULTS_IN, Word.REFUSED, Word.MACHINE_CHECK, Word.DEAD};
        return words(right, offered)
                .with(Stream.of(offered).map(w -> new Trap(mistake(right, reads, w), chosen(w))));
    }

    private static Mistake mistake(Word right, boolean reads, Word answered) {
        return right == Word.DEAD ? Mistake.ALREADY_DEAD : reads ? Mistake.SPARED_IS_DOOMED
                : answered == Word.DEAD ? Mistake.SPARED_IS_DOOMED
                        : answered == Word.MACHINE_CHECK ? Mistake.KERNEL_IS_NOT_ASKED
                                : answered == Word.REFUSED ? Mistake.KERNEL_IS_ASKED : Mistake.SPARED_IS_SAFE;
    }

    /** What the signal says of why it was sent. */
    Keyed code() {
        int pid = failure.ask().pid().orElseThrow();
        return failure.signals().filter(s -> s.pid() == pid).map(s -> s.signal().code()).findFirst()
                .<Keyed>map(this::code)
                .orElseGet(() -> new Unanswerable(failure.ask(), Unanswerable.Reason.NOT_SIGNALLED));
    }

    private Keyed.Key code(Signal.Code code) {
        Word right = switch (code) {
            case BUS_MCEERR_AR -> Word.BUS_MCEERR_AR;
            case BUS_MCEERR_AO -> Word.BUS_MCEERR_AO;
            case BUS_ADRERR -> Word.BUS_ADRERR;
        };
        Word[] offered = {Word.BUS_MCEERR_AR, Word.BUS_MCEERR_AO, Word.BUS_ADRERR};
        return words(right, offered).with(Stream.of(offered).map(w -> new Trap(
                right == Word.BUS_ADRERR ? Mistake.FAULT_IS_MEMORY
                        : w == Word.BUS_ADRERR ? Mistake.MEMORY_IS_FAULT
                                : right == Word.BUS_MCEERR_AR ? Mistake.TOUCHED_IS_TOLD : Mistake.TOLD_IS_TOUCHED,
                chosen(w))));
    }

    /** What comes of a read of the page that went bad last. */
    Keyed pageAfter() {
        return failure.played().trace().verdicts(1, failure.ask().act()).stream().reduce((a, b) -> b)
                .<Keyed>map(v -> pageAfter(v.pfn()))
                .orElseGet(() -> new Unanswerable(failure.ask(), Unanswerable.Reason.NO_FAILURE));
    }

    private Keyed.Key pageAfter(Pfn pfn) {
        Machine after = failure.after();
        Word right = after.bad(pfn).isPresent() ? Word.STILL_BAD
                : after.undefined().of(pfn).isNone() ? Word.GOOD : Word.CLEARED;
        return words(right, Word.STILL_BAD, Word.CLEARED, Word.GOOD).with(Stream.of(
                new Trap(right == Word.STILL_BAD ? Mistake.REPORT_IS_REPAIR : Mistake.CLEARED_IS_RESTORED,
                        chosen(Word.GOOD)),
                new Trap(right == Word.GOOD ? Mistake.RESTORED_IS_CLEARED : Mistake.BAD_IS_CLEARED,
                        chosen(Word.CLEARED)),
                new Trap(Mistake.BAD_FOR_EVER, chosen(Word.STILL_BAD))));
    }
}
