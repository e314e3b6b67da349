package org.faultline.lesson;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** The part {@code lesson} of a document, as somebody writes it who makes one of it. */
public record LessonTree(TopologyDocument document) {
    private static final Pointer LESSON = Pointer.ROOT.key("lesson");
    private static final Pointer ASKS = LESSON.key("asks");

    /** Whether the document has such a part. */
    public boolean isLesson() {
        return document.find(LESSON).isPresent();
    }

    /** The same document as a lesson of that name that asks nothing yet; the same where it is one. */
    public TopologyDocument begun(String id) {
        return isLesson() ? document : document.with(LESSON, Node.Fields.EMPTY.with("id", Node.of(id))
                .with("version", Node.of(1)).with("asks", Node.Items.EMPTY));
    }

    /** The same without a lesson. */
    public TopologyDocument ended() {
        return document.without(LESSON);
    }

    /** The same with a text of the lesson: goal, audience, introduction, explanation. */
    public TopologyDocument saying(String key, String text) {
        return text.isEmpty() ? document.without(LESSON.key(key)) : document.with(LESSON.key(key), Node.of(text));
    }

    /** The same that takes so many minutes. */
    public TopologyDocument taking(int minutes) {
        return document.with(LESSON.key("minutes"), Node.of(minutes));
    }

    /** The same that hides that, or shows it. */
    public TopologyDocument hiding(Lesson.Hidden what, boolean hide) {
        Pointer at = LESSON.key("hidden");
        List<Node> kept = new ArrayList<>(document.list(at).stream()
                .filter(n -> !(n instanceof Node.Text t && t.value().equals(what.word()))).toList());
        if (hide) {
            kept.add(Node.of(what.word()));
        }
        return kept.isEmpty() ? document.without(at) : document.with(at, Node.of(kept));
    }

    /** The same that asks that too, behind the rest. */
    public TopologyDocument asking(Ask ask) {
        List<Node> all = new ArrayList<>(document.list(ASKS));
        all.add(write(ask));
        return document.with(ASKS, Node.of(all));
    }

    /** The same that does not ask that any more. */
    public TopologyDocument notAsking(String id) {
        return document.with(ASKS, Node.of(document.list(ASKS).stream().filter(n -> !isOf(n, id)).toList()));
    }

    /** The same with something else instead of what is asked under that id. */
    public TopologyDocument changing(String id, Ask ask) {
        return document.with(ASKS,
                Node.of(document.list(ASKS).stream().map(n -> isOf(n, id) ? write(ask) : n).toList()));
    }

    /** An id that nothing has that is asked: that word, or with a number behind it. */
    public String freshAsk(String word) {
        String id = word;
        for (int number = 2; document.list(ASKS).stream().anyMatch(isCalled(id)); number++) {
            id = word + "-" + number;
        }
        return id;
    }

    private static java.util.function.Predicate<Node> isCalled(String id) {
        return n -> isOf(n, id);
    }

    private static boolean isOf(Node node, String id) {
        return node instanceof Node.Fields f && f.get("id").orElse(f) instanceof Node.Text t && t.value().equals(id);
    }

    private static Node write(Ask ask) {
        Node.Fields node = Node.Fields.EMPTY.with("id", Node.of(ask.id())).with("ask", Node.of(ask.kind().word()))
                .with("act", Node.of(ask.act()));
        if (!ask.about().isEmpty()) {
            node = node.with("about", ask.pid().map(pid -> Node.of((long) pid)).orElseGet(() -> Node.of(ask.about())));
        }
        if (!ask.choices().isEmpty()) {
            node = node.with("choices", Node.of(ask.choices().stream().map(Node::of).toList()));
        }
        if (ask.weight() != 1) {
            node = node.with("weight", Node.of(ask.weight()));
        }
        if (ask.whole()) {
            node = node.with("whole", Node.of(true));
        }
        node = said(node, "text", ask.words().text());
        node = said(node, "hint", ask.words().hint());
        return said(node, "explanation", ask.words().explanation());
    }

    private static Node.Fields said(Node.Fields node, String key, String text) {
        return text.isEmpty() ? node : node.with(key, Node.of(text));
    }
}
