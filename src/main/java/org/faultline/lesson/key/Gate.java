package org.faultline.lesson.key;

import java.util.Comparator;
import java.util.Optional;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Level;
import org.faultline.playback.Chapter;
import org.faultline.trace.Trace;

/** How far a run may be seen before more was predicted. */
public record Gate(Lesson lesson, AnswerSheet sheet) {
    /** Whether something of the lesson is kept back until it was answered. */
    private boolean isClosed(Ask ask) {
        return sheet.level() == Level.GAPS && sheet.answer(ask.id()).isEmpty();
    }

    /**
     * What is to be answered next: of what the run stops first for, the first of the lesson. Nothing where all was
     * answered, or everything may be seen anyhow.
     */
    public Optional<Ask> next(Trace trace) {
        return lesson.asks().stream().filter(this::isClosed).min(Comparator.comparingInt(a -> stop(trace, a)));
    }

    /** The last step that may be seen: the one at which the next thing is asked. */
    public int last(Trace trace) {
        return next(trace).map(a -> stop(trace, a)).orElse(trace.steps().size());
    }

    /** The step before the act that it is about; or the last of that, where one has to have seen it. */
    public static int stop(Trace trace, Ask ask) {
        return Chapter.of(trace, ask.act()).map(c -> ask.kind().isAskedAfterwards() ? c.last() : c.first() - 1)
                .orElse(trace.steps().size());
    }
}
