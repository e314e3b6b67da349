package org.faultline.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.part.ActFields;

/**
 * The keys the document format knows for one kind of object, in the order they are written, and the shapes below them.
 *
 * @param keys in order
 * @param below the shape of a key's object, or of each object in a key's list
 */
public record Shape(List<String> keys, Map<String, Shape> below) {
    private static final Shape DEVICE = new Shape(
            List.of("id", "kind", "name", "on", "base", "start", "size", "dataOffset", "memory", "mode", "table"),
            Map.of());
    private static final Shape EXTENT = leaf("offset", "at", "length", "unwritten");
    private static final Shape COPY = leaf("kind", "where", "before");
    private static final Shape FILE = new Shape(
            List.of("id", "path", "links", "type", "ino", "size", "extents", "reflink", "reflinked", "inCore", "dax",
                    "realtime",
                    "staging", "attributes", "tree", "extentSize", "preallocated", "copies", "faulted", "cached"),
            Map.of("extents", EXTENT, "staging", EXTENT, "attributes", EXTENT, "tree", EXTENT, "copies", COPY,
                    "faulted",
                    leaf("page", "pages", "shared", "says"),
                    "cached", leaf("offset", "length")));
    private static final Shape RECORDED = new Shape(List.of("groupSize", "size", "records"),
            Map.of("records", leaf("device", "at", "length", "owner", "fork", "offset")));
    private static final Shape FILESYSTEM = new Shape(
            List.of("id", "kind", "on", "mount", "log", "logDirty", "realtime", "blockSize", "crc", "rmapbt", "reflink",
                    "exchange",
                    "parent", "autofsck", "dax",
                    "readOnly",
                    "mounted", "mounting", "copies", "recorded", "files"),
            Map.of("files", FILE, "copies", COPY, "recorded", RECORDED, "log", leaf("device", "size"), "realtime",
                    leaf("device", "groups")));
    private static final Shape MAPPING = new Shape(
            List.of("id", "file", "address", "offset", "length", "flags", "huge", "pages"),
            Map.of("pages", leaf("page", "pages", "entry", "maker")));
    private static final Shape PROCESS =
            new Shape(List.of("id", "pid", "name", "policy", "sigbus", "parent", "threads", "mappings"),
                    Map.of("mappings", MAPPING, "threads", leaf("policy")));
    private static final Shape WATCHER = leaf("id", "kind", "name", "on", "answer", "takes", "deadline", "copy");
    private static final Shape LESSON = new Shape(
            List.of("id", "version", "goal", "audience", "minutes", "introduction", "explanation", "asks", "goals",
                    "hidden",
                    "pools", "blanks", "locked", "phrase", "recorded"),
            Map.of("asks",
                    leaf("id", "ask", "act", "about", "choices", "weight", "whole", "text", "hint", "explanation"),
                    "goals", leaf("count", "is"), "pools", leaf("places", "rows")));
    /** An act: whatever can be said of any. */
    public static final Shape ACT = new Shape(ActFields.keys(), Map.of("extents", EXTENT));

    private static final List<String> TOLD =
            List.of("format", "version", "title", "question", "answer", "answerDesign", "run", "design",
                    "devices", "filesystems", "processes", "watchers", "acts", "story", "settings", "lesson", "layout");
    private static final Map<String, Shape> BELOW = Map.of("run", leaf("name", "from", "step"), "devices", DEVICE,
            "filesystems", FILESYSTEM, "processes", PROCESS, "acts", ACT, "story", ACT, "settings", leaf("earlyKill"),
            "layout", leaf("order"), "watchers", WATCHER, "lesson", LESSON);

    /** A whole document. */
    public static final Shape DOCUMENT = documentThatKeeps(BELOW);

    public Shape {
        keys = List.copyOf(keys);
        below = Map.copyOf(below);
    }

    /** A document and the runs it keeps, each of which is a document; that it keeps runs itself is another mistake. */
    private static Shape documentThatKeeps(Map<String, Shape> run) {
        List<String> keys = new ArrayList<>(TOLD);
        keys.add("runs");
        Map<String, Shape> below = new HashMap<>(run);
        below.put("runs", new Shape(keys, run));
        return new Shape(keys, below);
    }

    private static Shape leaf(String... keys) {
        return new Shape(List.of(keys), Map.of());
    }

    /**
     * The same value with the known keys in their order, here and below. A key the format does not know stays behind
     * the key it stood behind.
     */
    public Node arrange(Node node) {
        return switch (node) {
            case Node.Fields object -> arrangeFields(object);
            case Node.Items list -> new Node.Items(list.items().stream().map(this::arrange).toList(), list.line());
            case Node.Text t -> t;
            case Node.Numeral n -> n;
            case Node.Truth t -> t;
            case Node.Nothing n -> n;
        };
    }

    private Node arrangeFields(Node.Fields object) {
        List<Node.Field> arranged = new ArrayList<>();
        for (Node.Field field : order(object.fields())) {
            Shape shape = below.get(field.name());
            arranged.add(shape == null ? field : new Node.Field(field.name(), shape.arrange(field.value())));
        }
        return Node.Fields.of(arranged, object.line());
    }

    /** Fields of an object in their order; what is below them is left as it is. */
    public List<Node.Field> order(List<Node.Field> fields) {
        List<Ranked> ranked = new ArrayList<>();
        int rank = -1;
        for (Node.Field field : fields) {
            int known = keys.indexOf(field.name());
            rank = known >= 0 ? known : rank;
            ranked.add(new Ranked(rank, field));
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank));
        return ranked.stream().map(Ranked::field).toList();
    }

    private record Ranked(int rank, Node.Field field) {}
}
