package org.faultline.desktop.present;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.LessonText;
import org.faultline.format.words.LessonWords;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.key.Gate;
import org.faultline.lesson.key.Keyed;
import org.faultline.session.Session;
import org.faultline.trace.Trace;

/**
 * What a class sees of a document, in its order: of a lesson what is asked before a page goes bad, then step by step what comes
 * of it, then what is said to the answers; of any other document its story.
 */
record Lecture(List<Slide> slides) {
    /** So many letters can be read at a glance from the last row: two lines of a caption. */
    private static final int GLANCE = 130;

    Lecture {
        slides = List.copyOf(slides);
    }

    /** @param sitting that of whoever takes the lesson that is open, where one is */
    static Lecture of(Session session, Optional<Sitting> sitting) {
        List<Slide> all = new ArrayList<>();
        sitting.filter(s -> !s.keys().isEmpty()).ifPresentOrElse(s -> lesson(s, all), () -> story(session, all));
        return new Lecture(all);
    }

    private static void story(Session session, List<Slide> all) {
        told(title(session), session.document().question(), 0, all);
        happened(0, session.run().trace().steps().size(), all);
    }

    private static String title(Session session) {
        String title = session.document().title();
        return title.isEmpty() ? WindowText.text("present.story") : title;
    }

    private static void lesson(Sitting sitting, List<Slide> all) {
        Trace trace = sitting.given().run().trace();
        Lesson.About about = sitting.lesson().about();
        String title = title(sitting.given());
        told(title, about.introduction().isEmpty() ? about.goal() : about.introduction(), 0, all);
        List<Ask> asks = sitting.lesson().asks().stream().filter(a -> sitting.key(a).isPresent())
                .sorted(Comparator.comparingInt(a -> Gate.stop(trace, a))).toList();
        int from = 0;
        int asked = 0;
        while (asked < asks.size()) {
            int first = asked;
            int stop = Gate.stop(trace, asks.get(first));
            happened(from, stop, all);
            while (asked < asks.size() && Gate.stop(trace, asks.get(asked)) == stop) {
                asked++;
                all.add(new Slide.Asked(asks.get(asked - 1), asked, asks.size(), stop));
            }
            from = asked < asks.size() ? Gate.stop(trace, asks.get(asked)) : trace.steps().size();
            happened(stop, from, all);
            explained(sitting, asks.subList(first, asked), from, all);
        }
        if (!about.explanation().isEmpty()) {
            told(title, about.explanation(), from, all);
        }
    }

    private static void happened(int from, int to, List<Slide> all) {
        for (int step = from + 1; step <= to; step++) {
            all.add(new Slide.Happened(step));
        }
    }

    private static void explained(Sitting sitting, List<Ask> asks, int cursor, List<Slide> all) {
        LessonText text = new LessonText(sitting.given().timeline().machine());
        for (Ask ask : asks) {
            String words = ask.words().explanation();
            sitting.key(ask).ifPresent(key -> told(text.question(ask),
                    words.isEmpty() ? answer(key) : answer(key) + " " + words, cursor, all));
        }
    }

    /** What is right, as one saw it happen. */
    private static String answer(Keyed.Key key) {
        return LessonWords.text("truth", LessonText.answer(key, key.truth()));
    }

    /** Says as much at a time as can be read at a glance, in whole sentences. */
    private static void told(String headline, String text, int cursor, List<Slide> all) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int from = 0;
        int to = 0;
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            if (end - from > GLANCE && to > from) {
                all.add(new Slide.Told(headline, text.substring(from, to).strip(), cursor));
                from = to;
            }
            to = end;
        }
        all.add(new Slide.Told(headline, text.substring(from).strip(), cursor));
    }
}
