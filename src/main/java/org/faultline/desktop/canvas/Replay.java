package org.faultline.desktop.canvas;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.faultline.desktop.model.ViewSettings;
import org.faultline.desktop.paint.Travel;
import org.faultline.picture.Box;

/**
 * Shows how a step came about: the failure travels to where it is, or, where little is to move, a ring stands there for a
 * while. One step can be shown again and again.
 */
final class Replay {
    /** However fast a run is played, a way can be seen. */
    private static final double FASTEST = StackCanvas.TRAVEL.toMillis() / 150;
    private static final Duration RING = Duration.millis(800);
    private static final Duration REST = Duration.millis(900);
    private static final double AWAY = 6;
    private final Travel travel;
    private final ViewSettings looks;
    private final Supplier<Optional<Box>> place;
    private final Region ring = new Region();
    private final PauseTransition ringed = new PauseTransition(RING);
    private final PauseTransition rest = new PauseTransition(REST);

    /** @param place where the path has come to, where it has at this step */
    Replay(Travel travel, ViewSettings looks, Supplier<Optional<Box>> place) {
        this.travel = travel;
        this.looks = looks;
        this.place = place;
        ring.getStyleClass().add("step-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setVisible(false);
    }

    Region ring() {
        return ring;
    }

    void install() {
        ringed.setOnFinished(over -> {
            ring.setVisible(false);
            again();
        });
        travel.setOnFinished(there -> again());
        rest.setOnFinished(over -> move());
        looks.looping().subscribe((before, on) -> {
            end();
            if (on) {
                move();
            }
        });
    }

    private void again() {
        if (looks.looping().get()) {
            rest.playFromStart();
        }
    }

    private void end() {
        rest.stop();
        ringed.stop();
        ring.setVisible(false);
        travel.arrive();
    }

    /** Shows it once. */
    void move() {
        if (looks.reducedMotion().get()) {
            place.get().map(box -> box.grow(AWAY)).ifPresent(box -> {
                ring.resizeRelocate(box.x(), box.y(), box.width(), box.height());
                ring.setVisible(true);
            });
            ringed.playFromStart();
        } else {
            travel.begin(Math.min(FASTEST, looks.speed().get()));
        }
    }
}
