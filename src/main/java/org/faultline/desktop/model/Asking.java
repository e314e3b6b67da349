package org.faultline.desktop.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.faultline.address.LayerId;
import org.faultline.design.KernelDesign;
import org.faultline.export.Way;
import org.faultline.format.Explanation;
import org.faultline.format.ExplanationText;
import org.faultline.format.WhyText;
import org.faultline.format.words.DesignText;
import org.faultline.playback.Selection;
import org.faultline.playback.Subjects;
import org.faultline.playback.Timeline;
import org.faultline.trace.Step;
import org.faultline.why.Answer;
import org.faultline.why.Answers;
import org.faultline.why.Question;

/** What somebody asks "why?" about in the window, what was asked before, and whether only the way there is shown. */
public final class Asking {
    private final SessionModel model;
    private final ReadOnlyObjectWrapper<Optional<Question>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty alone = new SimpleBooleanProperty(this, "alone", false);
    private final Deque<Asked> before = new ArrayDeque<>();
    private final Deque<Asked> after = new ArrayDeque<>();
    /** The last answer: several views show the same. */
    private Optional<Told> told = Optional.empty();
    /** Whether a question is being put, so that going to its step is no reason to drop it. */
    private boolean putting;

    /** What was asked, and after which step. */
    private record Asked(Question question, int cursor) {}

    /** An answer, to what and when. */
    private record Told(Question question, Timeline when, Answer answer, Explanation words) {}

    public Asking(SessionModel model) {
        this.model = model;
        model.selection().subscribe((was, now) -> selected(now));
        model.timeline().subscribe(timeline -> moved());
        model.openings().subscribe((was, now) -> close());
    }

    /** What is asked now. */
    public ReadOnlyObjectProperty<Optional<Question>> question() {
        return question.getReadOnlyProperty();
    }

    /** Whether the picture shows the way to what is asked about, and the rest of it dim. */
    public BooleanProperty alone() {
        return alone;
    }

    /** Asks about what is selected, or else about the step taken last; asked the same again, asks no more. */
    public void toggle() {
        if (isHeld()) {
            return;
        }
        Optional<Question> next = Question.about(model.timeline().getValue().machine(), model.selection().get())
                .or(() -> Optional.of(model.cursor()).filter(c -> c > 0).map(Question.OfStep::new));
        if (next.isEmpty()) {
            model.say(WindowText.text("why.nothing"));
        } else if (next.equals(question.get())) {
            close();
        } else {
            ask(next.get());
        }
    }

    /** Asks about that; of a step, goes there. */
    public void ask(Question next) {
        if (!isHeld() && !question.get().equals(Optional.of(next))) {
            question.get().ifPresent(q -> before.push(new Asked(q, model.cursor())));
            after.clear();
            put(next, next instanceof Question.OfStep step ? step.number() : model.cursor());
        }
    }

    /** Whether a lesson asks something first, which the answer might tell; then that is said. */
    private boolean isHeld() {
        Optional<String> why = model.held().filter(reason -> model.cursor() >= model.end());
        why.ifPresent(model::say);
        return why.isPresent();
    }

    private void put(Question next, int cursor) {
        putting = true;
        if (cursor != model.cursor()) {
            model.seek(cursor);
        }
        question.set(Optional.of(next));
        putting = false;
    }

    /** Whether something was asked before this, or after it. */
    public boolean has(boolean earlier) {
        return !(earlier ? before : after).isEmpty();
    }

    /** Goes back to what was asked before. */
    public void back() {
        go(before, after);
    }

    /** Goes on to what was asked after that. */
    public void forward() {
        go(after, before);
    }

    private void go(Deque<Asked> from, Deque<Asked> to) {
        Optional.ofNullable(from.poll()).ifPresent(next -> {
            question.get().ifPresent(q -> to.push(new Asked(q, model.cursor())));
            put(next.question, next.cursor);
        });
    }

    /** Asks no more. */
    public void close() {
        question.set(Optional.empty());
        alone.set(false);
        before.clear();
        after.clear();
    }

    /** Ends what was begun last: the picture of the way alone, then the question; false when there is neither. */
    public boolean end() {
        boolean any = question.get().isPresent();
        if (alone.get()) {
            alone.set(false);
        } else {
            close();
        }
        return any;
    }

    private void selected(Selection now) {
        if (question.get().isPresent() && !putting) {
            Question.about(model.timeline().getValue().machine(), now).ifPresentOrElse(this::ask, this::close);
        }
    }

    private void moved() {
        boolean left = question.get().filter(q -> q instanceof Question.OfStep s && s.number() != model.cursor())
                .isPresent();
        if (left && !putting) {
            close();
        }
    }

    /** The answer as things stand, in words; nothing where nothing is asked. */
    public Optional<Explanation> explanation() {
        return told().map(Told::words);
    }

    private Optional<Told> told() {
        Timeline now = model.timeline().getValue();
        Optional<Question> asked = question.get();
        if (told.filter(t -> t.when.equals(now) && asked.equals(Optional.of(t.question))).isEmpty()) {
            KernelDesign design = model.run().getValue().design();
            told = asked.flatMap(q -> new Answers(now, design).to(q)
                    .map(a -> new Told(q, now, a, WhyText.of(a, DesignText.title(design)))));
        }
        return told;
    }

    /** The way to what is asked about, as Markdown; nothing where no step led there. */
    public Optional<String> markdown() {
        return told().filter(t -> !t.answer.path().isEmpty())
                .map(t -> ExplanationText.path(t.words, t.answer.path(), t.answer.machine()));
    }

    /** The same as steps to be drawn. */
    public Optional<Way> way() {
        return told().filter(t -> !t.answer.path().isEmpty())
                .map(t -> Way.of(t.words.headline(), t.answer.path()));
    }

    /** The steps of the way that the picture shows alone; none while it shows everything. */
    public Set<Integer> steps() {
        return shown().map(Step::number).collect(Collectors.toSet());
    }

    /** What these steps are about. */
    public Set<LayerId> layers() {
        return shown().flatMap(s -> Subjects.of(s).stream()).collect(Collectors.toSet());
    }

    private Stream<Step> shown() {
        return alone.get() ? told().map(t -> t.answer.path()).orElse(List.of()).stream() : Stream.of();
    }
}
