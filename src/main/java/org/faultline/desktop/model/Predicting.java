package org.faultline.desktop.model;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.faultline.format.words.Visible;
import org.faultline.grading.AnswerFile;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.AskKind;
import org.faultline.lesson.Given;
import org.faultline.lesson.Lesson.Hidden;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.session.ProgramVersion;
import org.faultline.session.Session;

/**
 * The lesson that somebody takes in the window: what is asked now, what they are about to answer, and what they have
 * answered, which stays as it was given. While something is asked the run goes no further, and nothing is changed.
 */
public final class Predicting {
    /** What somebody does in a lesson, in turn. */
    public enum Part {
        PREDICT, WATCH, EXPLAIN
    }

    /**
     * Where somebody is in a lesson.
     *
     * @param asked what is to be answered before the run goes on
     * @param vote in which vote it is asked: the first, or the one after one has talked about it
     * @param isWaiting whether something was asked already that is to be predicted still, also where one has gone back
     * @param open whether everything has been answered, so that everything can be done
     * @param isLocked whether the lesson may not be taken apart, also when all was answered
     */
    public record Stand(Optional<Sitting> sitting, Optional<Ask> asked, int vote, boolean isWaiting, boolean open,
            boolean isLocked) {
        static final Stand NOWHERE = new Stand(Optional.empty(), Optional.empty(), 1, false, true, false);

        /** Whether the run stands still until something was predicted. */
        public boolean isHeld() {
            return asked.filter(a -> !a.kind().isAskedAfterwards()).isPresent();
        }

        /** Whether something is not shown now. */
        public boolean hides(Hidden what) {
            return sitting.filter(s -> s.lesson().hidden().contains(what)).isPresent() && switch (what) {
                case DESIGN -> !open;
                case PAGE_TABLES, ADDRESSES -> isWaiting;
            };
        }

        /** What is asked now, with its answer, where there is one. */
        public Optional<Keyed.Key> key() {
            return sitting.flatMap(s -> asked.flatMap(s::key));
        }
    }

    private final SessionModel model;
    private final Clock clock;
    /** Whether a lesson is taken with the numbers of the document that is open, whoever's they are. */
    private final boolean asGiven;
    private final ReadOnlyObjectWrapper<Stand> stand = new ReadOnlyObjectWrapper<>(this, "stand", Stand.NOWHERE);
    private final ObjectProperty<Part> part = new SimpleObjectProperty<>(this, "part", Part.PREDICT);
    private final ObjectProperty<Optional<Reply>> draft = new SimpleObjectProperty<>(this, "draft", Optional.empty());
    private Optional<Sitting> sitting = Optional.empty();
    /** What is to be taken as soon as its document is there. */
    private Optional<Sitting> coming = Optional.empty();
    private Optional<Blind> blind = Optional.empty();
    /** Whether the answer to what is asked is shown, as a class sees it after its votes. */
    private boolean told;
    /** Whether the lesson was not locked when it was opened, or the teacher's phrase was given. */
    private boolean unlocked;
    /** The sheet as it was written last. */
    private Optional<AnswerSheet> saved = Optional.empty();
    /** Who takes lessons here, as typed last. */
    private String name = "";
    /** What was asked last before what comes of it. */
    private Optional<Ask> reached = Optional.empty();
    /** The step at which the second vote is taken, while it is. */
    private OptionalInt second = OptionalInt.empty();

    /** A moment, and the same without what is hidden. */
    private record Blind(Timeline moment, Timeline shown) {}

    public Predicting(SessionModel model, Clock clock) {
        this(model, clock, false);
    }

    /** For somebody who shows the lesson to others, with the numbers that the document has. */
    public static Predicting shown(SessionModel model, Clock clock) {
        return new Predicting(model, clock, true);
    }

    private Predicting(SessionModel model, Clock clock, boolean asGiven) {
        this.model = model;
        this.clock = clock;
        this.asGiven = asGiven;
        model.hold(new Hold() {
            @Override
            public int last(Session session) {
                int last = sitting.map(s -> s.gate().last(session.run().trace()))
                        .orElseGet(() -> Hold.NONE.last(session));
                return second.isPresent() ? Math.min(last, second.getAsInt()) : last;
            }

            @Override
            public Optional<String> reason() {
                return isFree(stand.get()) ? Optional.empty()
                        : Optional.of(WindowText.text(stand.get().isLocked() ? "lesson.closed" : "lesson.held"));
            }
        });
        model.openings().subscribe(opened -> arrive(model.session().get()));
        model.session().subscribe(this::renew);
        model.timeline().subscribe((before, now) -> moved(now));
    }

    /** Where somebody is; it changes with the run and with what is answered. */
    public ReadOnlyObjectProperty<Stand> stand() {
        return stand.getReadOnlyProperty();
    }

    /** Whether a lesson is open. */
    public ObservableValue<Boolean> isTaken() {
        return stand.map(s -> s.sitting.isPresent());
    }

    /** Whether everything can be done, because nothing is asked any more and the lesson is not locked. */
    public ObservableValue<Boolean> isOpen() {
        return stand.map(Predicting::isFree);
    }

    private static boolean isFree(Stand there) {
        return there.open && !there.isLocked();
    }

    /** Whether something is asked at this very step. */
    public ObservableValue<Boolean> isAsked() {
        return stand.map(s -> s.asked.isPresent());
    }

    /** Whether the run stands still until something was predicted. */
    public ObservableValue<Boolean> isHeld() {
        return stand.map(Stand::isHeld);
    }

    /** What of the lesson is seen. */
    public ObjectProperty<Part> part() {
        return part;
    }

    /** What somebody is about to answer; it counts nothing before it is locked in. */
    public ObjectProperty<Optional<Reply>> draft() {
        return draft;
    }

    private Optional<Ask> asked() {
        return stand.get().asked;
    }

    /** A document was opened: the one that was made for somebody, another lesson, or none. */
    private void arrive(Session session) {
        Optional<Sitting> named = coming.filter(c -> c.isFor(session)).map(c -> c.given(session));
        sitting = named.or(() -> Sitting.at(session));
        coming = Optional.empty();
        unlocked = sitting.filter(s -> s.lesson().lock().locked()).isEmpty();
        reached = Optional.empty();
        second = OptionalInt.empty();
        settle();
        part.set(sitting.filter(s -> s.level() == Level.SHOWN).isPresent() ? Part.EXPLAIN : Part.PREDICT);
        boolean scratch = session.file().isEmpty() && !asGiven && named.isEmpty();
        sitting.filter(s -> scratch && (!name.isEmpty() || !s.isFor(session))).ifPresent(s -> begin(name, s.level()));
        named.filter(s -> !s.sheet().student().isEmpty() && !s.lesson().variation().pools().isEmpty())
                .ifPresent(s -> model.say(WindowText.text("lesson.numbers", Visible.of(s.sheet().student()))));
    }

    /** Where everything is shown the lesson is that of the document as it stands. */
    private void renew(Session before, Session now) {
        boolean other = before.document() != now.document();
        if (other && sitting.filter(s -> s.level() == Level.SHOWN).isPresent()) {
            sitting = Sitting.at(now).map(s -> s.with(sitting.orElseThrow().sheet()));
        }
        if (other) {
            settle();
        }
    }

    private void moved(Timeline now) {
        settle();
        if (sitting.filter(s -> s.level() != Level.GAPS).isPresent()) {
            return;
        }
        if (asked().isPresent()) {
            part.set(sitting.filter(s -> !s.seen(now).isEmpty()).isPresent() ? Part.EXPLAIN : Part.PREDICT);
        } else {
            part.set(isWatching() ? Part.WATCH : Part.EXPLAIN);
        }
    }

    /** Whether something was predicted of which one sees now what comes of it, or nothing yet can be explained. */
    private boolean isWatching() {
        Timeline now = model.timeline().getValue();
        return sitting.filter(s -> s.isUnderWay(now) || s.seen(now).isEmpty()).isPresent();
    }

    /** Works out what is asked now. */
    private void settle() {
        Timeline now = model.timeline().getValue();
        Optional<Ask> again = sitting.filter(s -> second.isPresent())
                .flatMap(s -> s.votable(now.trace(), second.getAsInt(), Given.LAST_VOTE).stream().findFirst());
        second = again.isPresent() ? second : OptionalInt.empty();
        Optional<Ask> next = again.or(() -> sitting.flatMap(s -> s.gate().next(now.trace())));
        Optional<Ask> asked = next.filter(a -> now.cursor() >= model.end());
        int vote = again.isPresent() ? Given.LAST_VOTE : 1;
        Stand there = stand.get();
        boolean other = !asked.equals(there.asked) || vote != there.vote;
        if (other) {
            draft.set(Optional.empty());
        }
        reached = asked.filter(a -> !a.kind().isAskedAfterwards())
                .or(() -> reached.filter(a -> !asGiven && next.equals(Optional.of(a))));
        Stand here = new Stand(sitting, asked, vote, reached.isPresent(), next.isEmpty(),
                !unlocked && sitting.filter(s -> s.lesson().lock().locked()).isPresent());
        if (!there.equals(here)) {
            stand.set(here);
        }
        if (other) {
            again.flatMap(a -> sitting.flatMap(s -> s.predicted(a))).filter(first -> !(first instanceof Reply.NotSure))
                    .ifPresent(first -> draft.set(Optional.of(first)));
        }
        if (stand.get().isHeld() && model.selectedPage().isPresent()) {
            model.selection().set(new Selection.OfNothing());
        }
    }

    /** Picks one of what is offered, or no longer; whether that is asked now. That it is nobody is said in another way. */
    public boolean toggle(String id) {
        boolean offered = stand.get().key().filter(k -> k.ask().kind().form() == AskKind.Form.PICK)
                .filter(k -> k.options().stream().anyMatch(o -> o.id().equals(id))).isPresent();
        if (offered) {
            TreeSet<String> ids = new TreeSet<>(draft.get().filter(Reply.Picked.class::isInstance)
                    .map(r -> ((Reply.Picked) r).ids()).orElseGet(TreeSet::new));
            if (!ids.remove(id)) {
                ids.add(id);
            }
            draft.set(Optional.<Reply>of(new Reply.Picked(ids)).filter(picked -> !ids.isEmpty()));
        }
        return offered;
    }

    /** Keeps what somebody is about to answer; whether nothing more is asked here, so that one can watch. */
    public boolean lockIn() {
        return draft.get().filter(answer -> asked().isPresent()).map(this::keep).orElse(false);
    }

    /** Keeps that they are not sure; see {@link #lockIn}. */
    public boolean notSure() {
        return asked().isPresent() && keep(new Reply.NotSure());
    }

    private boolean keep(Reply answer) {
        Ask ask = asked().orElseThrow();
        Given given = new Given(ask.id(), stand.get().vote, clock.instant(), answer);
        sitting = sitting.map(s -> s.with(s.sheet().with(given)));
        return settled();
    }

    private boolean settled() {
        settle();
        model.say("");
        if (asked().isPresent()) {
            return false;
        }
        part.set(isWatching() ? Part.WATCH : Part.EXPLAIN);
        return part.get() == Part.WATCH;
    }

    /** Whether the run goes on behind what is asked now. */
    public boolean isLastHere() {
        Stand now = stand.get();
        return now.isHeld() && now.sitting
                .filter(s -> s.votable(model.timeline().getValue().trace(), model.cursor(), now.vote).size() == 1)
                .isPresent();
    }

    /** Whether one can talk before it goes on, and answer again. */
    public boolean mayTalk() {
        return stand.get().vote == 1 && isLastHere();
    }

    /** Keeps what somebody is about to answer, or that they are not sure, and asks all that was asked here once more, for a second vote. */
    public void lockInAndTalk() {
        if (mayTalk()) {
            second = OptionalInt.of(model.cursor());
            keep(draft.get().orElseGet(Reply.NotSure::new));
        }
    }

    /** Leaves the rest of the second vote; whether nothing more is asked here, so that one can watch. */
    public boolean endVote() {
        second = OptionalInt.empty();
        return settled();
    }

    /** Lets the lesson be taken apart like any other, if that is the teacher's phrase; until it is begun anew. */
    public boolean unlock(String phrase) {
        unlocked |= sitting.filter(s -> s.lesson().lock().opensWith(phrase)).isPresent();
        settle();
        return !stand.get().isLocked;
    }

    /** Begins the lesson anew, with a sheet on which nothing stands, for that student at that level. */
    public void begin(String student, Level level) {
        name = student;
        coming = sitting.map(s -> s.with(AnswerSheet.blank(s.lesson(), student, level, ProgramVersion.text())));
        coming.ifPresent(c -> model.open(budget -> c.exam().begin(student, level)));
    }

    /** Whether beginning anew would lose something: changes of somebody's file, or what was built. */
    public boolean isAtRisk() {
        Session session = model.session().get();
        return session.isModified()
                && (session.file().isPresent() || sitting.filter(s -> s.level() == Level.BUILT).isPresent());
    }

    /**
     * Puts another sheet before them, as somebody wants it who shows the lesson to others.
     *
     * @param answered whether the answer to what is asked is shown in the picture
     */
    public void present(AnswerSheet sheet, boolean answered) {
        sitting = sitting.map(s -> s.with(sheet));
        told = answered;
        settle();
        draft.set(Optional.of(draft.get().orElseGet(Reply.NotSure::new)));
    }

    /** Takes no lesson any more: its document is open like any other, to be changed. */
    public void leave() {
        sitting = Optional.empty();
        settle();
    }

    /** Begins it anew for the same student at the same level. */
    public void again() {
        sitting.ifPresent(s -> begin(s.sheet().student(), s.level()));
    }

    /** What the file of answers says; nothing where no lesson is taken. */
    public Optional<String> answers() {
        return sitting.map(s -> AnswerFile.text(s.level() == Level.BUILT
                ? s.sheet().building(model.session().get().document().root())
                : s.sheet()));
    }

    /** Whether somebody who gave a name would lose what they have answered: it is in no file. */
    public boolean isUnsaved() {
        return sitting.map(Sitting::sheet).filter(s -> !s.student().isEmpty() && !s.given().isEmpty()
                && !saved.equals(Optional.of(s))).isPresent();
    }

    /** What was answered so far is in a file. */
    public void saved() {
        saved = sitting.map(Sitting::sheet);
    }

    /** A moment of the run as it may be seen. */
    public Timeline seen(Timeline moment) {
        if (!stand.get().hides(Hidden.PAGE_TABLES)) {
            return moment;
        }
        if (blind.filter(b -> b.moment.equals(moment)).isEmpty()) {
            blind = Optional.of(new Blind(moment, Sitting.blind(moment)));
        }
        return blind.orElseThrow().shown;
    }

    /** What is asked about processes or files, with what was picked and what came of it, as far as it may be seen now. */
    public List<Picks> picks() {
        Timeline now = model.timeline().getValue();
        if (told) {
            return stand.get().key().map(key -> Picks.told(key, draft.get(), now)).stream().toList();
        }
        return sitting.map(s -> Picks.of(s, stand.get().asked(), draft.get(), now)).orElse(List.of());
    }
}
