package org.faultline.desktop.present;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.faultline.desktop.model.Predicting;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.Sitting;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.Caption;
import org.faultline.format.LessonText;
import org.faultline.lesson.AnswerSheet;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Given;
import org.faultline.lesson.Level;
import org.faultline.lesson.Reply;
import org.faultline.playback.Timeline;
import org.faultline.session.ProgramVersion;
import org.faultline.trace.Trace;

/** Where a lecture has come to, how the class has voted, and what it has been told; all of it forgotten at the end. */
final class Show {
    /**
     * What there is to see now.
     *
     * @param votes on the question of the slide
     * @param ahead what comes of going on
     * @param numbers which variant of the lesson it is; nothing where there are no others
     * @param said what is to be said to whoever presents; empty where nothing is
     */
    record Stand(Slide slide, Votes votes, Ahead ahead, boolean black, Optional<Numbers> numbers, String said) {}

    /** What comes of going on. */
    enum Ahead {
        SECOND_VOTE, ANYWAY, ANSWER, NEXT, END
    }

    private final SessionModel model;
    private final Predicting predicting;
    private final Map<String, Votes> votes = new HashMap<>();
    private Lecture lecture;
    private int place;
    /** What is asked again, with other numbers, as soon as they are there. */
    private Optional<String> wanted = Optional.empty();
    /** The variant that was asked for, from 0: others may read alike. */
    private OptionalInt chosen = OptionalInt.empty();
    private boolean black;
    private boolean moving;
    private final ReadOnlyObjectWrapper<Stand> stand;

    /** @param model a copy of what is presented */
    Show(SessionModel model, Predicting predicting) {
        this.model = model;
        this.predicting = predicting;
        lecture = Lecture.of(model.session().get(), sitting());
        stand = new ReadOnlyObjectWrapper<>(this, "stand", stand(""));
        model.openings().subscribe(opened -> arrive());
        model.run().subscribe((before, now) -> begin());
        model.timeline().subscribe((before, now) -> follow(now.cursor()));
        model.said().subscribe((before, now) -> say(now));
    }

    ReadOnlyObjectProperty<Stand> stand() {
        return stand.getReadOnlyProperty();
    }

    Optional<Sitting> sitting() {
        return predicting.stand().get().sitting();
    }

    /** How many steps the run has. */
    int steps() {
        return model.run().getValue().trace().steps().size();
    }

    /** What is said on the next slide; nothing after the last. */
    Optional<String> coming() {
        return lecture.slides().stream().skip(place + 1L).findFirst()
                .map(next -> next instanceof Slide.Told t && !t.text().isEmpty() ? t.text() : headline(next));
    }

    /** What a slide says in its first line. */
    String headline(Slide slide) {
        Timeline now = model.timeline().getValue();
        return switch (slide) {
            case Slide.Told t -> t.headline();
            case Slide.Asked a -> new LessonText(now.machine()).question(a.ask());
            case Slide.Happened h -> caption(h).headline();
        };
    }

    /** What happens at a step of the run. */
    Caption caption(Slide.Happened slide) {
        Trace trace = model.run().getValue().trace();
        return Caption.of(trace.steps().get(slide.cursor() - 1), trace.states().get(slide.cursor()));
    }

    /** Which of its variants is shown of a lesson; nothing where there are no others. */
    private Optional<Numbers> numbers() {
        return sitting().map(s -> chosen.isPresent() ? new Numbers(chosen.getAsInt() + 1, s.exam().count())
                : Numbers.of(s.exam(), s.given())).filter(Numbers::isVaried);
    }

    /** Takes the next variant of the lesson, in which the same is asked, and nobody has voted. */
    void others() {
        numbers().ifPresent(numbers -> {
            wanted = asked();
            chosen = OptionalInt.of(numbers.next());
            sitting().ifPresent(s -> model.open(budget -> s.exam().begin(numbers.next())));
        });
    }

    private void arrive() {
        votes.clear();
        begin();
        wanted.ifPresent(this::ask);
        wanted = Optional.empty();
    }

    private void ask(String id) {
        for (int i = 0; i < lecture.slides().size(); i++) {
            if (lecture.slides().get(i) instanceof Slide.Asked a && a.ask().id().equals(id)) {
                go(i);
            }
        }
    }

    private void begin() {
        lecture = Lecture.of(model.session().get(), sitting());
        go(0);
    }

    private Slide slide() {
        return lecture.slides().get(place);
    }

    private Optional<String> asked() {
        return slide() instanceof Slide.Asked a ? Optional.of(a.ask().id()) : Optional.empty();
    }

    /** The votes on what is asked now; none where nothing is. */
    private Votes votes() {
        return asked().map(id -> votes.getOrDefault(id, Votes.NONE)).orElse(Votes.NONE);
    }

    private Stand stand(String said) {
        return new Stand(slide(), votes(), ahead(), black, numbers(), said);
    }

    private Ahead ahead() {
        boolean last = place + 1 == lecture.slides().size();
        return asked().flatMap(id -> votes().next()).map(n -> n.told() ? Ahead.ANSWER
                : n.round() == Votes.Round.UNTYPED ? Ahead.ANYWAY : Ahead.SECOND_VOTE)
                .orElse(last ? Ahead.END : Ahead.NEXT);
    }

    /** Says something to whoever presents, till something else happens. */
    void say(String sentence) {
        stand.set(stand(sentence));
    }

    /** Goes on: from a vote to the second where the class is to vote again, then to the answer, then to the next slide. */
    void next() {
        if (lighten()) {
            return;
        }
        Optional<Votes> next = asked().flatMap(id -> votes().next());
        if (next.isPresent()) {
            keep(next.get());
        } else if (place + 1 < lecture.slides().size()) {
            go(place + 1);
        } else {
            say(WindowText.text("present.last"));
        }
    }

    /** Goes back the same way. */
    void previous() {
        if (lighten()) {
            return;
        }
        Optional<Votes> previous = votes().previous();
        if (previous.isPresent()) {
            keep(previous.get());
        } else if (place > 0) {
            go(place - 1);
        }
    }

    /** What is pressed while nothing is seen brings the picture back, and does no more. */
    private boolean lighten() {
        boolean dark = black;
        if (dark) {
            blacken();
        }
        return dark;
    }

    /** Shows nothing, so that everybody looks at whoever speaks; or all of it again. */
    void blacken() {
        black = !black;
        say("");
    }

    /** Tells the answer to what is asked, but not between two votes; or takes it back. */
    void reveal() {
        if (votes().isBetween()) {
            say(WindowText.text("present.hidden.between"));
        } else {
            keep(votes().told(!votes().told()));
        }
    }

    /** So many of a hundred were right in the vote that is taken now. */
    void vote(OptionalInt right) {
        if (!votes().now().equals(right)) {
            keep(votes().with(right));
        }
    }

    private void keep(Votes next) {
        asked().ifPresent(id -> {
            votes.put(id, next);
            settle();
        });
        say("");
    }

    private void go(int to) {
        place = to;
        settle();
        moving = true;
        model.seek(slide().cursor());
        moving = false;
        say("");
    }

    /** Somebody plays the copy: the slide is that of the step. */
    private void follow(int cursor) {
        if (!moving && slide().cursor() != cursor) {
            for (int i = 0; i < lecture.slides().size(); i++) {
                if (lecture.slides().get(i).equals(new Slide.Happened(cursor))) {
                    place = i;
                    say("");
                }
            }
        }
    }

    /** Lets the run be seen as far as the slide, as somebody sees it who has answered everything before it. */
    private void settle() {
        sitting().ifPresent(sitting -> {
            Set<String> open = lecture.slides().stream().skip(place).filter(Slide.Asked.class::isInstance)
                    .map(s -> ((Slide.Asked) s).ask().id()).collect(Collectors.toSet());
            AnswerSheet sheet = AnswerSheet.blank(sitting.lesson(), "", Level.GAPS, ProgramVersion.text());
            for (Ask ask : sitting.lesson().asks()) {
                sheet = open.contains(ask.id()) ? sheet
                        : sheet.with(new Given(ask.id(), 1, Instant.EPOCH, new Reply.NotSure()));
            }
            predicting.present(sheet, votes().told());
        });
    }
}
