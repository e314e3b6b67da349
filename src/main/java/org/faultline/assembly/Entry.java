package org.faultline.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.problem.Place;

/**
 * One object of a document while it is read. It hands out its fields by type and reports each that is missing or wrong;
 * then it is not sound any more, and what it handed out in place of the wrong value must not be used.
 */
final class Entry {
    /** No size or address beyond this is believed, so that sums of them fit: 1 EiB. */
    static final long MOST_BYTES = 1L << 60;
    private static final long MOST_SHOWN = 1L << 30;
    /** The texts that may have more than one line. */
    private static final Set<String> PROSE = Set.of("question", "answer");

    private final TopologyDocument document;
    private final Way way;
    private final Node.Fields fields;
    private final Findings report;
    private Set<String> wrong = Set.of();
    private boolean sound = true;

    private Entry(TopologyDocument document, Way way, Node.Fields fields, Findings report) {
        this.document = document;
        this.way = way;
        this.fields = fields;
        this.report = report;
    }

    static Entry root(TopologyDocument document, Findings report) {
        return new Entry(document, Way.ROOT, document.root(), report);
    }

    /** The same entry, read once more without a word of what is wrong with it. */
    Entry aside() {
        return new Entry(document, way, fields, new Findings());
    }

    /** The value it was read from. */
    Node.Fields node() {
        return fields;
    }

    /** It alone, as a document. */
    TopologyDocument document() {
        return new TopologyDocument(document.file(), fields);
    }

    /** Whether nothing was found wrong with it yet. */
    boolean isSound() {
        return sound;
    }

    /** Whether nothing was found wrong with these fields yet; what was handed out for them may be used. */
    boolean isGood(String... keys) {
        return wrong.isEmpty() || Stream.of(keys).noneMatch(wrong::contains);
    }

    /** Says that something below this entry is wrong, and was reported there. */
    void spoil() {
        sound = false;
    }

    private void spoil(String key) {
        sound = false;
        wrong = wrong.isEmpty() ? new HashSet<>() : wrong;
        wrong.add(key);
    }

    /** The line that a field stands in, or this entry when it has no such field; 0 when it was never text. */
    int line(String key) {
        return fields.get(key).map(Node::line).filter(line -> line > 0).orElseGet(() -> place(key).line());
    }

    /** The line it stands in, or the nearest thing around it that was text; 0 where nothing was. */
    int line() {
        return fields.line() > 0 ? fields.line() : place().line();
    }

    Place place() {
        return document.place(way.pointer());
    }

    /** Where a field stands, or this entry when it has no such field. */
    Place place(String key) {
        return has(key) ? document.place(way.pointer().key(key)) : place();
    }

    /** Where something below this entry stands. */
    Place below(String steps) {
        return document.place(way.pointer().then(steps));
    }

    boolean has(String key) {
        return fields.get(key).isPresent();
    }

    void error(String key, String code, String message, String remedy) {
        spoil(key);
        report.error(code, place(key), message, remedy);
    }

    void warning(String key, String code, String message, String remedy) {
        report.warning(code, place(key), message, remedy);
    }

    /** Says that item {@code number} of a list is wrong. */
    void error(String key, int number, String code, String message, String remedy) {
        spoil(key);
        report.error(code, document.place(way.pointer().key(key).item(number)), message, remedy);
    }

    /** The texts of a list that must be there. */
    List<String> lines(String key) {
        Optional<Node> node = required(key, "a list of texts");
        if (node.isEmpty() || !(node.get() instanceof Node.Items list)) {
            node.ifPresent(n -> wrongType(key, n, "a list of texts"));
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Node.Text text) {
                lines.add(text.value());
            } else {
                error(key, i, "wrong-type", "Each entry of " + Wording.quote(key) + " is a text, but this one is "
                        + list.items().get(i).kind() + ".", "Write a text in double quotes.");
            }
        }
        return lines;
    }

    /** A text that must be there. */
    String text(String key) {
        return required(key, "a text").map(n -> asText(key, n)).orElse("");
    }

    /** A text, or {@code otherwise} when there is none. */
    String text(String key, String otherwise) {
        return fields.get(key).map(n -> asText(key, n)).orElse(otherwise);
    }

    /** One of the words that stand for the constants of an enum. */
    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        String word = choice(key, Wording.words(type), otherwise.name().toLowerCase(Locale.ROOT));
        return Arrays.stream(type.getEnumConstants()).filter(c -> c.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst().orElse(otherwise);
    }

    /** One of {@code words}; a required field when {@code otherwise} is none of them. */
    String choice(String key, List<String> words, String otherwise) {
        if (!has(key) && words.contains(otherwise)) {
            return otherwise;
        }
        String word = required(key, () -> Wording.choices(words)).map(n -> asText(key, n)).orElse(otherwise);
        if (!words.contains(word) && isGood(key)) {
            error(key, "unknown-word", Wording.quote(key) + " is " + Wording.quote(word) + ".",
                    "Write " + Wording.choices(words) + ".");
        }
        return word;
    }

    boolean truth(String key, boolean otherwise) {
        Optional<Node> node = fields.get(key);
        if (node.isPresent() && !(node.get() instanceof Node.Truth)) {
            wrongType(key, node.get(), "true or false");
        }
        return node.orElse(Node.of(otherwise)) instanceof Node.Truth truth ? truth.value() : otherwise;
    }

    /** A size or an offset that must be there. */
    long bytes(String key) {
        return required(key, "a size such as \"10 MiB\" or 4096").map(n -> asBytes(key, n)).orElse(0L);
    }

    /** A size or an offset, or {@code otherwise} when there is none. */
    long bytes(String key, long otherwise) {
        return fields.get(key).map(n -> asBytes(key, n)).orElse(otherwise);
    }

    /** A size or an offset that must be there and be a multiple of {@code unit} bytes. */
    long aligned(String key, long unit) {
        return checkAligned(key, bytes(key), unit);
    }

    /** A size or an offset, or {@code otherwise}; a multiple of {@code unit} bytes. */
    long aligned(String key, long unit, long otherwise) {
        return checkAligned(key, bytes(key, otherwise), unit);
    }

    /** A whole number that must be there and lie between two others, both allowed. */
    long count(String key, long least, long most) {
        return required(key, "a whole number").map(n -> asCount(key, n, least, most)).orElse(least);
    }

    /** A whole number between {@code least} and {@code most}, or {@code otherwise} when there is none. */
    long count(String key, long least, long most, long otherwise) {
        return fields.get(key).map(n -> asCount(key, n, least, most)).orElse(otherwise);
    }

    /** The objects of a list; none when there is no such field. Whatever is not an object is reported. */
    List<Entry> list(String key) {
        Optional<Node> node = fields.get(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof Node.Items list)) {
            wrongType(key, node.get(), "a list");
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Node.Fields object) {
                entries.add(new Entry(document, way.to(key, i), object, report));
            } else {
                Pointer item = way.pointer().key(key).item(i);
                sound = false;
                report.error("wrong-type", document.place(item),
                        "Each entry of " + Wording.quote(key) + " is an object, but this one is "
                                + list.items().get(i).kind() + ".",
                        "Put an object in braces here, or take the entry out.");
            }
        }
        return entries;
    }

    /** Those items of a list of objects that have a field of that name. */
    List<Entry> itemsWith(String list, String key) {
        List<Node> nodes = fields.get(list).orElse(Node.Items.EMPTY) instanceof Node.Items l ? l.items() : List.of();
        List<Entry> found = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Node.Fields object && object.get(key).isPresent()) {
                found.add(item(list, i));
            }
        }
        return found;
    }

    /** Item {@code number} of a list whose items are known to be objects. */
    Entry item(String key, int number) {
        Node item = fields.get(key).orElseThrow() instanceof Node.Items list ? list.items().get(number) : fields;
        return new Entry(document, way.to(key, number), (Node.Fields) item, report);
    }

    /** The object behind a key; an empty one when there is none. */
    Entry object(String key) {
        Optional<Node> node = fields.get(key);
        if (node.isPresent() && !(node.get() instanceof Node.Fields)) {
            wrongType(key, node.get(), "an object");
        }
        Node.Fields object = node.orElse(Node.Fields.EMPTY) instanceof Node.Fields f ? f : Node.Fields.EMPTY;
        return new Entry(document, way.to(key), object, report);
    }

    private Optional<Node> required(String key, String what) {
        return required(key, () -> what);
    }

    private Optional<Node> required(String key, Supplier<String> what) {
        Optional<Node> node = fields.get(key);
        if (node.isEmpty()) {
            error(key, "missing", Wording.quote(key) + " is missing.",
                    "Add " + Wording.quote(key) + " with " + what.get() + ".");
        }
        return node;
    }

    private String asText(String key, Node node) {
        if (!(node instanceof Node.Text text)) {
            wrongType(key, node, "a text in double quotes");
            return "";
        }
        boolean prose = PROSE.contains(key);
        if (isControlled(text.value(), prose)) {
            error(key, "control-character", Wording.quote(key) + " has a control character, such as an escape.",
                    "Write printable characters only.");
            return "";
        }
        return text.value();
    }

    private static boolean isControlled(String text, boolean prose) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i)) && !(prose && text.charAt(i) == '\n')) {
                return true;
            }
        }
        return false;
    }

    private long asBytes(String key, Node node) {
        return amount(key, Amount.bytes(node), 0, MOST_BYTES,
                () -> "Write a size such as 4096, \"10 MiB\" or \"0x100000000\".");
    }

    private long asCount(String key, Node node, long least, long most) {
        return amount(key, Amount.count(node), least, most, () -> "Write a whole number from " + least
                + (most < MOST_SHOWN ? " to " + most : "") + ", without quotes.");
    }

    private long amount(String key, Amount amount, long least, long most, Supplier<String> remedy) {
        switch (amount) {
            case Amount.Bad bad -> error(key, bad.code(), Wording.quote(key) + " is " + bad.what() + ".", remedy.get());
            case Amount.Good good -> {
                if (good.value() >= least && good.value() <= most) {
                    return good.value();
                }
                boolean big = good.value() > most;
                error(key, big ? "number-too-big" : "number-too-small",
                        Wording.quote(key) + " is " + Wording.bytes(good.value()) + ", but may be at "
                                + (big ? "most " + Wording.bytes(most) : "least " + least) + ".",
                        remedy.get());
            }
        }
        return least;
    }

    private long checkAligned(String key, long value, long unit) {
        if (value % unit != 0) {
            error(key, "unaligned",
                    Wording.quote(key) + " is " + Wording.bytes(value) + ", not a multiple of " + unit + ".",
                    "Write a multiple of " + unit + ", such as " + Wording.value(Math.max(1, value / unit) * unit)
                            + ".");
        }
        return value;
    }

    private void wrongType(String key, Node node, String wanted) {
        error(key, "wrong-type", Wording.quote(key) + " is " + node.kind() + ".", "Write " + wanted + ".");
    }
}
