package org.faultline.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;

/** The part {@code lesson} of a document, as somebody writes it who makes one of it. */
public record LessonTree(TopologyDocument document) {
    private static final int MOST_ID = 64;
    private static final Pointer LESSON = Pointer.ROOT.key("lesson");
    private static final Pointer PHRASE = LESSON.key("phrase");
    private static final Pointer ASKS = LESSON.key("asks");
    private static final Pointer POOLS = LESSON.key("pools");

    /** Whether the document has such a part. */
    public boolean isLesson() {
        return document.find(LESSON).isPresent();
    }

    /** An id for the lesson, made of the title of the document. */
    public String freshId() {
        String id = document.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "lesson" : id.substring(0, Math.min(MOST_ID, id.length()));
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

    /**
     * The same with only goals to reach, as it is to be built: what is asked is asked of the whole, what varies was chosen, and
     * what is missing was taken away.
     */
    TopologyDocument toBuild() {
        return document.without(ASKS).without(POOLS).without(LESSON.key("blanks"));
    }

    /** Where an act of the story, from 1, says which page it is about. */
    public static Pointer page(int act) {
        return Pointer.ROOT.key("story").item(act - 1).key("at");
    }

    /** The same, in which an act of the story, from 1, has its page under another address. */
    public TopologyDocument naming(int act, String address) {
        return document.with(page(act), Node.of(address));
    }

    /** The same that cannot be taken apart, or can. */
    public TopologyDocument locking(boolean locked) {
        Pointer at = LESSON.key("locked");
        return locked ? document.with(at, Node.of(true)) : document.without(at).without(PHRASE);
    }

    /** The same that is unlocked by that phrase, of which it keeps the hash; an empty one unlocks nothing. */
    public TopologyDocument unlockedBy(String phrase) {
        return phrase.isBlank() ? document.without(PHRASE) : document.with(PHRASE, Node.of(Lesson.Lock.hash(phrase)));
    }

    /** The same that asks that too, behind the rest. */
    public TopologyDocument asking(Ask ask) {
        List<Node> all = new ArrayList<>(document.list(ASKS));
        all.add(write(Node.Fields.EMPTY, ask));
        return document.with(ASKS, Node.of(all));
    }

    /** The same that does not ask that any more. */
    public TopologyDocument notAsking(String id) {
        return document.with(ASKS, Node.of(document.list(ASKS).stream().filter(n -> !isOf(n, id)).toList()));
    }

    /** The same without what stands at a place of the list, from 0, whatever it is. */
    public TopologyDocument withoutAsk(int item) {
        return document.without(ASKS.item(item));
    }

    /** The same with something else instead of what is asked under that id; what nobody knows of it stays. */
    public TopologyDocument changing(String id, Ask ask) {
        return document.with(ASKS, Node.of(document.list(ASKS).stream()
                .map(n -> isOf(n, id) && n instanceof Node.Fields f ? write(f, ask) : n).toList()));
    }

    /** The same that varies in that, too. */
    public TopologyDocument varying(Variation.Pool pool) {
        List<Node> all = new ArrayList<>(document.list(POOLS));
        all.add(write(pool));
        return document.with(POOLS, Node.of(all));
    }

    /** The same without a pool, from 0. */
    public TopologyDocument withoutPool(int pool) {
        List<Node> all = new ArrayList<>(document.list(POOLS));
        all.remove(pool);
        return all.isEmpty() ? document.without(POOLS) : document.with(POOLS, Node.of(all));
    }

    /** The same without a row of a pool, both from 0; without the pool where less than two rows are left. */
    public TopologyDocument withoutRow(int pool, int row) {
        Pointer rows = POOLS.item(pool).key("rows");
        return document.list(rows).size() <= 2 ? withoutPool(pool) : document.without(rows.item(row));
    }

    /** An id that nothing has that is asked: that word, or with a number behind it. */
    public String freshAsk(String word) {
        String id = word;
        for (int number = 2; document.list(ASKS).stream().anyMatch(isCalled(id)); number++) {
            id = word + "-" + number;
        }
        return id;
    }

    private static Predicate<Node> isCalled(String id) {
        return n -> isOf(n, id);
    }

    private static boolean isOf(Node node, String id) {
        return node instanceof Node.Fields f && f.get("id").orElse(f) instanceof Node.Text t && t.value().equals(id);
    }

    private static Node write(Variation.Pool pool) {
        return Node.Fields.EMPTY.with("places", Node.of(pool.places().stream().map(p -> Node.of(p.text())).toList()))
                .with("rows", Node.of(pool.rows().stream().map(Node::of).toList()));
    }

    private static Node write(Node.Fields on, Ask ask) {
        Node.Fields node = on.with("id", Node.of(ask.id())).with("ask", Node.of(ask.kind().word())).with("act",
                Node.of(ask.act()));
        node = set(node, "about", !ask.about().isEmpty(),
                ask.pid().map(pid -> Node.of((long) pid)).orElseGet(() -> Node.of(ask.about())));
        node = set(node, "choices", !ask.choices().isEmpty(), Node.of(ask.choices().stream().map(Node::of).toList()));
        node = set(node, "weight", ask.weight() != 1, Node.of(ask.weight()));
        node = set(node, "whole", ask.whole(), Node.of(true));
        node = said(node, "text", ask.words().text());
        node = said(node, "hint", ask.words().hint());
        return said(node, "explanation", ask.words().explanation());
    }

    private static Node.Fields said(Node.Fields node, String key, String text) {
        return set(node, key, !text.isEmpty(), Node.of(text));
    }

    private static Node.Fields set(Node.Fields node, String key, boolean there, Node value) {
        return there ? node.with(key, value) : node.without(key);
    }
}
