package org.faultline.publish;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.format.LessonText;
import org.faultline.format.words.LessonWords;
import org.faultline.grading.Exam;
import org.faultline.lesson.AskKind;
import org.faultline.picture.paper.Markup;

/** A lesson to be printed: the stack, what is asked with room for answers, and on a sheet of its own the key. */
record Handout(Exam exam, Exam.Variant variant) {
    private static final String STYLE =
            "body{font:12pt sans-serif;max-width:19cm;margin:1cm auto;color:#111}img{width:100%}"
                    + "h2{font-size:13pt;margin:.9em 0 .2em}.name{display:inline-block;width:8cm;border-bottom:1px solid #555}.line{border-bottom:1px solid #555;height:1.7em}ul{list-style:none;padding:0;margin:.2em 0}"
                    + "li::before{content:'\\25A1\\00A0';font-size:14pt}.order li::before{content:'____\\00A0';font-size:inherit}.key{break-before:page}section{break-inside:avoid}";

    String text() {
        List<Exercise> exercises = Exercise.of(exam, List.of(variant));
        String title = Markup.escape(exam.document().title());
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title + "</title><style>"
                + STYLE
                + "</style></head><body>\n<h1>" + title + "</h1>\n" + named() + paragraph(exam.lesson().about().goal())
                + paragraph(exam.lesson().about().introduction())
                + (exercises.isEmpty() ? ""
                        : "<img alt=\"" + title + "\" src=\"" + exercises.getFirst().beginning() + "\">\n")
                + each(exercises, Handout::blank)
                + "<div class=\"key\"><h1>" + Markup.escape(LessonWords.text("handout.key", exam.document().title()))
                + "</h1>\n" + each(exercises, Handout::key)
                + paragraph(exam.lesson().about().explanation()) + "</div>\n</body></html>\n";
    }

    /** Room for a name, and which numbers these are where there are others. */
    private String named() {
        OptionalInt number = exam.count() > 1 ? exam.number(variant.session().document()) : OptionalInt.empty();
        return "<p>"
                + Markup.escape(LessonWords.text("handout.name")) + " <span class=\"name\"></span>" + (number.isEmpty()
                        ? ""
                        : " <small>"
                                + Markup.escape(
                                        LessonWords.text("handout.numbers", number.getAsInt() + 1, exam.count()))
                                + "</small>")
                + "</p>\n";
    }

    private static String paragraph(String text) {
        return text.isEmpty() ? "" : "<p>" + Markup.escape(text) + "</p>\n";
    }

    /** Each question; which page goes bad is said where it is another than before. */
    private static String each(List<Exercise> exercises, Function<Exercise, String> one) {
        StringBuilder out = new StringBuilder();
        Optional<String> before = Optional.empty();
        for (Exercise question : exercises) {
            Optional<String> page = LessonText.page(question.trace(), question.key().ask());
            out.append(page.equals(before) ? "" : page.map(Handout::paragraph).orElse("")).append(one.apply(question));
            before = page;
        }
        return out.toString();
    }

    private static String head(Exercise question) {
        return "<h2>"
                + Markup.escape(question.text()) + "</h2>\n";
    }

    private static String blank(Exercise question) {
        boolean number = question.key().ask().kind().form() == AskKind.Form.NUMBER;
        boolean order = question.key().ask().kind().form() == AskKind.Form.ORDER;
        String room = number ? "<div class=\"line\"></div>\n"
                : "<ul" + (order ? " class=\"order\"" : "") + ">" + question.key().options().stream()
                        .map(o -> "<li>" + Markup.escape(LessonText.option(o)) + "</li>").collect(Collectors.joining())
                        + "</ul>\n";
        String seen = question.isOfWhatWasSeen() ? "<img alt=\"\" src=\"" + question.image() + "\">\n" : "";
        return "<section>" + seen + head(question) + "<p><small>" + Markup.escape(LessonText.how(question.key().ask()))
                + "</small></p>" + room + "</section>\n";
    }

    private static String key(Exercise question) {
        String traps = question.key().traps().stream()
                .map(t -> "<p><small><b>" + Markup.escape(LessonText.answer(question.key(), t.reply())) + "</b>: "
                        + Markup.escape(Exercise.said(t.mistake())) + "</small></p>\n")
                .collect(Collectors.joining());
        return "<section>" + head(question) + paragraph(question.truth()) + traps + "</section>\n";
    }
}
