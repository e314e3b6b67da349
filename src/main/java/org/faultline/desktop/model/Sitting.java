package org.faultline.desktop.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.faultline.budget.Budget;
import org.faultline.grading.Exam;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.lesson.Variants;
import org.faultline.lesson.key.Gate;
import org.faultline.lesson.key.Keyed;
import org.faultline.lesson.key.Mark;
import org.faultline.machine.Machine;
import org.faultline.memory.PageTable;
import org.faultline.playback.Chapter;
import org.faultline.playback.Timeline;
import org.faultline.session.ProgramVersion;
import org.faultline.session.Session;
import org.faultline.trace.Trace;

/**
 * Somebody before a lesson.
 *
 * @param given the document that they were given, as it was run
 * @param keys the answers to all that is asked of it, in the order of the lesson
 * @param sheet what they have answered so far
 */
public record Sitting(Exam exam, Session given, List<Keyed> keys, AnswerSheet sheet) {
    public Sitting {
        keys = List.copyOf(keys);
    }

    /** With nothing answered yet, at the lesson that is open; nothing where it is none. */
    static Optional<Sitting> at(Session session) {
        return Exam.of(session, Budget.UNLIMITED).map(exam -> new Sitting(exam, session, Exam.keys(session),
                AnswerSheet.blank(exam.lesson(), "", Level.GAPS, ProgramVersion.text())));
    }

    /** The same with the document that was made for them, and with nothing answered yet. */
    Sitting given(Session session) {
        return new Sitting(exam, session, sheet.level() == Level.BUILT ? List.of() : Exam.keys(session),
                AnswerSheet.blank(lesson(), sheet.student(), sheet.level(), ProgramVersion.text()));
    }

    Sitting with(AnswerSheet next) {
        return new Sitting(exam, given, keys, next);
    }

    public Lesson lesson() {
        return exam.lesson();
    }

    public Level level() {
        return sheet.level();
    }

    Gate gate() {
        return new Gate(lesson(), sheet);
    }

    /** Whether a document is the one that is made for this student at this level. */
    boolean isFor(Session session) {
        return session.document().root()
                .equals(Variants.of(exam.document(), lesson(), sheet.student(), level()).root());
    }

    /** Whether what they were given is what whoever marks the answers makes again for this student. */
    public boolean isMarkable() {
        return isFor(given);
    }

    /** Whether a run is that of the document that they were given. */
    public boolean isGiven(Trace trace) {
        return trace == given.run().trace();
    }

    /** The answer to something; nothing where there is none. */
    public Optional<Keyed.Key> key(Ask ask) {
        return Keyed.of(keys, ask.id());
    }

    /** What was predicted of an ask, if anything was. */
    public Optional<Reply> predicted(Ask ask) {
        return sheet.answer(ask.id());
    }

    /** What their answer is worth. */
    public Mark mark(Keyed.Key key) {
        return Mark.of(key, predicted(key.ask()));
    }

    /** What their answer of the second vote is worth, where there was one. */
    public Optional<Mark> second(Keyed.Key key) {
        return Mark.second(key, sheet);
    }

    /** Everything that was answered of which one has seen by that moment what came of it; in another run, all that was. */
    public List<Ask> seen(Timeline now) {
        return asks(ask -> predicted(ask).isPresent() && (!isGiven(now.trace()) || isOver(now, ask)));
    }

    /** Everything that was answered. */
    public List<Ask> answered() {
        return asks(ask -> predicted(ask).isPresent());
    }

    /** Whether the act goes on, or begins here, of which something was predicted. */
    boolean isUnderWay(Timeline now) {
        return isGiven(now.trace()) && lesson().asks().stream().anyMatch(ask -> predicted(ask).isPresent()
                && !ask.kind().isAskedAfterwards() && Gate.stop(now.trace(), ask) <= now.cursor() && !isOver(now, ask));
    }

    /** What is asked at that step before what comes of it, and has no answer in that vote yet. */
    List<Ask> votable(Trace trace, int step, int vote) {
        return asks(ask -> sheet.given(ask.id(), vote).isEmpty() && !ask.kind().isAskedAfterwards()
                && Gate.stop(trace, ask) == step);
    }

    private List<Ask> asks(Predicate<Ask> which) {
        return lesson().asks().stream().filter(which).toList();
    }

    private static boolean isOver(Timeline now, Ask ask) {
        return Chapter.of(now.trace(), ask.act()).filter(c -> c.last() <= now.cursor()).isPresent();
    }

    /** A moment without what page tables have, for those who are to say what follows from it. */
    static Timeline blind(Timeline moment) {
        Trace trace = moment.trace();
        List<Machine> states = new ArrayList<>(trace.states());
        states.set(moment.cursor(), moment.machine().mapProcesses(p -> p.mapEach(m -> m.with(PageTable.EMPTY))));
        return Timeline.of(new Trace(trace.design(), trace.acts(), trace.steps(), states, trace.verdicts()))
                .at(moment.cursor());
    }
}
