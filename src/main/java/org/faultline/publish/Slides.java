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
 * steps of the kernel by subgoal, and what was right. Below each slide stand notes for whoever speaks, from when to when it is
 * shown at first.
 *
 * @param exercises lessons that are done afterwards
 * @param framed whether there is a welcome before them and a wrap-up behind, as in a unit
 */
record Slides(String title, List<Exam> exams, List<Exam.Variant> shown, List<Exam> exercises, boolean framed) {
    /** So many minutes has the welcome. */
    static final int WELCOME = 2;
    /** So many minutes has the wrap-up. */
    static final int WRAP_UP = 3;
    /** How long slides are shown, beside each other. */
    private static final int SHORT = 1;
    private static final int USUAL = 2;
    private static final int VOTED = 4;

    /** One lesson without anything around it. */
    static Slides of(Exam exam, Exam.Variant variant) {
        return new Slides(exam.document().title(), List.of(exam), List.of(variant), List.of(), false);
    }

    /** How long all of it takes. */
    int minutes() {
        return exams.stream().mapToInt(e -> e.lesson().about().minutes()).sum() + (framed ? WELCOME + WRAP_UP : 0);
    }

    String text() {
        List<Schedule.Part> parts = new ArrayList<>();
        if (framed) {
            parts.add(new Schedule.Part(WELCOME, List.of(welcome())));
        }
        for (int i = 0; i < exams.size(); i++) {
            Exam exam = exams.get(i);
            parts.add(new Schedule.Part(exam.lesson().about().minutes(), lesson(exam, shown.get(i))));
        }
        if (framed) {
            parts.add(new Schedule.Part(WRAP_UP, List.of(wrapUp())));
        }
        return Page.of("slides.html", title, "{{slides}}", new Schedule(parts).text());
    }

    private Schedule.Slide welcome() {
        return new Schedule.Slide("<h1>" + Markup.escape(title) + "</h1>" + titles("ol", exams),
                List.of(LessonWords.text("slides.welcome", minutes()), LessonWords.text("slides.keys")), USUAL);
    }

    private Schedule.Slide wrapUp() {
        return new Schedule.Slide("<h1>" + Markup.escape(LessonWords.text("slides.what")) + "</h1>" + exams.stream()
                .map(e -> paragraph(e.document().title() + ": " + e.lesson().about().goal()))
                .collect(Collectors.joining())
                + (exercises.isEmpty() ? ""
                        : paragraph(LessonWords.text("slides.exercises")) + titles("ul", exercises)),
                List.of(LessonWords.text("slides.wrap-up")), USUAL);
    }

    private static String titles(String list, List<Exam> some) {
        return some.stream().map(e -> Markup.escape(e.document().title()))
                .collect(Collectors.joining("</li><li>", "<" + list + "><li>", "</li></" + list + ">"));
    }

    private static List<Schedule.Slide> lesson(Exam exam, Exam.Variant variant) {
        List<Exercise> exercises = Exercise.of(exam, List.of(variant));
        Lesson.About about = exam.lesson().about();
        List<Schedule.Slide> all = new ArrayList<>();
        all.add(new Schedule.Slide("<h1>" + Markup.escape(exam.document().title()) + "</h1>" + paragraph(about.goal())
                + paragraph(about.introduction()),
                List.of(LessonWords.text("slides.minutes", about.minutes()), LessonWords.text("slides.keys")), USUAL));
        exercises.stream().map(q -> q.key().ask().act()).distinct().sorted().forEach(act -> {
            List<Exercise> asked = exercises.stream().filter(q -> q.key().ask().act() == act).toList();
            asked.stream().filter(q -> !isAfterwards(q)).forEach(q -> all.add(ask(q)));
            all.addAll(steps(variant.session(), act, exam.lesson().hidden().contains(Lesson.Hidden.DESIGN)));
            asked.stream().filter(Slides::isAfterwards).forEach(q -> all.add(ask(q)));
            asked.forEach(q -> all.add(answer(q)));
        });
        if (!about.explanation().isEmpty()) {
            all.add(new Schedule.Slide("<h1>" + Markup.escape(LessonWords.text("slides.what")) + "</h1>"
                    + paragraph(about.explanation()), List.of(), USUAL));
        }
        return all;
    }

    private static boolean isAfterwards(Exercise question) {
        return question.key().ask().kind().isAskedAfterwards();
    }

    private static String paragraph(String text) {
        return text.isEmpty() ? "" : "<p>" + Markup.escape(text) + "</p>";
    }

    private static String figure(String image) {
        return "<figure><img alt=\"\" src=\"" + image + "\"></figure>";
    }

    private static Schedule.Slide ask(Exercise question) {
        Ask ask = question.key().ask();
        String offered = question.key().options().stream().map(LessonText::option).map(Markup::escape)
                .collect(Collectors.joining("</li><li>", "<ul class=\"offered\"><li>", "</li></ul>"));
        List<String> notes = new ArrayList<>(List.of(LessonWords.text("slides.vote")));
        Optional.of(ask.words().hint()).filter(h -> !h.isEmpty())
                .ifPresent(h -> notes.add(LessonWords.text("slides.hint", h)));
        notes.addAll(traps(question));
        return new Schedule.Slide("<h1>" + Markup.escape(question.text()) + "</h1>"
                + LessonText.page(question.trace(), ask).map(Slides::paragraph).orElse("")
                + (question.key().options().isEmpty() ? "" : offered) + figure(question.shown()), notes, VOTED);
    }

    /** The last step of each subgoal of a failure. */
    private static List<Schedule.Slide> steps(Session session, int act, boolean unnamed) {
        Timeline timeline = session.timeline();
        Map<Subgoal, Integer> last = new TreeMap<>();
        Chapter.of(timeline.trace(), act).ifPresent(chapter -> {
            for (int step = chapter.first(); step <= chapter.last(); step++) {
                int at = step;
                timeline.chronicle().subgoal(step).ifPresent(goal -> last.put(goal, at));
            }
        });
        Set<Lesson.Hidden> hidden = unnamed ? Set.of(Lesson.Hidden.DESIGN) : Set.of();
        return last.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(e -> {
            Optional<Caption> caption = Caption.at(timeline.at(e.getValue()));
            return new Schedule.Slide("<h1>" + Markup.escape(SubgoalText.numbered(e.getKey())) + "</h1>"
                    + caption.map(c -> paragraph(c.headline())).orElse("")
                    + figure(Exercise.image(session.at(e.getValue()), Optional.empty(), hidden)),
                    caption.stream().flatMap(c -> List.of(c.sentence(), c.call()).stream()).toList(), SHORT);
        }).toList();
    }

    private static Schedule.Slide answer(Exercise question) {
        return new Schedule.Slide("<h1>" + Markup.escape(question.text()) + "</h1><p class=\"truth\">"
                + Markup.escape(question.truth()) + "</p>", traps(question), USUAL);
    }

    private static List<String> traps(Exercise question) {
        return question.key().traps().stream().map(t -> LessonWords.text("slides.trap",
                LessonText.answer(question.key(), t.reply()), Exercise.said(t.mistake()))).toList();
    }
}
