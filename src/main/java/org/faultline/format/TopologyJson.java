package org.faultline.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.faultline.document.Node;
import org.faultline.document.Shape;
import org.faultline.document.TopologyDocument;
import org.faultline.problem.Place;
import org.faultline.problem.Problem;

/** The topology document as JSON text, read and written. */
public final class TopologyJson {
    /** The longest document that is read, in characters or bytes: 16 MiB. */
    public static final int LIMIT = 16 * 1024 * 1024;

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
        if (text.length() > LIMIT) {
            return Read.failed(tooLarge(fileName));
        }
        boolean marked = text.startsWith("\uFEFF");
        try {
            Node node = new JsonTree(fileName, marked ? text.substring(1) : text).read();
            if (node instanceof Node.Fields root) {
                return new Read(Optional.of(new TopologyDocument(fileName, root)),
                        marked ? List.of(mark(fileName)) : List.of());
            }
            return Read.failed(Problem.error("not-an-object", new Place(fileName, "", node.line()),
                    "A topology document is one JSON object, but this is " + node.kind() + ".",
                    "Put { at the beginning and } at the end, with \"format\": \"faultline\" inside."));
        } catch (Unreadable e) {
            return Read.failed(e.problem());
        }
    }

    /** Reads the bytes of the file {@code fileName}, which must be UTF-8. */
    public static Read read(String fileName, byte[] bytes) {
        if (bytes.length > LIMIT) {
            return Read.failed(tooLarge(fileName));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer source = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(source, text, true);
        text.flip();
        if (!result.isError()) {
            return read(fileName, text.toString());
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return Read.failed(Problem.error("not-utf-8", new Place(fileName, "", line),
                "Byte " + source.position() + " of the file is not UTF-8 text.",
                "Save the file as UTF-8; if it is not a text file at all, open another one."));
    }

    /** The document as it is stored: keys in a fixed order, the same bytes every time, a newline at the end. */
    public static String write(TopologyDocument document) {
        return JsonPrinter.print(Shape.DOCUMENT.arrange(document.root())) + "\n";
    }

    private static Problem tooLarge(String fileName) {
        return Problem.error("too-large", new Place(fileName, "", 1),
                "The document is longer than the limit of " + LIMIT + " bytes (16 MiB).",
                "Open a smaller document, or split this one into several.");
    }

    private static Problem mark(String fileName) {
        return Problem.warning("byte-order-mark", new Place(fileName, "", 1), "The file begins with a byte order mark.",
                "Nothing to do: saving the document writes it without one.");
    }
}
