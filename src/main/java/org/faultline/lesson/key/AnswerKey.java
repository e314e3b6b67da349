package org.faultline.lesson.key;

import java.util.Optional;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Goal;
import org.faultline.playback.Chapter;
import org.faultline.playback.Toll;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** The engine's answers to what a lesson asks. */
public final class AnswerKey {
    private AnswerKey() {}

    /** The answer to something that is asked about a story that was run. */
    public static Keyed of(Played played, Ask ask) {
        return AskedFailure.of(played, ask).map(AnswerKey::of)
                .orElseGet(() -> new Keyed.Unanswerable(ask, Keyed.Unanswerable.Reason.NO_FAILURE));
    }

    private static Keyed of(AskedFailure failure) {
        WhoKeys who = new WhoKeys(failure);
        WhereKeys where = new WhereKeys(failure);
        FateKeys fate = new FateKeys(failure);
        return switch (failure.ask().kind()) {
            case SIGNALLED -> who.signalled();
            case KILLED -> who.killed();
            case OWNERS -> who.files();
            case FILE_PAGE -> where.filePage();
            case FILE_OFFSET -> where.fileOffset();
            case BLOCK -> where.block();
            case PFN -> where.pfn();
            case BYTES_LOST -> where.bytesLost();
            case ADDRESS_LSB -> where.lsb();
            case ADDRESS -> where.address();
            case SECTORS -> where.sectors();
            case FILES_LOST -> new RecoveryKeys(failure).filesLost();
            case SIGNAL_CODE -> fate.code();
            case PAGE_AFTER -> fate.pageAfter();
            case SURVIVES -> fate.survives();
            case NEXT_TOUCH -> fate.nextTouch();
            case DESIGN -> new DesignKeys(failure).design();
            case RECOVERY -> new RecoveryKeys(failure).order();
            case CHAIN -> new ChainKeys(failure).order();
        };
    }

    /** What a goal counts, when the story is over. */
    public static long count(Trace trace, Goal.Counted counted) {
        Optional<Toll> toll = Chapter.of(trace).stream().reduce((a, b) -> b).map(last -> Toll.upTo(trace, last));
        return switch (counted) {
            case PROCESSES -> trace.after().processes().size();
            case SIGNALLED -> trace.steps().stream().map(s -> s.event())
                    .filter(TraceEvent.Signalled.class::isInstance).map(e -> ((TraceEvent.Signalled) e).pid())
                    .distinct().count();
            case KILLED -> toll.map(t -> t.hit(Toll.Hit.How.KILLED).size()).orElse(0);
            case OWNERS -> trace.verdicts(1, trace.acts().size()).stream().flatMap(v -> v.owners().stream())
                    .flatMap(o -> o.file().stream()).distinct().count();
            case BYTES_LOST -> toll.map(Toll::bytes).orElse(0L);
            case SHUT_DOWN -> trace.verdicts(1, trace.acts().size()).stream().map(Verdict::shutDown)
                    .flatMap(s -> s.stream()).distinct().count();
        };
    }
}
