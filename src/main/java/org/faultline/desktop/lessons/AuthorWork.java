package org.faultline.desktop.lessons;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.faultline.desktop.model.Background;
import org.faultline.desktop.model.LongWork;
import org.faultline.desktop.model.PaneView;
import org.faultline.grading.Askable;
import org.faultline.grading.Exam;
import org.faultline.grading.LessonCheck;
import org.faultline.grading.OtherPages;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Lesson;
import org.faultline.lesson.Variation;
import org.faultline.lesson.key.Keyed;
import org.faultline.problem.Problem;
import org.faultline.publish.Publication;
import org.faultline.session.Content;
import org.faultline.session.OutFile;
import org.faultline.session.Session;
import org.faultline.trace.Trace;

/**
 * What is worked out for whoever makes a lesson: what can be asked of the open document, and what is wrong with what is asked.
 * It is worked out anew when one of these changes; texts and weights change neither.
 */
final class AuthorWork {
    /** So many variants are published. */
    private static final int VARIANTS = 16;
    private final PaneView window;
    private final Background background;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<LongWork>> work = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<LongWork> checking = Optional.empty();
    private Optional<LongWork> told = Optional.empty();
    private Optional<Subject> subject = Optional.empty();
    private boolean shown;

    /**
     * What is known.
     *
     * @param trace of the story that was looked at
     * @param askable all that can be asked of it
     * @param others the answers to what is asked besides
     * @param lesson that was tried; nothing where it cannot be used
     * @param variants so many of it
     * @param whole whether all of it was worked out; else somebody stopped it, or it is under way
     */
    record Found(Optional<Trace> trace, List<Keyed.Key> askable, List<Keyed> others, Optional<Lesson> lesson,
            List<LessonCheck.Flaw> flaws, int variants, boolean whole) {
        static final Found NOTHING =
                new Found(Optional.empty(), List.of(), List.of(), Optional.empty(), List.of(), 0, false);

        /** What the engine says to something that is asked, if it was asked yet. */
        Optional<Keyed> answer(Ask ask) {
            return askable.stream().filter(k -> k.ask().isLike(ask)).<Keyed>map(k -> k).findFirst()
                    .or(() -> others.stream().filter(k -> k.ask().isLike(ask)).findFirst());
        }

        /** The key of something that is asked, where it has an answer. */
        Optional<Keyed.Key> key(Ask ask) {
            return Keyed.answered(answer(ask).stream().toList()).stream().findFirst();
        }

        private Found unfinished() {
            return new Found(trace, askable, others, lesson, flaws, variants, false);
        }
    }

    /** What is worked out depends on this alone. */
    private record Subject(Trace trace, Optional<Lesson> lesson) {
        static Subject of(Session session) {
            return new Subject(session.run().trace(), session.lesson().map(Subject::bare));
        }

        private static Lesson bare(Lesson lesson) {
            return new Lesson(lesson.id(), 1, new Lesson.About("", "", 1, "", ""),
                    lesson.asks().stream().map(a -> a.counting(1).counting(false).saying(Ask.Words.NONE)).toList(),
                    List.of(), new TreeSet<>(), lesson.variation(), Lesson.Lock.OPEN, List.of());
        }

        boolean is(Subject other) {
            return trace == other.trace && lesson.equals(other.lesson);
        }
    }

    AuthorWork(PaneView window, Background background) {
        this.window = window;
        this.background = background;
        window.session().subscribe(session -> renew());
    }

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    /** What somebody waits for. */
    ReadOnlyObjectProperty<Optional<LongWork>> work() {
        return work.getReadOnlyProperty();
    }

    private Session session() {
        return window.session().getValue();
    }

    /** Whether the pane is in sight: what nobody sees is not worked out. */
    void show(boolean now) {
        shown = now;
        renew();
    }

    /** Works it out again, which somebody had stopped. */
    void again() {
        subject = Optional.empty();
        renew();
    }

    /** Stops what is under way. */
    void cancel() {
        work.get().ifPresent(LongWork::stop);
    }

    private void renew() {
        Subject now = Subject.of(session());
        if (!shown || subject.filter(now::is).isPresent()) {
            return;
        }
        subject = Optional.of(now);
        checking.ifPresent(LongWork::stop);
        found.set(found.get().unfinished());
        Session asked = session();
        Found before = found.get();
        LongWork doing = new LongWork();
        checking = Optional.of(doing);
        settle();
        background.run(() -> find(asked, before, doing), all -> {
            if (checking.equals(Optional.of(doing))) {
                found.set(all);
                over(doing);
            }
        }, () -> over(doing));
    }

    private static Found find(Session session, Found before, LongWork work) {
        Trace trace = session.run().trace();
        Askable askable = new Askable(session, work.part());
        List<Keyed.Key> all = before.trace.filter(t -> t == trace).isPresent() ? before.askable : askable.all();
        Optional<Exam> exam = Exam.of(session, work.part());
        List<Keyed> others = exam.map(e -> e.lesson().asks()).orElse(List.of()).stream()
                .filter(a -> all.stream().noneMatch(k -> k.ask().isLike(a))).map(askable::of).toList();
        Optional<LessonCheck> check = exam.map(LessonCheck::new);
        return new Found(Optional.of(trace), all, others, session.lesson(),
                check.map(c -> c.flaws(work)).orElse(List.of()), check.map(LessonCheck::variants).orElse(0), true);
    }

    private void over(LongWork done) {
        checking = checking.filter(w -> !w.equals(done));
        told = told.filter(w -> !w.equals(done));
        settle();
    }

    private void settle() {
        work.set(told.or(() -> checking));
    }

    /** Looks for other pages that could go bad in an act. */
    void otherPages(int act, Consumer<Optional<Variation.Pool>> then) {
        Session asked = session();
        tell(doing -> new OtherPages(asked).pool(act, doing, doing.part()), then);
    }

    /**
     * Writes the lesson for those who have not this program.
     *
     * @param then is told what went wrong, if anything did; nothing where no variant of it can be run
     */
    void publish(Publication form, Path file, Consumer<Optional<Written>> then) {
        Session asked = session();
        tell(doing -> Exam.of(asked, doing.part()).flatMap(exam -> {
            List<Exam.Variant> variants = exam.variants(VARIANTS);
            return variants.isEmpty() ? Optional.<Written>empty()
                    : Optional.of(new Written(OutFile.write(file,
                            Content.of(form.text(exam, variants).getBytes(StandardCharsets.UTF_8)))));
        }), then);
    }

    /** A file that was to be written. */
    record Written(Optional<Problem> problem) {}

    private <T> void tell(Function<LongWork, T> job, Consumer<T> then) {
        LongWork doing = new LongWork();
        told = Optional.of(doing);
        settle();
        background.run(() -> job.apply(doing), result -> {
            over(doing);
            then.accept(result);
        }, () -> over(doing));
    }
}
