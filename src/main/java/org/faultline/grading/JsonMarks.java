package org.faultline.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.document.Node;
import org.faultline.format.NodeJson;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.key.Mark;

/** Marks as JSON: of this program's own, and as graders of Gradescope, PrairieLearn and stores of xAPI statements want them. */
final class JsonMarks {
    private static final int DIGITS = 4;

    private JsonMarks() {}

    /** A number with at most four digits behind the point. */
    static Node number(double value) {
        return new Node.Numeral(
                BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString(),
                0);
    }

    /** All rows, and how the class did in each thing that was asked. */
    static MarkFile own(Marks marks) {
        Node.Fields root = Node.Fields.EMPTY.with("lesson", Node.of(marks.exam().lesson().id()))
                .with("lessonVersion", Node.of(marks.exam().lesson().version()))
                .with("students", Node.of(marks.rows().stream().map(r -> row(marks, r)).toList()))
                .with("asks", Node.of(ItemAnalysis.of(marks).stream().map(i -> item(marks, i)).toList()));
        return MarkFile.only(NodeJson.pages(root));
    }

    private static Node row(Marks marks, Graded row) {
        Node.Fields node = Node.Fields.EMPTY.with("file", Node.of(row.file()))
                .with("student", Node.of(row.sheet().map(AnswerSheet::student).orElse("")))
                .with("predicted", Node.of(row.predicted()))
                .with("points", row.isGraded() ? number(row.points()) : new Node.Nothing(0))
                .with("most", number(row.most()))
                .with("share", row.isGraded() ? number(row.share()) : new Node.Nothing(0))
                .with("remark", Node.of(Marks.remark(row)));
        return node.with("marks", Node.of(Marks.numbers(row).stream().map(i -> mark(marks, row, i)).toList()));
    }

    private static Node mark(Marks marks, Graded row, int number) {
        Mark mark = row.marks().get(number);
        return Node.Fields.EMPTY.with("ask", Node.of(mark.ask().id())).with("share", number(mark.share()))
                .with("judgement", Node.of(word(mark.judgement())))
                .with("mistake", mark.mistake().map(m -> Node.of(word(m))).orElseGet(() -> new Node.Nothing(0)))
                .with("second", marks.second(row, mark).<Node>map(m -> Node.Fields.EMPTY
                        .with("share", number(m.share())).with("judgement", Node.of(word(m.judgement()))))
                        .orElseGet(() -> new Node.Nothing(0)))
                .with("said", Node.of(marks.said(row, number).stream().map(Node::of).toList()));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Node item(Marks marks, ItemAnalysis item) {
        OptionalDouble with = item.discrimination();
        return Node.Fields.EMPTY.with("ask", Node.of(item.ask().id())).with("answered", Node.of(item.answered()))
                .with("right", Node.of(item.right())).with("notSure", Node.of(item.unsure()))
                .with("shareRight", number(item.shareRight())).with("second", votes(item.second()))
                .with("commonestWrong", item.commonest().<Node>map(c -> Node.Fields.EMPTY
                        .with("answer", Node.of(c.text())).with("count", Node.of(c.count())))
                        .orElseGet(() -> new Node.Nothing(0)))
                .with("mistake", item.mistake().map(m -> Node.of(word(m))).orElseGet(() -> new Node.Nothing(0)))
                .with("discrimination", with.isPresent() ? number(with.getAsDouble()) : new Node.Nothing(0))
                .with("step", Node.of(item.step()))
                .with("open", Node.of("faultline " + marks.source() + " --step " + item.step()));
    }

    private static Node votes(ItemAnalysis.Votes second) {
        return Node.Fields.EMPTY.with("answered", Node.of(second.answered())).with("right", Node.of(second.right()));
    }

    /** A {@code results.json} for each file. Format: gradescope-autograders.readthedocs.io, "Autograder Specifications". */
    static List<MarkFile> gradescope(Marks marks) {
        return marks.rows().stream().map(r -> MarkFile.of(r.file(), NodeJson.pages(gradescope(marks, r)))).toList();
    }

    private static Node gradescope(Marks marks, Graded row) {
        Node.Fields root = Node.Fields.EMPTY.with("score", number(row.points()))
                .with("output", Node.of(marks.feedback(row))).with("visibility", Node.of("after_published"))
                .with("stdout_visibility", Node.of("hidden"));
        return root.with("tests", Node.of(Marks.numbers(row).stream().map(i -> {
            Mark mark = row.marks().get(i);
            return Node.Fields.EMPTY.with("name", Node.of(marks.question(row, i)))
                    .with("score", number(mark.points()))
                    .with("max_score", Node.of(mark.ask().weight()))
                    .with("output", Node.of(String.join("\n", marks.said(row, i))))
                    .with("visibility", Node.of("after_published"));
        }).toList()));
    }

    /** A {@code results.json} for each file. Format: PrairieLearn, docs "External grading". */
    static List<MarkFile> prairieLearn(Marks marks) {
        return marks.rows().stream().map(r -> MarkFile.of(r.file(), NodeJson.pages(prairieLearn(marks, r)))).toList();
    }

    private static Node prairieLearn(Marks marks, Graded row) {
        if (!row.isGraded()) {
            return Node.Fields.EMPTY.with("gradable", Node.of(false))
                    .with("format_errors", Node.of(List.of(Node.of(Marks.remark(row)))));
        }
        return Node.Fields.EMPTY.with("gradable", Node.of(true)).with("score", number(row.share()))
                .with("message", Node.of(Marks.remark(row))).with("output", Node.of(marks.feedback(row)))
                .with("tests", Node.of(Marks.numbers(row).stream().map(i -> {
                    Mark mark = row.marks().get(i);
                    return Node.Fields.EMPTY.with("name", Node.of(marks.question(row, i)))
                            .with("points", number(mark.points()))
                            .with("max_points", Node.of(mark.ask().weight()))
                            .with("output", Node.of(String.join("\n", marks.said(row, i))));
                }).toList()));
    }

    /**
     * A statement on each line: one for each answer, and one for the whole. Format: xAPI 1.0.3, part two, "Statements". The
     * time is that of the answer.
     */
    static MarkFile xapi(Marks marks) {
        StringBuilder lines = new StringBuilder();
        for (Graded row : marks.graded()) {
            AnswerSheet sheet = row.sheet().orElseThrow();
            for (int i : Marks.numbers(row)) {
                Mark mark = row.marks().get(i);
                sheet.given(mark.ask().id(), 1).ifPresent(given -> lines.append(NodeJson.line(
                        statement(marks, sheet, "answered", "/" + mark.ask().id(), mark.share())
                                .with("timestamp", Node.of(given.at().toString())))));
            }
            lines.append(NodeJson.line(statement(marks, sheet, "completed", "", row.share())));
        }
        return MarkFile.only(lines.toString());
    }

    private static Node.Fields statement(Marks marks, AnswerSheet sheet, String verb, String below, double share) {
        Node account = Node.Fields.EMPTY.with("homePage", Node.of("https://faultline.invalid"))
                .with("name", Node.of(sheet.student().isEmpty() ? "nobody" : sheet.student()));
        Node.Fields actor = Node.Fields.EMPTY.with("objectType", Node.of("Agent"));
        Optional<String> mail = Optional.of(sheet.student()).filter(s -> s.matches("[^@\\s]+@[^@\\s]+"));
        return Node.Fields.EMPTY
                .with("actor", mail.map(m -> actor.with("mbox", Node.of("mailto:" + m)))
                        .orElseGet(() -> actor.with("account", account)))
                .with("verb", Node.Fields.EMPTY.with("id", Node.of("http://adlnet.gov/expapi/verbs/" + verb))
                        .with("display", Node.Fields.EMPTY.with("en", Node.of(verb))))
                .with("object", Node.Fields.EMPTY
                        .with("id", Node.of("https://faultline.invalid/lessons/" + marks.exam().lesson().id() + below))
                        .with("definition", Node.Fields.EMPTY.with("name",
                                Node.Fields.EMPTY.with("en", Node.of(marks.title() + below)))))
                .with("result", Node.Fields.EMPTY.with("score", Node.Fields.EMPTY.with("scaled", number(share))));
    }
}
