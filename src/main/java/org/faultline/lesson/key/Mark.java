package org.faultline.lesson.key;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Reply;

/**
 * What an answer is worth.
 *
 * @param share from 0 to 1
 * @param mistake what somebody thought who answers like that, if it is known
 * @param missed what should have been picked and was not
 * @param wrong what was picked and should not have been
 */
public record Mark(Ask ask, Optional<Reply> given, double share, Judgement judgement, Optional<Mistake> mistake,
        NavigableSet<String> missed, NavigableSet<String> wrong) {
    /** How an answer is judged. */
    public enum Judgement {
        RIGHT, PARTLY, WRONG,
        /** Somebody said that they are not sure. */
        NOT_SURE,
        /** Nobody said anything. */
        MISSING
    }

    /** The same as points: its share of what the question counts. */
    public double points() {
        return share * ask.weight();
    }

    /** The same, where having answered is all that counts. */
    public Mark forDoing() {
        return new Mark(ask, given, given.isPresent() ? 1 : 0, judgement, mistake, missed, wrong);
    }

    /** What an answer is worth beside the key; nothing where none was given. */
    public static Mark of(Keyed.Key key, Optional<Reply> given) {
        if (given.isEmpty() || given.get() instanceof Reply.NotSure) {
            return new Mark(key.ask(), given, 0, given.isEmpty() ? Judgement.MISSING : Judgement.NOT_SURE,
                    Optional.empty(), new TreeSet<>(), new TreeSet<>());
        }
        Reply answer = given.get();
        if (key.isRight(answer)) {
            return new Mark(key.ask(), given, 1, Judgement.RIGHT, Optional.empty(), new TreeSet<>(), new TreeSet<>());
        }
        double share = key.ask().whole() ? 0 : share(key.truth(), answer);
        return new Mark(key.ask(), given, share, share > 0 ? Judgement.PARTLY : Judgement.WRONG, key.mistake(answer),
                minus(key.truth(), answer), minus(answer, key.truth()));
    }

    /** What the answer of the second vote is worth, which counts nothing; nothing where no second vote was taken. */
    public static Optional<Mark> second(Keyed.Key key, AnswerSheet sheet) {
        return sheet.second(key.ask().id()).map(answer -> of(key, Optional.of(answer)));
    }

    private static NavigableSet<String> minus(Reply some, Reply others) {
        NavigableSet<String> left = new TreeSet<>();
        if (some instanceof Reply.Picked(NavigableSet<String> ids)
                && others instanceof Reply.Picked(NavigableSet<String> gone)) {
            left.addAll(ids);
            left.removeAll(gone);
        }
        return left;
    }

    private static double share(Reply truth, Reply answer) {
        if (truth instanceof Reply.Picked right && answer instanceof Reply.Picked given && !right.ids().isEmpty()) {
            int hits = right.ids().size() - minus(truth, given).size();
            return Math.max(0, (double) (hits - minus(given, truth).size()) / right.ids().size());
        }
        return truth instanceof Reply.Ordered right && answer instanceof Reply.Ordered given
                ? inOrder(right.ids(), given.ids()) : 0;
    }

    /**
     * The pairs that stand in the right order less those that do not, beside all pairs, at least 0; n log n. What does not
     * name everything once is worth nothing.
     */
    private static double inOrder(List<String> right, List<String> given) {
        Map<String, Integer> places = new HashMap<>();
        right.forEach(id -> places.put(id, places.size()));
        if (given.size() != right.size() || !places.keySet().equals(new TreeSet<>(given))) {
            return 0;
        }
        long pairs = (long) right.size() * (right.size() - 1) / 2;
        long turned = turned(given.stream().map(places::get).toList());
        return Math.max(0, (double) (pairs - 2 * turned) / pairs);
    }

    /** How many pairs of numbers stand the wrong way round, by merging. */
    private static long turned(List<Integer> numbers) {
        if (numbers.size() < 2) {
            return 0;
        }
        List<Integer> low = numbers.subList(0, numbers.size() / 2);
        List<Integer> high = numbers.subList(numbers.size() / 2, numbers.size());
        long count = turned(low) + turned(high);
        List<Integer> left = new ArrayList<>(low);
        List<Integer> right = new ArrayList<>(high);
        left.sort(null);
        right.sort(null);
        int passed = 0;
        for (int number : left) {
            while (passed < right.size() && right.get(passed) < number) {
                passed++;
            }
            count += passed;
        }
        return count;
    }
}
