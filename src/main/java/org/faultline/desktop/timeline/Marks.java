package org.faultline.desktop.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The signs on the slider: where a page went bad, where a process was signalled, where a filesystem shut down. What is
 * still to come has none.
 */
final class Marks {
    /** Half the thumb: the track begins and ends that far from the slider's edges. */
    private static final double INSET = 8;

    /** What a sign stands on, so that it is seen on the track. */
    private static final double GROUND = 8.5;

    /** Places along the track that can be told apart: two signs of a kind at one of them would cover each other. */
    private static final long PLACES = 200;

    private record Mark(String icon, String style) {}

    private record Place(Mark mark, long number) {}

    private Marks() {}

    static void fill(Pane pane, Trace trace, int steps) {
        Set<Place> taken = new HashSet<>();
        List<Node> icons = new ArrayList<>();
        for (Step step : trace.steps().subList(0, steps)) {
            mark(step.event()).filter(mark -> taken.add(new Place(mark, step.number() * PLACES / steps)))
                    .ifPresent(mark -> icons.add(icon(mark, pane, step.number(), steps)));
        }
        pane.getChildren().setAll(icons);
    }

    /** Shows what has happened by then. */
    static void show(Pane pane, int cursor) {
        pane.getChildren()
                .forEach(icon -> icon.setVisible(icon.getUserData() instanceof Integer step && step <= cursor));
    }

    /** Where on a track of that width a step is. */
    static double x(int step, double steps, double width) {
        return INSET + (width - 2 * INSET) * step / steps;
    }

    /** A sign where the track has that step. */
    private static Node icon(Mark mark, Pane pane, int step, double steps) {
        FontIcon icon = new FontIcon(mark.icon);
        icon.getStyleClass().addAll("mark", mark.style);
        Circle ground = new Circle(GROUND);
        ground.getStyleClass().add("mark-ground");
        StackPane sign = new StackPane(ground, icon);
        sign.setUserData(step);
        sign.setVisible(false);
        sign.layoutXProperty().bind(pane.widthProperty().subtract(2 * INSET).multiply(step / steps).add(INSET)
                .subtract(sign.widthProperty().divide(2)));
        sign.layoutYProperty().bind(pane.heightProperty().subtract(sign.heightProperty()).divide(2));
        return sign;
    }

    private static Optional<Mark> mark(TraceEvent event) {
        if (event instanceof TraceEvent.Poisoned) {
            return Optional.of(new Mark("fth-x", "poisoned"));
        }
        if (event instanceof TraceEvent.Signalled) {
            return Optional.of(new Mark("fth-zap", "signalled"));
        }
        return event instanceof TraceEvent.ShutDown
                ? Optional.of(new Mark("fth-lock", "shut-down"))
                : Optional.empty();
    }
}
