package org.faultline.grading;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Given;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;

/** A sheet of answers as the tree of a file. */
record SheetTree(Node.Fields root) {
    private static final String FORMAT = "faultline-answers";
    private static final int VERSION = 1;
    private static final int MOST = 1024;

    /** What the tree says; nothing where it is no sheet, or one of a newer version. */
    Optional<AnswerSheet> read() {
        Optional<Level> level = Stream.of(Level.values()).filter(l -> text(root, "level").equals(l.word())).findFirst();
        List<Node> nodes = root.get("answers").orElse(Node.Items.EMPTY) instanceof Node.Items l ? l.items() : List.of();
        List<Given> given = new ArrayList<>();
        nodes.stream().limit(MOST).forEach(n -> given(n).ifPresent(given::add));
        boolean sound =
                text(root, "format").equals(FORMAT) && number(root, "version").equals(Optional.of((long) VERSION))
                        && given.size() == nodes.size() && !text(root, "lesson").isEmpty();
        Optional<Long> version = number(root, "lessonVersion");
        return level.filter(l -> sound && version.isPresent()).map(l -> new AnswerSheet(text(root, "lesson"),
                Math.toIntExact(Math.clamp(version.orElseThrow(), 0L, Integer.MAX_VALUE)), text(root, "student"), l,
                text(root, "program"), given, built()));
    }

    private Optional<Node.Fields> built() {
        return root.get("built").filter(Node.Fields.class::isInstance).map(Node.Fields.class::cast);
    }

    private static String text(Node.Fields from, String key) {
        return from.get(key).orElse(Node.Fields.EMPTY) instanceof Node.Text text ? text.value() : "";
    }

    private static Optional<Long> number(Node.Fields from, String key) {
        return from.get(key).filter(Node.Numeral.class::isInstance).map(n -> ((Node.Numeral) n).literal())
                .filter(n -> n.matches("-?[0-9]{1,18}")).map(Long::valueOf);
    }

    private static Optional<List<String>> texts(Node.Fields from, String key) {
        return from.get(key).filter(Node.Items.class::isInstance).map(n -> ((Node.Items) n).items())
                .filter(items -> items.size() <= MOST && items.stream().allMatch(Node.Text.class::isInstance))
                .map(items -> items.stream().map(i -> ((Node.Text) i).value()).toList());
    }

    private static Optional<Given> given(Node node) {
        if (!(node instanceof Node.Fields from)) {
            return Optional.empty();
        }
        Optional<Long> vote = number(from, "vote").filter(v -> v >= 1 && v <= Given.LAST_VOTE);
        return answer(from).filter(a -> vote.isPresent() && !text(from, "ask").isEmpty()).flatMap(
                a -> instant(text(from, "at"))
                        .map(at -> new Given(text(from, "ask"), vote.orElseThrow().intValue(), at, a)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Reply> answer(Node.Fields from) {
        Optional<Reply> sure =
                from.get("notSure").filter(n -> n instanceof Node.Truth t && t.value()).map(n -> new Reply.NotSure());
        return sure.or(() -> texts(from, "picked").map(Reply.Picked::of))
                .or(() -> number(from, "number").map(Reply.Number::new))
                .or(() -> Optional.of(text(from, "chosen")).filter(c -> !c.isEmpty()).map(Reply.Chosen::new))
                .or(() -> texts(from, "ordered").map(Reply.Ordered::new));
    }

    static Node.Fields write(AnswerSheet sheet) {
        Node.Fields root = Node.Fields.EMPTY.with("format", Node.of(FORMAT)).with("version", Node.of(VERSION))
                .with("lesson", Node.of(sheet.lesson())).with("lessonVersion", Node.of(sheet.version()))
                .with("student", Node.of(sheet.student())).with("level", Node.of(sheet.level().word()))
                .with("program", Node.of(sheet.program()))
                .with("answers", Node.of(sheet.given().stream().map(SheetTree::write).toList()));
        return sheet.built().map(b -> root.with("built", b)).orElse(root);
    }

    private static Node.Fields write(Given given) {
        Node.Fields node = Node.Fields.EMPTY.with("ask", Node.of(given.ask())).with("vote", Node.of(given.vote()))
                .with("at", Node.of(given.at().toString()));
        return switch (given.answer()) {
            case Reply.NotSure n -> node.with("notSure", Node.of(true));
            case Reply.Picked p -> node.with("picked", texts(p.ids()));
            case Reply.Number n -> node.with("number", Node.of(n.value()));
            case Reply.Chosen c -> node.with("chosen", Node.of(c.id()));
            case Reply.Ordered o -> node.with("ordered", texts(o.ids()));
        };
    }

    private static Node texts(Collection<String> texts) {
        return Node.of(texts.stream().map(Node::of).toList());
    }
}
