package org.faultline.format;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.document.Shape;
import org.faultline.document.TopologyDocument;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

/** The topology document as JSON text, read and written. */
public final class TopologyJson {
    private static final String MARK = "\uFEFF";
    private static final byte[] MARKED = MARK.getBytes(StandardCharsets.UTF_8);

    private TopologyJson() {}

    /**
     * What came of reading: the tree when the text is one JSON object, and whatever is to be said about the text.
     * Whether the tree makes sense is for the assembler to say.
     */
    public record Read(Optional<TopologyDocument> document, List<Problem> problems) {
        public Read {
            problems = List.copyOf(problems);
        }

        private static Read failed(Problem problem) {
            return new Read(Optional.empty(), List.of(problem));
        }
    }

    /** Reads text that came from the file {@code fileName}. */
    public static Read read(String fileName, String text) {
        boolean marked = text.startsWith(MARK);
        try {
            return told(fileName, JsonTree.read(fileName, marked ? text.substring(1) : text), marked);
        } catch (Unreadable e) {
            return Read.failed(e.problem());
        }
    }

    /** Reads the bytes of the file {@code fileName}, which must be UTF-8. */
    public static Read read(String fileName, byte[] bytes) {
        return read(fileName, bytes, Budget.UNLIMITED);
    }

    /** The same within {@code budget}. Bytes are decoded while they are read; only what is wrong is told from all of them. */
    public static Read read(String fileName, byte[] bytes, Budget budget) {
        boolean marked = bytes.length >= MARKED.length
                && Arrays.equals(bytes, 0, MARKED.length, MARKED, 0, MARKED.length);
        int start = marked ? MARKED.length : 0;
        Optional<Node> node = JsonTree.read(new ByteArrayInputStream(bytes, start, bytes.length - start), bytes.length,
                budget);
        return node.map(n -> told(fileName, n, marked)).orElseGet(() -> broken(fileName, bytes));
    }

    private static Read told(String fileName, Node node, boolean marked) {
        if (node instanceof Node.Fields root) {
            return new Read(Optional.of(new TopologyDocument(fileName, root)),
                    marked ? List.of(mark(fileName)) : List.of());
        }
        return Read.failed(
                Problem.error(new Place(fileName, "", node.line()), Wrong.NOT_AN_OBJECT, Detail.of(node.kind())));
    }

    /** What is wrong with bytes that could not be read. */
    private static Read broken(String fileName, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer source = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(source, text, true);
        text.flip();
        if (!result.isError()) {
            return read(fileName, text.toString());
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return Read.failed(Problem.error(new Place(fileName, "", line), Wrong.NOT_UTF_8, Detail.of(source.position())));
    }

    /** The document as it is stored: keys in a fixed order, the same bytes every time, a newline at the end. */
    public static String write(TopologyDocument document) {
        return JsonPrinter.print(Shape.DOCUMENT.arrange(document.root())) + "\n";
    }

    /** Whether two documents are stored as the same bytes; what they share is not looked at. */
    public static boolean areSame(TopologyDocument one, TopologyDocument other) {
        return areSame(one.root(), other.root(), Optional.of(Shape.DOCUMENT));
    }

    private static boolean areSame(Node one, Node other, Optional<Shape> shape) {
        if (one == other) {
            return true;
        }
        return switch (one) {
            case Node.Fields a -> other instanceof Node.Fields b && areSame(a, b, shape);
            case Node.Items a -> other instanceof Node.Items b && areSame(a.items(), b.items(), shape);
            case Node.Text a -> other instanceof Node.Text b && a.value().equals(b.value());
            case Node.Numeral a -> other instanceof Node.Numeral b && a.literal().equals(b.literal());
            case Node.Truth a -> other instanceof Node.Truth b && a.value() == b.value();
            case Node.Nothing a -> other instanceof Node.Nothing;
        };
    }

    private static boolean areSame(Node.Fields one, Node.Fields other, Optional<Shape> shape) {
        List<Node.Field> a = shape.map(s -> s.order(one.fields())).orElse(one.fields());
        List<Node.Field> b = shape.map(s -> s.order(other.fields())).orElse(other.fields());
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            String name = a.get(i).name();
            same = name.equals(b.get(i).name()) && areSame(a.get(i).value(), b.get(i).value(),
                    shape.flatMap(s -> Optional.ofNullable(s.below().get(name))));
        }
        return same;
    }

    private static boolean areSame(List<Node> one, List<Node> other, Optional<Shape> shape) {
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            same = areSame(one.get(i), other.get(i), shape);
        }
        return same;
    }

    private static Problem mark(String fileName) {
        return Problem.warning(new Place(fileName, "", 1), Wrong.BYTE_ORDER_MARK);
    }
}
