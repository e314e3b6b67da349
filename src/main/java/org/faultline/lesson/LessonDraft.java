package org.faultline.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/**
 * The part {@code lesson} of a document as it stands there, for whoever writes it: also what is wrong in it, and nothing is
 * held against the stack.
 */
public record LessonDraft(TopologyDocument document) {
    private static final Pointer LESSON = Pointer.ROOT.key("lesson");

    /**
     * Something that is asked, as it stands there.
     *
     * @param item its place in the list, from 0
     * @param id empty where it has none
     * @param ask as far as it can be read; nothing where it says of no kind what is asked
     */
    public record Written(int item, String id, Optional<Ask> ask) {
        /** Where it stands in the document. */
        public Pointer pointer() {
            return LESSON.key("asks").item(item);
        }
    }

    /** Everything that is asked; of which act, where it does not say so, is {@code act}. */
    public List<Written> asks(int act) {
        List<Node> items = document.list(LESSON.key("asks"));
        List<Written> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Node.Fields node = items.get(i) instanceof Node.Fields f ? f : Node.Fields.EMPTY;
            all.add(new Written(i, text(node, "id"), ask(node, act)));
        }
        return all;
    }

    private static Optional<Ask> ask(Node.Fields node, int act) {
        return AskKind.of(text(node, "ask")).map(kind -> new Ask(text(node, "id"), kind, number(node, "act", act),
                about(node, kind), choices(node), number(node, "weight", 1),
                node.get("whole").filter(n -> n instanceof Node.Truth t && t.value()).isPresent(),
                new Ask.Words(text(node, "text"), text(node, "hint"), text(node, "explanation"))));
    }

    private static String about(Node.Fields node, AskKind kind) {
        return kind.about() == AskKind.About.PROCESS ? Integer.toString(number(node, "about", 0)) : text(node, "about");
    }

    private static List<String> choices(Node.Fields node) {
        return node.get("choices").orElse(Node.Items.EMPTY) instanceof Node.Items l
                ? l.items().stream().filter(Node.Text.class::isInstance).map(n -> ((Node.Text) n).value()).toList()
                : List.of();
    }

    /** By which answers name the lesson. */
    public String id() {
        return said("id");
    }

    /** A text of the lesson: goal, audience, introduction, explanation. */
    public String said(String key) {
        return document.find(LESSON).filter(Node.Fields.class::isInstance).map(n -> text((Node.Fields) n, key))
                .orElse("");
    }

    /** How many minutes it takes, where it says so. */
    public Optional<Integer> minutes() {
        return document.find(LESSON.key("minutes")).flatMap(LessonDraft::number);
    }

    /** Whether that is hidden until it was predicted. */
    public boolean hides(Lesson.Hidden what) {
        return document.list(LESSON.key("hidden")).stream()
                .anyMatch(n -> n instanceof Node.Text t && t.value().equals(what.word()));
    }

    /** Whether it cannot be taken apart. */
    public boolean isLocked() {
        return document.find(LESSON.key("locked")).filter(n -> n instanceof Node.Truth t && t.value()).isPresent();
    }

    /** Whether there is a phrase that unlocks it. */
    public boolean hasPhrase() {
        return !said("phrase").isEmpty();
    }

    /** Its pools. */
    public List<Variation.Pool> pools() {
        return document.list(LESSON.key("pools")).stream().map(LessonDraft::pool).toList();
    }

    private static Variation.Pool pool(Node node) {
        Node.Fields pool = node instanceof Node.Fields f ? f : Node.Fields.EMPTY;
        List<Node> rows = pool.get("rows").orElse(Node.Items.EMPTY) instanceof Node.Items l ? l.items() : List.of();
        List<Node> places = pool.get("places").orElse(Node.Items.EMPTY) instanceof Node.Items l ? l.items() : List.of();
        return new Variation.Pool(
                places.stream().filter(Node.Text.class::isInstance).map(n -> new Pointer(((Node.Text) n).value()))
                        .toList(),
                rows.stream().map(r -> r instanceof Node.Items l ? l.items() : List.<Node>of()).toList());
    }

    private static String text(Node.Fields node, String key) {
        return node.get(key).orElse(Node.Items.EMPTY) instanceof Node.Text text ? text.value() : "";
    }

    private static int number(Node.Fields node, String key, int otherwise) {
        return node.get(key).flatMap(LessonDraft::number).orElse(otherwise);
    }

    private static Optional<Integer> number(Node node) {
        return Optional.of(node).filter(n -> n instanceof Node.Numeral m && m.literal().matches("[0-9]{1,9}"))
                .map(n -> Integer.parseInt(((Node.Numeral) n).literal()));
    }
}
