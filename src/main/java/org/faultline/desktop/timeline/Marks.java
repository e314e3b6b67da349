package org.faultline.desktop.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The signs above the slider: where a page went bad, where a process was signalled, where a filesystem shut down. What is
 * still to come has none.
 */
final class Marks {
    /** Half the thumb: the track begins and ends that far from the slider's edges. */
    private static final double INSET = 8;

    /** The size of an icon whose middle is 6 pixels right of where it begins and 7 below. */
    private static final double USUAL = 13;

    /** Places along the track that can be told apart: two signs of a kind at one of them would cover each other. */
    private static final long PLACES = 200;

    private record Mark(String icon, String style) {}

    private record Place(Mark mark, long number) {}

    private Marks() {}

    static void fill(Pane pane, Trace trace) {
        int steps = trace.steps().size();
        Set<Place> taken = new HashSet<>();
        List<Node> icons = new ArrayList<>();
        for (Step step : trace.steps()) {
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

    /** A sign where the track has that step. */
    private static FontIcon icon(Mark mark, Pane pane, int step, double steps) {
        FontIcon icon = new FontIcon(mark.icon);
        icon.setUserData(step);
        icon.setVisible(false);
        icon.getStyleClass().addAll("mark", mark.style);
        icon.layoutXProperty().bind(pane.widthProperty().subtract(2 * INSET).multiply(step / steps).add(INSET)
                .subtract(icon.iconSizeProperty().multiply(6.0 / USUAL)));
        icon.layoutYProperty().bind(pane.heightProperty().divide(2)
                .subtract(icon.iconSizeProperty().multiply(7.0 / USUAL)));
        return icon;
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
