package org.faultline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.format.Caption;
import org.faultline.format.LessonText;
import org.faultline.format.words.LessonWords;
import org.faultline.format.words.SubgoalText;
import org.faultline.grading.Exam;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.picture.paper.Markup;
import org.faultline.playback.Chapter;
import org.faultline.playback.Subgoal;
import org.faultline.playback.Timeline;
import org.faultline.session.Session;

/**
 * Lessons as slides for a browser, from the file {@code slides.html}, in their order: what is asked with the stack as it is, the
 * steps of the kernel by subgoal, and what was right. Below each slide stand notes for whoever speaks.
 */
record Slides(String title, List<Exam> exams) {
    String text() {
        return Page.of("slides.html", title, "{{slides}}",
                exams.stream().map(Slides::lesson).collect(Collectors.joining()));
    }

    private static String lesson(Exam exam) {
        return exam.variant("").map(variant -> lesson(exam, variant)).orElse("");
    }

    private static String lesson(Exam exam, Exam.Variant variant) {
        List<Exercise> exercises = Exercise.of(exam, List.of(variant));
        StringBuilder out = new StringBuilder(slide(
                "<h1>" + Markup.escape(exam.document().title()) + "</h1>" + paragraph(exam.lesson().about().goal())
                        + paragraph(exam.lesson().about().introduction()),
                List.of(LessonWords.text("slides.minutes", exam.lesson().about().minutes()))));
        exercises.stream().map(q -> q.key().ask().act()).distinct().sorted().forEach(act -> {
            List<Exercise> asked = exercises.stream().filter(q -> q.key().ask().act() == act).toList();
            asked.forEach(q -> out.append(ask(q)));
            out.append(steps(variant.session(), act));
            asked.forEach(q -> out.append(answer(q)));
        });
        return out.append(slide("<h1>" + Markup.escape(LessonWords.text("slides.what")) + "</h1>"
                + paragraph(exam.lesson().about().explanation()), List.of())).toString();
    }

    /** A slide with its notes. */
    private static String slide(String body, List<String> notes) {
        return "<section>" + body + "<aside>" + notes.stream().map(Slides::paragraph).collect(Collectors.joining())
                + "</aside></section>\n";
    }

    private static String paragraph(String text) {
        return text.isEmpty() ? "" : "<p>" + Markup.escape(text) + "</p>";
    }

    private static String picture(Session session, int step, Set<Lesson.Hidden> hidden) {
        return "<figure><img alt=\"\" src=\"" + Exercise.image(session.at(step), hidden) + "\"></figure>";
    }

    private static String ask(Exercise question) {
        Ask ask = question.key().ask();
        int before = Chapter.of(question.trace(), ask.act()).map(c -> c.first() - 1).orElse(0);
        String offered = question.key().options().stream().map(LessonText::option).map(Markup::escape)
                .collect(Collectors.joining("</li><li>", "<ul class=\"offered\"><li>", "</li></ul>"));
        List<String> notes = new ArrayList<>(List.of(LessonWords.text("slides.vote")));
        Optional.of(ask.words().hint()).filter(h -> !h.isEmpty())
                .ifPresent(h -> notes.add(LessonWords.text("slides.hint", h)));
        question.key().traps().forEach(t -> notes.add(LessonWords.text("slides.trap",
                LessonText.answer(question.key(), t.reply()), Exercise.said(t.mistake()))));
        return slide("<h1>" + Markup.escape(question.text()) + "</h1>"
                + LessonText.page(question.trace(), ask).map(Slides::paragraph).orElse("")
                + (question.key().options().isEmpty() ? "" : offered)
                + picture(question.variant().session(), before, question.exam().lesson().hidden()), notes);
    }

    /** The last step of each subgoal of a failure. */
    private static String steps(Session session, int act) {
        Timeline timeline = session.timeline();
        Map<Subgoal, Integer> last = new TreeMap<>();
        Chapter.of(timeline.trace(), act).ifPresent(chapter -> {
            for (int step = chapter.first(); step <= chapter.last(); step++) {
                int at = step;
                timeline.chronicle().subgoal(step).ifPresent(goal -> last.put(goal, at));
            }
        });
        return last.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(e -> {
            Optional<Caption> caption = Caption.at(timeline.at(e.getValue()));
            return slide("<h1>" + Markup.escape(SubgoalText.numbered(e.getKey())) + "</h1>"
                    + caption.map(c -> paragraph(c.headline())).orElse("") + picture(session, e.getValue(), Set.of()),
                    caption.stream().flatMap(c -> List.of(c.sentence(), c.call()).stream()).toList());
        }).collect(Collectors.joining());
    }

    private static String answer(Exercise question) {
        return slide("<h1>" + Markup.escape(question.text()) + "</h1><p class=\"truth\">"
                + Markup.escape(question.truth()) + "</p>",
                question.key().traps().stream()
                        .map(t -> LessonWords.text("slides.trap", LessonText.answer(question.key(), t.reply()),
                                Exercise.said(t.mistake())))
                        .toList());
    }
}
