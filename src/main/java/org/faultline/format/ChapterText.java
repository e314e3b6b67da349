package org.faultline.format;

import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.format.words.ActText;
import org.faultline.format.words.Messages;
import org.faultline.playback.Chapter;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/** What a chapter of a run is called. */
public final class ChapterText {
    private ChapterText() {}

    /** The name of a chapter by what was done: {@code Page 0x101C00 goes bad}. */
    public static String of(Chapter chapter, Trace trace) {
        Act act = trace.acts().get(chapter.act() - 1);
        Optional<String> bad = trace.steps().subList(chapter.first() - 1, chapter.last()).stream().map(Step::event)
                .filter(TraceEvent.Poisoned.class::isInstance).map(TraceEvent.Poisoned.class::cast).findFirst()
                .map(e -> Messages.text("chapter.poisoned", e.pfn()));
        return bad.filter(words -> act instanceof Act.Poison).orElseGet(() -> ActText.of(trace, chapter.act()));
    }
}
