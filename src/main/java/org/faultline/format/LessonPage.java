package org.faultline.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.format.words.LessonWords;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.trace.Trace;

/** A lesson as stable English text: what is asked, or what is said to what was answered. */
public final class LessonPage {
    private final Lines lines = new Lines();
    private final Lesson lesson;
    private final Trace trace;
    private final LessonText text;

    private LessonPage(Lesson lesson, Trace trace) {
        this.lesson = lesson;
        this.trace = trace;
        this.text = new LessonText(trace.before());
    }

    /** What is asked, with what is offered; without any answer. */
    public static String questions(String title, Lesson lesson, Trace trace, List<Keyed> keys) {
        LessonPage page = new LessonPage(lesson, trace);
        page.head(title);
        for (int i = 0; i < keys.size(); i++) {
            page.question(keys.get(i), i == 0 || keys.get(i).ask().act() != keys.get(i - 1).ask().act());
        }
        return page.lines.toString();
    }

    /**
     * What is said to what was answered.
     *
     * @param marks of the first vote: those of what can be answered, in the order of the keys
     * @param second of the second vote, as far as one was taken
     */
    public static String feedback(String title, Lesson lesson, Trace trace, List<Keyed.Key> keys, List<Mark> marks,
            List<Mark> second) {
        Map<Ask, Mark> again = second.stream().collect(Collectors.toMap(Mark::ask, m -> m));
        LessonPage page = new LessonPage(lesson, trace);
        page.lines.line(title);
        for (int i = 0; i < keys.size(); i++) {
            Keyed.Key key = keys.get(i);
            page.lines.blank();
            page.lines.wrapped("", key.ask().id() + "  " + page.text.question(key.ask()));
            page.text.feedback(key, marks.get(i), trace).forEach(said -> page.lines.wrapped("    ", said));
            Optional.ofNullable(again.get(key.ask()))
                    .ifPresent(m -> page.lines.wrapped("    ", LessonText.second(key, m)));
        }
        page.end(marks);
        return page.lines.toString();
    }

    private void head(String title) {
        lines.line(title);
        List.of(lesson.about().goal(), lesson.about().introduction()).stream().filter(t -> !t.isEmpty()).forEach(t -> {
            lines.blank();
            lines.wrapped("", t);
        });
    }

    private void question(Keyed keyed, boolean other) {
        Ask ask = keyed.ask();
        lines.blank();
        LessonText.page(trace, ask).filter(where -> other).ifPresent(where -> {
            lines.wrapped("", where);
            lines.blank();
        });
        lines.wrapped("", ask.id() + "  " + text.question(ask));
        lines.wrapped("    ", LessonText.how(ask));
        if (keyed instanceof Keyed.Key key) {
            key.options().forEach(o -> lines.wrapped("    ", o.id() + "  " + LessonText.option(o)));
        }
    }

    private void end(List<Mark> marks) {
        double points = marks.stream().mapToDouble(Mark::points).sum();
        long most = marks.stream().mapToLong(m -> m.ask().weight()).sum();
        lines.blank();
        lines.line(LessonWords.text("score", points(points), most));
        if (!lesson.about().explanation().isEmpty()) {
            lines.blank();
            lines.wrapped("", lesson.about().explanation());
        }
        lesson.recorded().forEach(r -> lines.wrapped("", LessonWords.text("recorded", r)));
    }

    /** Points with as many digits as they need, at most two behind the point. */
    public static String points(double points) {
        return java.math.BigDecimal.valueOf(points).setScale(2, java.math.RoundingMode.HALF_UP).stripTrailingZeros()
                .toPlainString();
    }
}
