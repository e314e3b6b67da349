package org.faultline.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.export.Export;
import org.faultline.export.Form;
import org.faultline.format.LessonText;
import org.faultline.format.NodeJson;
import org.faultline.format.Reasons;
import org.faultline.format.words.LessonWords;
import org.faultline.grading.Exam;
import org.faultline.lesson.Reply;
import org.faultline.lesson.Variation;
import org.faultline.picture.Theme;

/**
 * A lesson as one page for a browser, from the file {@code lesson.html}: one predicts, sees the run, reads what there is to say
 * to one's answer, and pastes a code for the teacher. It asks nobody for anything and keeps nothing. Whoever reads its source
 * finds the answers.
 */
record LessonHtml(Exam exam, List<Exam.Variant> variants) {
    private static final List<String> WORDS =
            List.of("page.name", "page.name.hint", "page.start", "page.lock", "page.run",
                    "page.run.locked", "page.code", "page.code.how", "page.bad", "page.other", "not-sure", "nobody",
                    "Judgement.RIGHT", "Judgement.PARTLY",
                    "Judgement.WRONG", "Judgement.NOT_SURE", "page.up", "page.down");

    String text() {
        return Page.of("lesson.html", exam.document().title(), "{{lesson}}",
                NodeJson.line(lesson()).strip().replace("</", "<\\/").replace("<!", "<\\u0021"));
    }

    private Node lesson() {
        Node.Fields words = Node.Fields.EMPTY;
        for (String key : WORDS) {
            words = words.with(key, Node.of(LessonWords.text(key)));
        }
        return Node.Fields.EMPTY.with("id", Node.of(exam.lesson().id()))
                .with("version", Node.of(exam.lesson().version()))
                .with("title", Node.of(exam.document().title()))
                .with("introduction", Node.of(exam.lesson().about().introduction()))
                .with("explanation", Node.of(exam.lesson().about().explanation()))
                .with("pools", Node.of(exam.lesson().variation().pools().stream().map(LessonHtml::rows).toList()))
                .with("words", words).with("variants", Node.of(variants.stream().map(this::variant).toList()));
    }

    private static Node rows(Variation.Pool pool) {
        return Node.of(pool.rows().size());
    }

    private Node variant(Exam.Variant variant) {
        List<Exercise> exercises = Exercise.of(exam, List.of(variant));
        String run = new String(new Export(Form.HTML, Theme.LIGHT).content(variant.session(), Budget.UNLIMITED),
                StandardCharsets.UTF_8);
        return Node.Fields.EMPTY.with("rows", Node.of(variant.rows().stream().map(Node::of).toList()))
                .with("picture", Node.of(exercises.isEmpty() ? "" : exercises.getFirst().beginning()))
                .with("run", Node.of(run)).with("asks", Node.of(exercises.stream().map(LessonHtml::ask).toList()));
    }

    private static Node ask(Exercise question) {
        List<Node> options = question.key().options().stream()
                .map(o -> Node.of(List.of(Node.of(o.id()), Node.of(LessonText.option(o))))).toList();
        Reasons why = question.reasons();
        Node.Fields reasons = Node.Fields.of(question.key().options().stream()
                .map(o -> new Node.Field(o.id(), Node.of(String.join(" ", why.of(o.id()))))).toList(), 0);
        return Node.Fields.EMPTY.with("id", Node.of(question.key().ask().id()))
                .with("question", Node.of(question.text()))
                .with("page", LessonText.page(question.trace(), question.key().ask()).map(Node::of)
                        .orElseGet(() -> Node.of("")))
                .with("picture", Node.of(question.isOfWhatWasSeen() ? question.image() : ""))
                .with("how", Node.of(LessonText.how(question.key().ask())))
                .with("form", Node.of(question.key().ask().kind().form().name())).with("options", Node.of(options))
                .with("right", Node.of(Stream.concat(Stream.of(question.key().truth()), question.key().also().stream())
                        .map(r -> Node.of(plain(r))).toList()))
                .with("traps", Node.of(question.key().traps().stream()
                        .map(t -> Node.of(List.of(Node.of(plain(t.reply())), Node.of(Exercise.said(t.mistake())))))
                        .toList()))
                .with("reasons", reasons).with("truth", Node.of(question.truth()));
    }

    /** A reply as the page compares it. */
    private static String plain(Reply reply) {
        return switch (reply) {
            case Reply.NotSure n -> "?";
            case Reply.Picked p -> String.join(",", p.ids());
            case Reply.Number n -> Long.toString(n.value());
            case Reply.Chosen c -> c.id();
            case Reply.Ordered o -> String.join(",", o.ids());
        };
    }
}
