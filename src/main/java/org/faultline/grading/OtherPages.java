package org.faultline.grading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.Unit;
import org.faultline.budget.Budget;
import org.faultline.document.Node;
import org.faultline.document.Pointer;
import org.faultline.grading.LessonCheck.Flaw;
import org.faultline.lesson.LessonDraft;
import org.faultline.lesson.LessonTree;
import org.faultline.lesson.Variation.Pool;
import org.faultline.session.Session;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;

/**
 * Other pages of the same file that could go bad in place of the one that does: all that is asked keeps an answer of its kind
 * with them. Found by running the lesson with each.
 *
 * @param session a lesson
 */
public record OtherPages(Session session) {
    /** So many rows are enough for neighbours not to have the same. */
    private static final int ENOUGH = 8;
    /** So many pages are tried. */
    private static final int TRIED = 32;

    /**
     * A pool of the page that goes bad in an act and of others; nothing where there are none.
     *
     * @param budget is told how many were tried
     * @param part stops what is tried
     */
    public Optional<Pool> pool(int act, Budget budget, Budget part) {
        Optional<Node> own = session.document().find(place(act));
        List<Node> others = others(act);
        if (own.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        Set<Integer> bad = flawed(pool(act, own.get(), others), budget, part);
        List<Node> good = IntStream.range(0, others.size()).filter(i -> !bad.contains(i + 1)).mapToObj(others::get)
                .toList();
        return good.isEmpty() ? Optional.empty()
                : Optional.of(pool(act, own.get(), spread(good.size(), ENOUGH - 1).mapToObj(i -> good.get((int) i))
                        .toList()));
    }

    /** Pages of the first file that owns the bad one, spread over all of it; named by file where that one is, else by number. */
    private List<Node> others(int act) {
        Trace trace = session.run().trace();
        boolean byFile = trace.acts().get(act - 1) instanceof Act.Poison poison
                && poison.address() instanceof Address.OfFile;
        Optional<Verdict.OwnerFate> owner = trace.verdict(act).flatMap(v -> v.owners().stream()
                .filter(o -> o.file().isPresent()).findFirst());
        return owner.map(o -> trace.before().filesystem(o.filesystem()).orElseThrow())
                .flatMap(fs -> owner.flatMap(Verdict.OwnerFate::file).flatMap(fs::inode).map(file -> spread(
                        Unit.PAGE.of(file.size()), TRIED)
                        .filter(page -> page != owner.orElseThrow().filePage())
                        .mapToObj(page -> trace.before().frameOf(fs, file, page).<Address>map(frame -> byFile
                                ? new Address.OfFile(file.path(), Unit.PAGE.toBytes(page)) : new Address.OfPfn(frame)))
                        .flatMap(Optional::stream).<Node>map(address -> Node.of(address.text())).toList()))
                .orElse(List.of());
    }

    /** At most so many of the numbers below {@code count}, as far from each other as can be. */
    private static LongStream spread(long count, int most) {
        long number = Math.min(count, most);
        return LongStream.range(0, number).map(i -> i * (count / number) + i * (count % number) / number);
    }

    /** The rows with which something is wrong. */
    private Set<Integer> flawed(Pool pool, Budget budget, Budget part) {
        int number = new LessonDraft(session.document()).pools().size();
        Optional<Exam> exam = Session.of(new LessonTree(session.document()).varying(pool), Optional.empty(), part)
                .session().flatMap(s -> Exam.of(s, part));
        return exam.map(e -> new LessonCheck(e).flaws(budget)).orElse(List.of()).stream()
                .filter(f -> f.pool() == number).map(Flaw::row).collect(Collectors.toSet());
    }

    private static Pointer place(int act) {
        return Pointer.ROOT.key("story").item(act - 1).key("at");
    }

    private static Pool pool(int act, Node own, List<Node> others) {
        return new Pool(List.of(place(act)),
                Stream.concat(Stream.of(own), others.stream()).map(List::of).toList());
    }
}
