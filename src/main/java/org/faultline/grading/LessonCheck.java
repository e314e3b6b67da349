package org.faultline.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.budget.Budget;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.lesson.Variation;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Told;

/**
 * Whether a lesson can be taken by everybody: each variant can be run, has an answer to all that is asked, of one kind, and
 * gives none of them away.
 */
public record LessonCheck(Exam exam) {
    /** What is wrong, with an example. */
    public sealed interface Flaw {
        /** From 0; -1 for the document as it is. */
        int pool();

        /** Of the pool, from 0. */
        int row();

        /** A variant that cannot be run: pool and row from 0; -1 where nothing varies. */
        record NotRun(int pool, int row) implements Flaw {}

        /** Something that is asked has no answer there. */
        record NoAnswer(int pool, int row, Ask ask, Keyed.Unanswerable.Reason reason) implements Flaw {}

        /** Nobody is the answer for some, and somebody for others; or one is right whatever is answered. */
        record OtherKind(int pool, int row, Ask ask) implements Flaw {}

        /** Something else is asked there, or nothing any more. */
        record OtherLesson(int pool, int row) implements Flaw {}

        /** Where it is to be built, what is left without the blanks cannot be run. */
        record NotBegun(int pool, int row) implements Flaw {}

        /** What is said of the page before anybody answers is the answer already. */
        record AlreadyTold(int pool, int row, Ask ask, Told.Already told) implements Flaw {}
    }

    /** What a variant is: the rows of the pools, and which pool and row it is there to try. */
    private record Tried(int pool, int row, List<Integer> rows) {}

    /** How many variants are looked at. */
    public int variants() {
        return 1 + exam.lesson().variation().pools().stream().mapToInt(p -> p.rows().size() - 1).sum();
    }

    /** Every flaw that is found with each row of each pool on its own, beside the first rows of the others. */
    public List<Flaw> flaws() {
        return flaws(Budget.UNLIMITED);
    }

    /** The same, which tells {@code budget} how many of its variants were tried. */
    public List<Flaw> flaws(Budget budget) {
        List<Variation.Pool> pools = exam.lesson().variation().pools();
        List<Integer> first = pools.stream().map(p -> 0).toList();
        List<Flaw> flaws = new ArrayList<>();
        Optional<Exam.Variant> start = exam.variant(first);
        look(new Tried(-1, 0, first), start, start, flaws);
        if (exam.lesson().levels().contains(Level.BUILT) && exam.begin("", Level.BUILT).session().isEmpty()) {
            flaws.add(new Flaw.NotBegun(-1, 0));
        }
        int tried = 1;
        for (int pool = 0; pool < pools.size(); pool++) {
            for (int row = 1; row < pools.get(pool).rows().size(); row++) {
                List<Integer> rows = new ArrayList<>(first);
                rows.set(pool, row);
                budget.spend(Budget.Stage.TRY, tried++, variants());
                look(new Tried(pool, row, rows), exam.variant(rows), start, flaws);
            }
        }
        return List.copyOf(flaws);
    }

    private void look(Tried tried, Optional<Exam.Variant> variant, Optional<Exam.Variant> start,
            List<Flaw> flaws) {
        if (variant.isEmpty()) {
            flaws.add(new Flaw.NotRun(tried.pool, tried.row));
            return;
        }
        List<Keyed> keys = variant.get().keys();
        if (!exam.isWhole(variant.get())) {
            flaws.add(new Flaw.OtherLesson(tried.pool, tried.row));
            return;
        }
        IntStream.range(0, keys.size()).forEach(i -> {
            switch (keys.get(i)) {
                case Keyed.Unanswerable none ->
                        flaws.add(new Flaw.NoAnswer(tried.pool, tried.row, none.ask(), none.reason()));
                case Keyed.Key key -> {
                    boolean other =
                            start.filter(exam::isWhole).map(s -> s.keys().get(i)).filter(Keyed.Key.class::isInstance)
                                    .map(Keyed.Key.class::cast).filter(k -> isEmpty(k) != isEmpty(key)).isPresent();
                    if (other) {
                        flaws.add(new Flaw.OtherKind(tried.pool, tried.row, key.ask()));
                    }
                    told(tried, variant.get(), key).ifPresent(flaws::add);
                }
            }
        });
    }

    private static Optional<Flaw> told(Tried tried, Exam.Variant variant, Keyed.Key key) {
        return Told.already(variant.session().run().trace(), key, Keyed.answered(variant.keys()).stream())
                .map(told -> new Flaw.AlreadyTold(tried.pool, tried.row, key.ask(), told));
    }

    private static boolean isEmpty(Keyed.Key key) {
        return key.truth() instanceof Reply.Picked picked && picked.ids().isEmpty();
    }
}
