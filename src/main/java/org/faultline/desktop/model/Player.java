package org.faultline.desktop.model;

import java.util.Optional;
import java.util.function.BiFunction;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.faultline.act.Address;
import org.faultline.address.Pfn;
import org.faultline.format.Caption;
import org.faultline.format.ChapterText;
import org.faultline.format.TypedStopPoint;
import org.faultline.playback.Chapter;
import org.faultline.playback.Chronicle;
import org.faultline.playback.Selection;
import org.faultline.playback.StopPoint;
import org.faultline.playback.Timeline;
import org.faultline.session.Edit;

/** Plays a run: takes the next step after a while, until the last. Any step taken by hand meanwhile stops it. */
public final class Player {
    private static final double FASTEST = 1000;

    private final SessionModel model;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final PauseTransition pause = new PauseTransition();
    private final Stops stops = new Stops();
    private final ViewSettings looks;
    /** How somebody wrote the selected page, who did not just click it. */
    private Optional<Address> written = Optional.empty();

    public Player(SessionModel model, ViewSettings looks) {
        this.model = model;
        this.looks = looks;
        pause.setOnFinished(event -> tick());
        looks.speed().subscribe(factor -> pause.setRate(Math.min(FASTEST, factor.doubleValue())));
        looks.travelling().bind(playing);
        model.openings().subscribe(opened -> stops.all().clear());
        model.run().subscribe(run -> stop());
        model.selection().subscribe(selection -> {
            written = Optional.empty();
            lookAt();
        });
    }

    public ReadOnlyBooleanProperty playing() {
        return playing.getReadOnlyProperty();
    }

    /** Where runs of the open document stop when they are played. */
    public Stops stops() {
        return stops;
    }

    /** Plays on, or from the start when the run is at its end. */
    public void play() {
        looks.looping().set(false);
        if (isHeld()) {
            model.seek(model.cursor() + 1);
            return;
        }
        if (model.isAtEnd()) {
            model.seek(0);
        }
        if (looks.speed().get() == ViewSettings.INSTANT) {
            leap();
        } else if (!model.isAtEnd()) {
            playing.set(true);
            tick();
        }
    }

    /** Whether there is more of the run than may be seen. */
    private boolean isHeld() {
        return model.cursor() >= model.end() && !model.isAtEnd();
    }

    /** Goes to the next stop point at once, or to the end. */
    private void leap() {
        Timeline now = model.timeline().getValue();
        int steps = model.end();
        int to = now.cursor() + 1;
        while (to < steps && stops.at(now.chronicle(), to).isEmpty()
                && now.chronicle().endingAt(to).isEmpty()) {
            to++;
        }
        model.seek(to);
        tellStop();
    }

    public void stop() {
        looks.looping().set(false);
        pause.stop();
        playing.set(false);
    }

    public void toggle() {
        if (playing.get()) {
            stop();
        } else {
            play();
        }
    }

    /** Stops, and goes to step {@code number}. */
    public void seek(int number) {
        stop();
        model.seek(number);
    }

    /** Stops, and goes {@code steps} steps on, or back when negative. */
    public void step(int steps) {
        seek(model.cursor() + steps);
    }

    /** Stops, and goes to the step that {@code way} finds from the cursor; says {@code none} where there is none. */
    void jump(BiFunction<Chronicle, Integer, Optional<Integer>> way, String none) {
        Timeline now = model.timeline().getValue();
        stop();
        way.apply(now.chronicle(), now.cursor()).ifPresentOrElse(model::seek,
                () -> model.say(WindowText.text(none)));
    }

    /** Shows what happens at the current step again and again, until something else is done; or ends that. */
    public void loop() {
        boolean on = !looks.looping().get() && model.cursor() > 0;
        stop();
        looks.looping().set(on);
    }

    /** Poisons the page at {@code address}, then plays what comes of it. */
    public void poison(Address address) {
        stop();
        model.poison(address, this::play);
    }

    /** Does an act by hand, whatever the kernel makes of it, then plays what comes of it. */
    public void goOn(Edit act) {
        stop();
        model.mend(act, this::play);
    }

    /** Selects {@code page}, which somebody wrote as {@code address}: so the story will name it. */
    public void select(Address address, Pfn page) {
        model.selection().set(new Selection.OfPage(page));
        written = Optional.of(address);
    }

    /** Poisons the selected page, if one is selected, and plays what comes of it. */
    public void poisonSelected() {
        model.selectedPage().map(this::address).ifPresent(this::poison);
    }

    /** The page as it was written, where that still means it. */
    private Address address(Pfn page) {
        return written.filter(a -> a.resolve(model.before()).equals(new Address.Resolution.Found(page)))
                .orElseGet(() -> new Address.OfPfn(page));
    }

    /** Somebody who looks at another page wants to read. */
    private void lookAt() {
        boolean another = model.selectedPage().isPresent()
                && !model.selectedPage().equals(Fates.at(model.timeline().getValue()).page());
        if (another) {
            stop();
        }
    }

    private void tick() {
        model.seek(model.cursor() + 1);
        if (tellStop() || model.cursor() >= model.end()) {
            stop();
        } else {
            Caption.at(model.timeline().getValue()).map(Pace::of).ifPresent(pause::setDuration);
            pause.playFromStart();
        }
    }

    /** Whether the run stops here because of a stop point or of a chapter that ends, which is said then. */
    private boolean tellStop() {
        Timeline now = model.timeline().getValue();
        Optional<StopPoint> met = stops.at(now.chronicle(), now.cursor());
        Optional<Chapter> over = now.chronicle().endingAt(now.cursor()).filter(c -> !now.isAtEnd());
        over.ifPresent(chapter -> model.say(WindowText.text("stops.chapter",
                now.chronicle().chapters().indexOf(chapter) + 1, ChapterText.of(chapter, now.trace()))));
        met.ifPresent(point -> model.say(WindowText.text("stops.stopped", now.cursor(),
                TypedStopPoint.text(point, now.machine()))));
        return met.isPresent() || over.isPresent();
    }
}
