package org.faultline.grading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.format.LessonText;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Mark;
import org.faultline.lesson.key.Mistake;

/**
 * How a class did in something that was asked.
 *
 * @param answered how many gave an answer, "not sure" included
 * @param right how many were wholly right
 * @param unsure how many said that they are not sure
 * @param commonest the wrong answer that most gave, as people read it
 * @param mistake what most of those who were wrong seem to have thought
 * @param second how many took a second vote on it, and were right in it
 * @param discrimination how the points for this go with the points for all the rest, from -1 to 1: Pearson's correlation;
 *     nothing where all have the same
 * @param step the step of the story to look at again: the end of the act that was asked about
 */
public record ItemAnalysis(Ask ask, int answered, int right, int unsure, Optional<Common> commonest,
        Optional<Mistake> mistake, Votes second, OptionalDouble discrimination, int step) {
    /** A wrong answer and how many gave it. */
    public record Common(String text, int count) {}

    /** How many answered, and how many of them wholly right. */
    public record Votes(int answered, int right) {}

    /** The share of those who answered that was wholly right. */
    public double shareRight() {
        return answered == 0 ? 0 : (double) right / answered;
    }

    /** One for each thing that is asked, in the order of the lesson. */
    public static List<ItemAnalysis> of(Marks marks) {
        List<ItemAnalysis> all = new ArrayList<>();
        for (Ask ask : marks.exam().lesson().asks()) {
            all.add(of(marks, ask));
        }
        return List.copyOf(all);
    }

    private static ItemAnalysis of(Marks marks, Ask ask) {
        Map<String, Integer> wrong = new LinkedHashMap<>();
        Map<Mistake, Integer> mistakes = new LinkedHashMap<>();
        List<Double> own = new ArrayList<>();
        List<Double> rest = new ArrayList<>();
        List<Mark> again = new ArrayList<>();
        int answered = 0;
        int right = 0;
        int unsure = 0;
        for (Graded row : marks.graded()) {
            Optional<Mark> mark = row.marks().stream().filter(m -> m.ask().id().equals(ask.id())).findFirst();
            if (mark.isPresent()) {
                Mark m = mark.get();
                answered += m.given().isPresent() ? 1 : 0;
                right += m.judgement() == Mark.Judgement.RIGHT ? 1 : 0;
                unsure += m.judgement() == Mark.Judgement.NOT_SURE ? 1 : 0;
                m.given().filter(g -> m.judgement() != Mark.Judgement.RIGHT && !(g instanceof Reply.NotSure))
                        .ifPresent(g -> wrong.merge(text(marks, row, m, g), 1, Integer::sum));
                m.mistake().ifPresent(why -> mistakes.merge(why, 1, Integer::sum));
                marks.second(row, m).ifPresent(again::add);
                own.add(m.share());
                rest.add(row.points() - m.points());
            }
        }
        return new ItemAnalysis(ask, answered, right, unsure,
                most(wrong).map(e -> new Common(e.getKey(), e.getValue())), most(mistakes).map(Map.Entry::getKey),
                new Votes(again.size(),
                        (int) again.stream().filter(m -> m.judgement() == Mark.Judgement.RIGHT).count()),
                correlation(own, rest), step(marks, ask));
    }

    private static String text(Marks marks, Graded row, Mark mark, Reply given) {
        return marks.exam().variant(row.student()).flatMap(v -> v.key(mark.ask().id()))
                .map(key -> LessonText.answer(key, given)).orElse("");
    }

    private static int step(Marks marks, Ask ask) {
        return (int) marks.exam().variant("").stream()
                .flatMap(v -> v.session().run().trace().steps().stream()).filter(s -> s.act() <= ask.act()).count();
    }

    private static <T> Optional<Map.Entry<T, Integer>> most(Map<T, Integer> counts) {
        return counts.entrySet().stream().reduce((a, b) -> b.getValue() > a.getValue() ? b : a);
    }

    private static OptionalDouble correlation(List<Double> a, List<Double> b) {
        double meanA = a.stream().mapToDouble(x -> x).average().orElse(0);
        double meanB = b.stream().mapToDouble(x -> x).average().orElse(0);
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.size(); i++) {
            both += (a.get(i) - meanA) * (b.get(i) - meanB);
            squaresA += (a.get(i) - meanA) * (a.get(i) - meanA);
            squaresB += (b.get(i) - meanB) * (b.get(i) - meanB);
        }
        return squaresA == 0 || squaresB == 0 ? OptionalDouble.empty()
                : OptionalDouble.of(both / Math.sqrt(squaresA * squaresB));
    }
}
