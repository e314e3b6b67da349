package org.faultline.grading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.faultline.budget.Budget;
import org.faultline.document.TopologyDocument;
import org.faultline.format.NodeJson;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Level;
import org.faultline.lesson.Variants;
import org.faultline.lesson.Variation;
import org.faultline.lesson.key.AnswerKey;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Played;
import org.faultline.session.Opened;
import org.faultline.session.Session;

/**
 * A lesson with its document, of which the variants are made and run as they are asked for. What was run once is not run
 * again.
 */
public final class Exam {
    /** More variants than that are not counted. */
    private static final int MANY = 1_000_000;

    private final TopologyDocument document;
    private final Lesson lesson;
    private final Budget budget;
    private final Map<List<Integer>, Variant> variants = new HashMap<>();

    /**
     * What a student has before them.
     *
     * @param rows the row of each pool
     * @param session the document, run
     * @param keys the answers to all that is asked, in its order
     */
    public record Variant(List<Integer> rows, Session session, List<Keyed> keys) {
        public Variant {
            rows = List.copyOf(rows);
            keys = List.copyOf(keys);
        }

        /** The key of something that is asked. */
        public Optional<Keyed.Key> key(String ask) {
            return Keyed.of(keys, ask);
        }
    }

    private Exam(TopologyDocument document, Lesson lesson, Budget budget) {
        this.document = document;
        this.lesson = lesson;
        this.budget = budget;
    }

    /** The lesson that is open; nothing where it is none. */
    public static Optional<Exam> of(Session session, Budget budget) {
        return session.lesson().map(lesson -> new Exam(session.document(), lesson, budget));
    }

    public Lesson lesson() {
        return lesson;
    }

    public TopologyDocument document() {
        return document;
    }

    /** What a student has before them; nothing where that variant cannot be run. */
    public Optional<Variant> variant(String student) {
        List<Integer> rows = new ArrayList<>();
        for (int k = 0; k < pools().size(); k++) {
            rows.add(Variants.row(lesson.id(), student, k, pools().get(k).rows().size()));
        }
        return variant(rows);
    }

    /** The variant with these rows of the pools. */
    Optional<Variant> variant(List<Integer> rows) {
        Variant known = variants.get(rows);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Variant> made = run(varied(rows)).map(session -> new Variant(rows, session, keys(session)));
        made.ifPresent(v -> variants.put(rows, v));
        return made;
    }

    private TopologyDocument varied(List<Integer> rows) {
        TopologyDocument varied = document;
        for (int k = 0; k < rows.size(); k++) {
            varied = Variants.with(varied, pools().get(k), rows.get(k));
        }
        return varied;
    }

    /** Whether all is asked there that the lesson asks. */
    public boolean isWhole(Variant variant) {
        return variant.session().lesson().map(Lesson::asks).filter(lesson.asks()::equals).isPresent();
    }

    /** So many different variants as there are, but no more than {@code most}: those whose rows come first. */
    public List<Variant> variants(int most) {
        List<Variant> all = new ArrayList<>();
        for (int number = 0; number < Math.min(count(), most); number++) {
            variant(rows(number)).ifPresent(all::add);
        }
        return all;
    }

    /** How many different variants there are, as far as anybody counts them. */
    public int count() {
        return (int) sizes().stream().mapToLong(n -> n).reduce(1, (a, b) -> Math.min(a * b, MANY));
    }

    private List<Integer> sizes() {
        return pools().stream().map(p -> p.rows().size()).toList();
    }

    /** The rows of a variant, from 0, in the order in which they are counted: the first pool goes on first. */
    private List<Integer> rows(int number) {
        int left = number;
        List<Integer> rows = new ArrayList<>();
        for (int size : sizes()) {
            rows.add(left % size);
            left /= size;
        }
        return rows;
    }

    /** Which variant a document is, from 0; nothing where it is none. */
    public OptionalInt number(TopologyDocument varied) {
        long number = 0;
        long times = 1;
        for (Variation.Pool pool : pools()) {
            OptionalInt row = IntStream.range(0, pool.rows().size())
                    .filter(r -> isRow(varied, pool, r)).findFirst();
            if (row.isEmpty()) {
                return row;
            }
            number += times * row.getAsInt();
            times = Math.min(times * pool.rows().size(), MANY);
        }
        return number < MANY ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    /** Whether that row of a pool is what a document says, wherever in a file that stands. */
    private static boolean isRow(TopologyDocument varied, Variation.Pool pool, int row) {
        return IntStream.range(0, pool.places().size()).allMatch(i -> varied.find(pool.places().get(i))
                .map(NodeJson::line).filter(NodeJson.line(pool.rows().get(row).get(i))::equals).isPresent());
    }

    /** The document of a variant, from 0; without a session where it cannot be run. */
    public Opened begin(int number) {
        return Session.of(varied(rows(number)), Optional.empty(), budget);
    }

    /**
     * A document as somebody gets it of whom nothing is known: where it is a lesson with variants, the one for a student
     * without a name; and else as it is.
     */
    public static Opened begun(Opened opened, Budget budget) {
        return opened.session().flatMap(session -> of(session, budget)).filter(exam -> !exam.pools().isEmpty())
                .map(exam -> exam.begin("", Level.GAPS)).orElse(opened);
    }

    private List<Variation.Pool> pools() {
        return lesson.variation().pools();
    }

    /** The document with which a student begins at a level; without a session where it cannot be run. */
    public Opened begin(String student, Level level) {
        return Session.of(Variants.of(document, lesson, student, level), Optional.empty(), budget);
    }

    private Optional<Session> run(TopologyDocument varied) {
        return Session.of(varied, Optional.empty(), budget).session();
    }

    /** The answers to all that is asked in a session. */
    public static List<Keyed> keys(Session session) {
        Played played = played(session);
        return session.lesson().map(Lesson::asks).orElse(List.of()).stream().map(ask -> AnswerKey.of(played, ask))
                .toList();
    }

    /** The story of a session, which can be run under other kernels, too. */
    static Played played(Session session) {
        return played(session, Budget.UNLIMITED);
    }

    /** The same, where other kernels are run within {@code budget}. */
    static Played played(Session session, Budget budget) {
        return new Played(session.run().design(), session.run().trace(),
                design -> Session.of(session.document().withDesign(design), Optional.empty(), budget).session()
                        .map(s -> s.run().trace()));
    }
}
