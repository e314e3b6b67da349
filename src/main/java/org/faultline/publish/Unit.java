package org.faultline.publish;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.format.TopologyJson;
import org.faultline.format.words.LessonWords;
import org.faultline.grading.Exam;
import org.faultline.picture.paper.Markup;
import org.faultline.problem.Problem;
import org.faultline.session.Content;
import org.faultline.session.OutFile;

/**
 * Lessons in their order as a folder that a teacher can use tonight: slides with notes and a welcome before and a wrap-up
 * behind them, and for each lesson its document, a page
 * to take it in a browser, a handout with its key, and all questions for Moodle. {@code index.html} says what is what.
 *
 * @param taught how many of the lessons are taught from slides; those behind them are exercises
 */
public record Unit(String title, List<Exam> exams, int taught) {
    /** So many variants of a lesson has a page at most. */
    private static final int VARIANTS = 16;
    /** Names of pages that are of no lesson. */
    private static final List<String> PAGES = List.of("index", "slides");

    public Unit {
        exams = List.copyOf(exams);
    }

    /** A file of the folder. */
    private record Part(String name, String text) {}

    /** Writes the folder, which must be there; what is there of the same name is replaced. The first problem, if there is one. */
    public Optional<Problem> write(Path folder) {
        return parts().stream().flatMap(p -> OutFile
                .write(folder.resolve(p.name), Content.of(p.text.getBytes(StandardCharsets.UTF_8))).stream())
                .findFirst();
    }

    /** An id that two lessons have, or that is the name of a page of its own: their files would be the same. */
    public static Optional<String> clash(List<Exam> exams) {
        Set<String> taken = new HashSet<>(PAGES);
        return exams.stream().map(e -> e.lesson().id()).filter(id -> !taken.add(id)).findFirst();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("index.html", index()));
        parts.add(new Part("slides.html", slides().text()));
        for (Exam exam : exams) {
            String name = exam.lesson().id();
            List<Exam.Variant> variants = exam.variants(VARIANTS);
            parts.add(new Part(name + ".json", TopologyJson.write(exam.document())));
            parts.add(new Part(name + ".html", Publication.HTML.text(exam, variants)));
            parts.add(new Part(name + ".handout.html", Publication.HANDOUT.text(exam, variants)));
            parts.add(new Part(name + ".moodle.xml", Publication.MOODLE.text(exam, variants)));
        }
        return parts;
    }

    private Slides slides() {
        return new Slides(title, exams.subList(0, taught),
                exams.subList(0, taught).stream().map(e -> e.variants(1).getFirst()).toList(),
                exams.subList(taught, exams.size()), true);
    }

    private String index() {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + Markup.escape(title)
                + "</title><style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}"
                + "td,th{text-align:left;padding:.3rem 1rem .3rem 0;vertical-align:top}</style></head><body>\n<h1>"
                + Markup.escape(title) + "</h1>\n<p>"
                + Markup.escape(LessonWords.text("unit.about", slides().minutes()))
                + "</p>\n"
                + "<p><a href=\"slides.html\">" + Markup.escape(LessonWords.text("unit.slides")) + "</a></p>\n"
                + table("unit.taught", exams.subList(0, taught))
                + table("unit.exercises", exams.subList(taught, exams.size()))
                + "</body></html>\n";
    }

    private static String table(String heading, List<Exam> some) {
        return some.isEmpty() ? "" : "<h2>" + Markup.escape(LessonWords.text(heading)) + "</h2>\n<table>\n"
                + some.stream().map(Unit::row).collect(Collectors.joining()) + "</table>\n";
    }

    private static String row(Exam exam) {
        String name = exam.lesson().id();
        return "<tr><td><b>" + Markup.escape(exam.document().title()) + "</b><br>"
                + Markup.escape(exam.lesson().about().goal()) + "</td><td>"
                + Markup.escape(LessonWords.text("unit.minutes", exam.lesson().about().minutes())) + "</td><td>"
                + link(name + ".html", "unit.page") + link(name + ".handout.html", "unit.handout")
                + link(name + ".moodle.xml", "unit.moodle") + link(name + ".json", "unit.document") + "</td></tr>\n";
    }

    private static String link(String file, String words) {
        return "<a href=\"" + file + "\">" + Markup.escape(LessonWords.text(words)) + "</a><br>";
    }
}
