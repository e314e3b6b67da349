package org.faultline.desktop.compare;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.faultline.budget.Stopped;
import org.faultline.compare.Comparison;
import org.faultline.desktop.compare.Sides.Answer;
import org.faultline.desktop.model.Comparing;
import org.faultline.desktop.model.Half;
import org.faultline.desktop.model.Halves;
import org.faultline.desktop.model.LongWork;
import org.faultline.desktop.model.SessionModel;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.session.Run;

/**
 * What was compared last, and the one job that works out what is wanted now: nothing while nobody sees it, and nothing twice.
 * What is stopped or refused leaves what was compared before alone.
 */
final class CompareWork {
    private final SessionModel model;
    private final Comparing comparing;
    private final ViewSettings looks;
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>(this, "answer",
            new Answer.Nothing());
    /** What is being worked out or was answered last. */
    private Optional<Asked> asked = Optional.empty();
    /** What the answer that is shown was to. */
    private Optional<Asked> answered = Optional.empty();
    private Optional<LongWork> work = Optional.empty();

    /** What is wanted of which run of the window, and what else is held. */
    private record Asked(Halves.Wanted wanted, List<Half.Held> held, Run run) {
        boolean isOf(Run other) {
            return run == other;
        }

        boolean is(Asked other) {
            return isOf(other.run) && wanted.equals(other.wanted) && (!wanted.all() || held.equals(other.held));
        }
    }

    CompareWork(SessionModel model, Comparing comparing, ViewSettings looks) {
        this.model = model;
        this.comparing = comparing;
        this.looks = looks;
        comparing.halves().wanted().subscribe((before, now) -> renew());
        comparing.halves().choices().subscribe((before, now) -> renew());
        model.run().subscribe((before, now) -> renew());
        looks.compareShown().subscribe(shown -> renew());
    }

    /** What is to be shown. */
    ReadOnlyObjectProperty<Answer> answer() {
        return answer.getReadOnlyProperty();
    }

    private void renew() {
        Asked next = new Asked(comparing.halves().wanted().get(), comparing.halves().held(), model.run().getValue());
        if (!looks.compareShown().get()) {
            comparing.show(Optional.empty());
        } else if (asked.filter(next::is).isEmpty()) {
            if (answered.filter(a -> a.isOf(next.run)).isEmpty()) {
                show(new Answer.Nothing());
            }
            begin(next);
        } else if (answered.filter(next::is).isPresent() && comparing.found().get().isEmpty()) {
            show(answer.get());
        }
    }

    private void begin(Asked next) {
        work.ifPresent(LongWork::stop);
        asked = Optional.of(next);
        if (!next.wanted.all() && next.wanted.b().isEmpty()) {
            done(next, new Answer.Nothing());
            return;
        }
        model.look((session, budget) -> {
            try {
                return Sides.of(session, next.wanted, next.held, budget);
            } catch (Stopped stopped) {
                return new Answer.Stopped();
            }
        }, found -> done(next, found));
        work = model.work().get();
    }

    private void done(Asked of, Answer found) {
        if (asked.filter(a -> a == of).isEmpty()) {
            return;
        }
        work = Optional.empty();
        switch (found) {
            case Answer.Nothing n -> answer(of, n);
            case Answer.Two two -> answer(of, two);
            case Answer.All all -> answer(of, all);
            case Answer.Stopped s -> back();
            case Answer.Refused no -> {
                back();
                comparing.halves().refuse(no.name(), no.problems());
            }
        }
    }

    private void answer(Asked of, Answer found) {
        answered = Optional.of(of);
        show(found);
    }

    /** Wants again what was answered last, which is there already; or nothing, so that the same can be chosen once more. */
    private void back() {
        Optional<Asked> last = answered.filter(a -> a.isOf(model.run().getValue()));
        asked = last;
        Halves.Wanted now = comparing.halves().wanted().get();
        comparing.halves().choose(last.map(Asked::wanted)
                .orElseGet(() -> new Halves.Wanted(now.a(), Optional.empty(), false)));
    }

    private void show(Answer found) {
        Optional<Comparison> two = found instanceof Answer.Two t ? Optional.of(t.comparison()) : Optional.empty();
        comparing.show(looks.compareShown().get() ? two : Optional.empty());
        answer.set(found);
    }
}
