package org.faultline.publish;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.format.LessonText;
import org.faultline.format.Reasons;
import org.faultline.format.words.LessonWords;
import org.faultline.grading.Exam;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.faultline.picture.paper.Markup;

/** Questions as text. Format: docs.moodle.org, "GIFT format". */
record Gift(Exam exam, List<Exam.Variant> variants) {
    private static final int DIGITS = 5;

    String text() {
        return "// " + exam.document().title().replaceAll("\\R", " ") + "\n\n"
                + Exercise.of(exam, variants).stream().map(q -> "::" + escape(q.name()) + "::[html]" + body(q) + "{"
                        + (q.key().truth() instanceof Reply.Number ? "#" : "") + "\n" + answers(q) + "####"
                        + escape(Markup.escape(q.truth())) + "\n}\n\n").collect(Collectors.joining());
    }

    private static String body(Exercise question) {
        return escape(
                question.before().stream().map(p -> "<p>" + Markup.escape(p) + "</p>").collect(Collectors.joining())
                        + "<p><img alt=\"\" width=\"900\" src=\"" + question.image() + "\"/></p><p><b>"
                        + Markup.escape(question.text()) + "</b></p>");
    }

    /** What means something to the format is meant as it stands. */
    private static String escape(String text) {
        return text.replaceAll("([~=#{}:\\\\])", "\\\\$1").replaceAll("\\s*\\R\\s*", " ");
    }

    private static String answers(Exercise question) {
        Keyed.Key key = question.key();
        return switch (key.truth()) {
            case Reply.Picked picked -> picked(question, picked);
            case Reply.Chosen chosen -> key.options().stream().map(o -> {
                Reply reply = new Reply.Chosen(o.id());
                return line(key.isRight(reply) ? "=" : "~", LessonText.option(o),
                        key.mistake(reply).map(Exercise::said).orElse(""));
            }).collect(Collectors.joining());
            case Reply.Number number -> "=" + number.value() + "\n" + key.traps().stream()
                    .filter(t -> t.reply() instanceof Reply.Number)
                    .map(t -> "=%0%" + ((Reply.Number) t.reply()).value() + "#" + escape(Exercise.said(t.mistake()))
                            + "\n")
                    .collect(Collectors.joining());
            case Reply.Ordered ordered ->
                    key.options().stream().map(o -> "=" + escape(Markup.escape(LessonText.option(o))) + " -> "
                            + (ordered.ids().indexOf(o.id()) + 1) + "\n").collect(Collectors.joining());
            case Reply.NotSure unsure -> throw new IllegalStateException("no key is not sure");
        };
    }

    private static String picked(Exercise question, Reply.Picked right) {
        String each = BigDecimal.valueOf(100).divide(BigDecimal.valueOf(Math.max(1, right.ids().size())), DIGITS,
                RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
        boolean none = right.ids().isEmpty();
        Reasons reasons = question.reasons();
        return question.key().options().stream().map(o -> {
            boolean fine = right.ids().contains(o.id());
            return line("~%" + (fine ? "" : "-") + each + "%", LessonText.option(o),
                    fine ? "" : String.join(" ", reasons.of(o.id())));
        }).collect(Collectors.joining()) + line(none ? "~%100%" : "~%-100%", LessonWords.text("nobody"), "");
    }

    private static String line(String mark, String text, String feedback) {
        return mark + escape(Markup.escape(text)) + (feedback.isEmpty() ? "" : "#" + escape(Markup.escape(feedback)))
                + "\n";
    }
}
