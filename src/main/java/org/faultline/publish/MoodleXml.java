package org.faultline.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.format.LessonText;
import org.faultline.format.Reasons;
import org.faultline.format.words.LessonWords;
import org.faultline.grading.Exam;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.faultline.picture.paper.Markup;

/**
 * Questions for Moodle's bank. What is picked is a question of several choices whose wrong ones take off what right ones give;
 * an order is a question of pairs. Format: docs.moodle.org, "Moodle XML format".
 */
record MoodleXml(Exam exam, List<Exam.Variant> variants) {
    /** Moodle knows fractions of seven digits. */
    private static final MathContext DIGITS = new MathContext(7);
    private static final int ALL = 100;

    String text() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n<question type=\"category\"><category>" + text(
                "$course$/Faultline/" + exam.document().title().replace("/", "//")) + "</category></question>\n"
                + Exercise.of(exam, variants).stream().map(MoodleXml::question).collect(Collectors.joining())
                + "</quiz>\n";
    }

    private static String question(Exercise question) {
        return switch (question.key().truth()) {
            case Reply.Picked picked ->
                    of("multichoice", question, "<single>false</single>\n" + choices(question, picked));
            case Reply.Chosen one ->
                    of("multichoice", question, "<single>true</single>\n" + chosen(question));
            case Reply.Number number -> of("numerical", question, numbers(question, number));
            case Reply.Ordered ordered -> of("matching", question, "<shuffleanswers>true</shuffleanswers>\n"
                    + pairs(question, ordered));
            case Reply.NotSure unsure -> throw new IllegalStateException("no key is not sure");
        };
    }

    private static String of(String type, Exercise question, String answers) {
        String body = question.before().stream().map(p -> "<p>" + Markup.escape(p) + "</p>")
                .collect(Collectors.joining()) + "<p><img alt=\"" + Markup.escape(question.exam().document().title())
                + "\" width=\"900\" src=\"" + question.image() + "\"/></p><p><b>" + Markup.escape(question.text())
                + "</b></p>";
        return "<question type=\"" + type + "\">\n<name>" + text(question.name()) + "</name>\n"
                + "<questiontext format=\"html\"><text><![CDATA[" + body + "]]></text></questiontext>\n"
                + "<generalfeedback format=\"html\">" + text("<p>" + Markup.escape(question.truth()) + "</p>")
                + "</generalfeedback>\n<defaultgrade>" + question.key().ask().weight()
                + "</defaultgrade>\n<penalty>0</penalty>\n<hidden>0</hidden>\n" + answers + "</question>\n";
    }

    /** A text element; what is markup in it is that of the text. */
    private static String text(String text) {
        return "<text>" + Markup.escape(text) + "</text>";
    }

    private static String answer(String fraction, String text, String feedback) {
        return "<answer fraction=\"" + fraction + "\" format=\"html\">" + text(text) + "<feedback format=\"html\">"
                + text(feedback) + "</feedback></answer>\n";
    }

    private static String chosen(Exercise question) {
        return question.key().options().stream().map(o -> {
            Reply reply = new Reply.Chosen(o.id());
            boolean fine = question.key().isRight(reply);
            return answer(fine ? "100" : "0", Markup.escape(LessonText.option(o)),
                    fine ? "" : question.key().mistake(reply).map(m -> Markup.escape(Exercise.said(m))).orElse(""));
        }).collect(Collectors.joining());
    }

    /** Nobody is one more choice, as nothing chosen is no answer. */
    private static String choices(Exercise question, Reply.Picked right) {
        String each = fraction(Math.max(1, right.ids().size()));
        Reasons reasons = question.reasons();
        String others = question.key().options().stream().map(o -> {
            boolean fine = right.ids().contains(o.id());
            return answer(fine ? each : "-" + each, Markup.escape(LessonText.option(o)), fine ? ""
                    : Markup.escape(String.join(" ", reasons.of(o.id()))));
        }).collect(Collectors.joining());
        boolean none = right.ids().isEmpty();
        return others + answer(none ? "100" : "-100", Markup.escape(LessonWords.text("nobody")), "");
    }

    private static String fraction(int of) {
        return BigDecimal.valueOf(ALL).divide(BigDecimal.valueOf(of), DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String numbers(Exercise question, Reply.Number right) {
        return number("100", right.value(), "") + question.key().traps().stream()
                .filter(t -> t.reply() instanceof Reply.Number)
                .map(t -> number("0", ((Reply.Number) t.reply()).value(), Markup.escape(Exercise.said(t.mistake()))))
                .collect(Collectors.joining());
    }

    private static String number(String fraction, long value, String feedback) {
        return "<answer fraction=\"" + fraction + "\" format=\"plain_text\">" + text(Long.toString(value))
                + "<feedback format=\"html\">" + text(feedback) + "</feedback><tolerance>0</tolerance></answer>\n";
    }

    private static String pairs(Exercise question, Reply.Ordered right) {
        return question.key().options().stream().map(o -> "<subquestion format=\"html\">"
                + text(Markup.escape(LessonText.option(o))) + "<answer>" + text(place(right, o))
                + "</answer></subquestion>\n")
                .collect(Collectors.joining());
    }

    private static String place(Reply.Ordered right, Keyed.Option option) {
        return Integer.toString(right.ids().indexOf(option.id()) + 1);
    }
}
