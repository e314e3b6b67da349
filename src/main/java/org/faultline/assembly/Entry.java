package org.faultline.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.Unit;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.document.TopologyDocument;
import org.faultline.problem.Place;
import org.faultline.reason.Because;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Why;
import org.faultline.reason.Wrong;

/**
 * One object of a document while it is read. It hands out its fields by type and reports each that is missing or wrong;
 * then it is not sound any more, and what it handed out in place of the wrong value must not be used.
 */
final class Entry {
    /** No size or address beyond this is believed, so that sums of them fit: 1 EiB. */
    static final long MOST_BYTES = 1L << 60;
    /** A bound from here on is no machine's: so far are sizes and pages followed. */
    private static final long OURS = Unit.PAGE.of(MOST_BYTES);
    private static final long MOST_SHOWN = 1L << 30;
    /** The texts that may have more than one line. */
    private static final Set<String> PROSE = Set.of("question", "answer", "goal", "introduction", "explanation",
            "text", "hint");

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

    void error(String key, Because because, Detail... details) {
        spoil(key);
        report.error(place(key), because, details);
    }

    void error(String key, Why why) {
        error(key, why.because(), why.details().toArray(Detail[]::new));
    }

    void warning(String key, Because because, Detail... details) {
        report.warning(place(key), because, details);
    }

    /** Says that item {@code number} of a list is wrong. */
    void error(String key, int number, Because because, Detail... details) {
        spoil(key);
        report.error(document.place(way.pointer().key(key).item(number)), because, details);
    }

    void error(String key, int number, Why why) {
        error(key, number, why.because(), why.details().toArray(Detail[]::new));
    }

    /** The texts of a list; none when there is no such field. */
    List<String> maybeLines(String key) {
        return has(key) ? lines(key) : List.of();
    }

    /** The texts of a list that must be there. */
    List<String> lines(String key) {
        Optional<Node> node = required(key, Detail.of(Noun.TEXTS));
        if (node.isEmpty() || !(node.get() instanceof Node.Items list)) {
            node.ifPresent(n -> wrongType(key, n, Noun.TEXTS));
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Node.Text text) {
                lines.add(text.value());
            } else {
                error(key, i, Wrong.ITEM_NO_TEXT, Detail.quoted(key), Detail.of(list.items().get(i).kind()));
            }
        }
        return lines;
    }

    /** A text that must be there. */
    String text(String key) {
        return required(key, Detail.of(Noun.ANY_TEXT)).map(n -> asText(key, n)).orElse("");
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
        String word = choice(key, words(type), otherwise.name().toLowerCase(Locale.ROOT));
        return Arrays.stream(type.getEnumConstants()).filter(c -> c.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst().orElse(otherwise);
    }

    /** One of {@code words}; a required field when {@code otherwise} is none of them. */
    String choice(String key, List<String> words, String otherwise) {
        if (!has(key) && words.contains(otherwise)) {
            return otherwise;
        }
        String word = required(key, Detail.choices(words)).map(n -> asText(key, n)).orElse(otherwise);
        if (!words.contains(word) && isGood(key)) {
            error(key, Wrong.UNKNOWN_WORD, Detail.quoted(key), Detail.quoted(word), Detail.choices(words));
        }
        return word;
    }

    boolean truth(String key, boolean otherwise) {
        Optional<Node> node = fields.get(key);
        if (node.isPresent() && !(node.get() instanceof Node.Truth)) {
            wrongType(key, node.get(), Noun.TRUTH);
        }
        return node.orElse(Node.of(otherwise)) instanceof Node.Truth truth ? truth.value() : otherwise;
    }

    /** A size or an offset that must be there. */
    long bytes(String key) {
        return required(key, Detail.of(Noun.SIZE)).map(n -> asBytes(key, n)).orElse(0L);
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
        return required(key, Detail.of(Noun.WHOLE_NUMBER)).map(n -> asCount(key, n, least, most)).orElse(least);
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
            wrongType(key, node.get(), Noun.LIST);
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Node.Fields object) {
                entries.add(new Entry(document, way.to(key, i), object, report));
            } else {
                Pointer item = way.pointer().key(key).item(i);
                sound = false;
                report.error(document.place(item), Wrong.ITEM_NO_OBJECT, Detail.quoted(key),
                        Detail.of(list.items().get(i).kind()));
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
            wrongType(key, node.get(), Noun.OBJECT);
        }
        Node.Fields object = node.orElse(Node.Fields.EMPTY) instanceof Node.Fields f ? f : Node.Fields.EMPTY;
        return new Entry(document, way.to(key), object, report);
    }

    private Optional<Node> required(String key, Detail wanted) {
        Optional<Node> node = fields.get(key);
        if (node.isEmpty()) {
            error(key, Wrong.MISSING, Detail.quoted(key), wanted);
        }
        return node;
    }

    private String asText(String key, Node node) {
        if (!(node instanceof Node.Text text)) {
            wrongType(key, node, Noun.QUOTED_TEXT);
            return "";
        }
        boolean prose = PROSE.contains(key);
        if (isControlled(text.value(), prose)) {
            error(key, Wrong.CONTROL_CHARACTER, Detail.quoted(key));
            return "";
        }
        if (text.value().codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            error(key, Wrong.HALF_CHARACTER, Detail.quoted(key));
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
        return amount(key, Amount.bytes(node), 0, MOST_BYTES, Detail.of(Noun.ANY_SIZE));
    }

    private long asCount(String key, Node node, long least, long most) {
        return amount(key, Amount.count(node), least, most,
                new Detail.Between(least, most < MOST_SHOWN ? most : Long.MAX_VALUE));
    }

    private long amount(String key, Amount amount, long least, long most, Detail wanted) {
        switch (amount) {
            case Amount.Bad bad -> error(key, bad.why(), Detail.quoted(key), bad.what(), wanted);
            case Amount.Good good -> {
                if (good.value() >= least && good.value() <= most) {
                    return good.value();
                }
                boolean big = good.value() > most;
                Wrong beyond = most < OURS ? Wrong.NUMBER_TOO_BIG : Wrong.SIZE_TOO_BIG;
                error(key, big ? beyond : Wrong.NUMBER_TOO_SMALL, Detail.quoted(key),
                        Detail.bytes(good.value()), wanted, big ? Detail.bytes(most) : Detail.of(least));
            }
        }
        return least;
    }

    private long checkAligned(String key, long value, long unit) {
        if (value % unit != 0) {
            error(key, Wrong.UNALIGNED, Detail.quoted(key), Detail.bytes(value), Detail.of(unit),
                    Detail.written(Math.max(1, value / unit) * unit));
        }
        return value;
    }

    private void wrongType(String key, Node node, Noun wanted) {
        error(key, Wrong.WRONG_TYPE, Detail.quoted(key), Detail.of(node.kind()), Detail.of(wanted));
    }

    /** The words a document uses for the constants of an enum. */
    private static List<String> words(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    }
}
