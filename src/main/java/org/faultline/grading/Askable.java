package org.faultline.grading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.budget.Budget;
import org.faultline.design.table.Designs;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.LessonTree;
import org.faultline.lesson.key.AnswerKey;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Played;
import org.faultline.session.Session;
import org.faultline.trace.Verdict;

/**
 * What can be asked of a document: everything that the engine has an answer to, of each failure of its story. Of files,
 * filesystems and processes those come in question that the page has to do with.
 */
public record Askable(Session session, Budget budget) {
    /** Without a limit. */
    public Askable(Session session) {
        this(session, Budget.UNLIMITED);
    }

    /** Each with its answer, in the order of the story. */
    public List<Keyed.Key> all() {
        Played played = Exam.played(session, budget);
        List<Keyed.Key> all = new ArrayList<>();
        List<Integer> acts = played.trace().verdicts(1, played.trace().acts().size()).stream().map(Verdict::act)
                .distinct().toList();
        for (int act : acts) {
            Verdict verdict = played.trace().verdict(act).orElseThrow();
            for (AskKind kind : AskKind.values()) {
                for (String about : abouts(kind, verdict)) {
                    if (AnswerKey.of(played, ask(kind, act, about)) instanceof Keyed.Key key) {
                        all.add(key);
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** The answer to something else. */
    public Keyed of(Ask ask) {
        return AnswerKey.of(Exam.played(session, budget), ask);
    }

    private Ask ask(AskKind kind, int act, String about) {
        List<String> choices = kind == AskKind.DESIGN ? Designs.all().stream().map(d -> d.id()).toList() : List.of();
        return new Ask(new LessonTree(session.document()).freshAsk(kind.word()), kind, act, about, choices, 1, false,
                Ask.Words.NONE);
    }

    private static Set<String> abouts(AskKind kind, Verdict verdict) {
        Stream<String> ids = switch (kind.about()) {
            case NOTHING -> Stream.of("");
            case FILE -> verdict.owners().stream().flatMap(o -> o.file().stream()).map(f -> f.value());
            case FILESYSTEM -> Stream.concat(verdict.owners().stream().map(Verdict.OwnerFate::filesystem),
                    verdict.shutDown().stream()).map(f -> f.value());
            case PROCESS -> verdict.mappers().stream().map(m -> Integer.toString(m.pid()));
        };
        return ids.collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }
}
