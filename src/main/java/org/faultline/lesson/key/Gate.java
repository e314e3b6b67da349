package org.faultline.lesson.key;

import java.util.Optional;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Level;
import org.faultline.playback.Chapter;
import org.faultline.trace.Trace;

/** How far a run may be seen before more was predicted. */
public record Gate(Lesson lesson, AnswerSheet sheet) {
    /** What is to be predicted next, in the order of the lesson; nothing where all is, or everything is shown anyhow. */
    public Optional<Ask> next() {
        return sheet.level() == Level.SHOWN ? Optional.empty()
                : lesson.asks().stream().filter(a -> sheet.answer(a.id()).isEmpty()).findFirst();
    }

    /** The last step that may be seen: the one before the first act that something is still asked about. */
    public int last(Trace trace) {
        return lesson.asks().stream().filter(a -> sheet.level() != Level.SHOWN && sheet.answer(a.id()).isEmpty())
                .mapToInt(a -> before(trace, a)).min().orElse(trace.steps().size());
    }

    private static int before(Trace trace, Ask ask) {
        return Chapter.of(trace, ask.act()).map(c -> c.first() - 1).orElse(trace.steps().size());
    }
}
