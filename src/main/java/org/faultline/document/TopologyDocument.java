package org.faultline.document;

import java.util.List;
import java.util.Optional;
import org.faultline.problem.Place;

/**
 * A topology document as somebody wrote it, every field kept. Changes give a new document.
 *
 * @param file name of the file it came from, or empty
 */
public record TopologyDocument(String file, Node.Fields root) {
    /** What {@code format} says in a topology document. */
    public static final String FORMAT = "faultline";
    /** The version of the format that this program writes, and the newest it reads. */
    public static final int VERSION = 1;

    private static final String ANSWER_DESIGN = "answerDesign";

    /** A document with a title and nothing else. */
    public static TopologyDocument blank(String title, String design) {
        return new TopologyDocument("", Node.Fields.EMPTY.with("format", Node.of(FORMAT))
                .with("version", Node.of(VERSION)).with("title", Node.of(title)).with("design", Node.of(design)));
    }

    /** What people call it; empty when it does not say. */
    public String title() {
        return text("title");
    }

    /** The question it puts; empty when it puts none. */
    public String question() {
        return text("question");
    }

    /** The answer for people who want to read it; empty when it gives none. */
    public String answer() {
        return text("answer");
    }

    /** The id of the kernel design it is to run under; empty when it does not say. */
    public String design() {
        return text("design");
    }

    /** The id of the kernel design that the answer was written for: the document's own, unless another was chosen since. */
    public String answerDesign() {
        String written = text(ANSWER_DESIGN);
        return written.isEmpty() ? design() : written;
    }

    /** What only the canvas reads: where things are drawn. */
    public Node.Fields layout() {
        return root.get("layout").orElse(Node.Fields.EMPTY) instanceof Node.Fields fields ? fields : Node.Fields.EMPTY;
    }

    /** The value at a pointer. */
    public Optional<Node> find(Pointer pointer) {
        return Tree.find(root, pointer.steps());
    }

    /** What stands in the list at a pointer; nothing where there is no list. */
    public List<Node> list(Pointer pointer) {
        return find(pointer).orElse(Node.Items.EMPTY) instanceof Node.Items list ? list.items() : List.of();
    }

    /** Where a value stands; the line of the nearest thing around it when it is not there itself. */
    public Place place(Pointer pointer) {
        return new Place(file, pointer.text(), Tree.line(root, pointer.steps()));
    }

    /** The same document with another value at a pointer; {@code /devices/-} adds to a list. */
    public TopologyDocument with(Pointer pointer, Node value) {
        return new TopologyDocument(file,
                Tree.with(root, pointer.steps(), value) instanceof Node.Fields fields ? fields : root);
    }

    /** The same document with nothing at a pointer. */
    public TopologyDocument without(Pointer pointer) {
        List<String> steps = pointer.steps();
        return new TopologyDocument(file,
                !steps.isEmpty() && Tree.without(root, steps) instanceof Node.Fields fields ? fields : root);
    }

    /** The same document under another kernel design; its answer remembers for which it was written. */
    public TopologyDocument withDesign(String id) {
        TopologyDocument next = with(Pointer.ROOT.key("design"), Node.of(id));
        Pointer written = Pointer.ROOT.key(ANSWER_DESIGN);
        return answer().isBlank() || id.equals(answerDesign()) ? next.without(written)
                : next.with(written, Node.of(answerDesign()));
    }

    /** The same document with another story. */
    public TopologyDocument withStory(List<? extends Node> acts) {
        return with(Pointer.ROOT.key("story"), Node.of(acts));
    }

    /** The same document with another canvas layout. */
    public TopologyDocument withLayout(Node.Fields layout) {
        return with(Pointer.ROOT.key("layout"), layout);
    }

    /** The same document as if it came from another file. */
    public TopologyDocument inFile(String name) {
        return new TopologyDocument(name, root);
    }

    private String text(String key) {
        return root.get(key).orElse(Node.Fields.EMPTY) instanceof Node.Text text ? text.value() : "";
    }
}
