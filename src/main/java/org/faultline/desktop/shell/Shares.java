package org.faultline.desktop.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.SplitPane.Divider;
import javafx.scene.input.MouseEvent;
import org.faultline.desktop.model.ViewSettings;

/**
 * How large each pane of a split pane is: as a rule says, whenever there is other room or text of another size; once
 * somebody has dragged its edge, as large as he made it, while text has the size it had then.
 */
final class Shares {
    /** A divider stands on whole pixels; whatever is further off was dragged. */
    private static final double ROUNDED = 2;
    private static final String DIVIDER = "split-pane-divider";
    private final ViewSettings looks;
    private final SplitPane split;
    private final Rule rule;
    private final Function<Node, String> name;

    /** What part of so many pixels a pane has by itself; empty for the one that has the rest. */
    interface Rule {
        Optional<Double> part(Node pane, double length);
    }

    /** @param name under which the size of a pane is kept that somebody chose */
    Shares(ViewSettings looks, SplitPane split, Rule rule, Function<Node, String> name) {
        this.looks = looks;
        this.split = split;
        this.rule = rule;
        this.name = name;
    }

    void install() {
        (isRow() ? split.widthProperty() : split.heightProperty()).subscribe(this::place);
        looks.scale().subscribe(this::place);
        looks.shares().subscribe(this::place);
        split.getItems().addListener((ListChangeListener<Node>) change -> place());
        split.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    }

    /** Puts the dividers where they belong. */
    void place() {
        double length = length();
        if (length <= 0) {
            return;
        }
        List<Node> panes = split.getItems();
        double others = panes.stream().mapToDouble(pane -> part(pane, length)).sum();
        double at = 0;
        for (int i = 0; i < panes.size() - 1; i++) {
            at += hasRest(panes.get(i), length) ? 1 - others : part(panes.get(i), length);
            // where it stands already is no wish to a split pane that gets larger: it would be pushed on
            split.setDividerPosition(i, Math.nextUp(at));
            split.setDividerPosition(i, at);
        }
    }

    private double length() {
        return isRow() ? split.getWidth() : split.getHeight();
    }

    private boolean isRow() {
        return split.getOrientation() == Orientation.HORIZONTAL;
    }

    private boolean hasRest(Node pane, double length) {
        return rule.part(pane, length).isEmpty();
    }

    /** What part of the length a pane has that has not the rest. */
    private double part(Node pane, double length) {
        double usual = rule.part(pane, length).orElse(0.0);
        Integer own = looks.shares().get().get(key(pane));
        return own == null || hasRest(pane, length) ? usual : own / length;
    }

    /** What was dragged holds for the size of text at that time. */
    private String key(Node pane) {
        return name.apply(pane) + "@" + looks.textSize().get();
    }

    private void released(MouseEvent event) {
        if (event.getTarget() instanceof Node node && (isDivider(node) || isDivider(node.getParent()))) {
            remember();
        }
    }

    private boolean isDivider(Node node) {
        return node != null && split.equals(node.getParent()) && node.getStyleClass().contains(DIVIDER);
    }

    private void remember() {
        double length = length();
        List<Divider> dividers = split.getDividers();
        for (int i = 0; i < split.getItems().size(); i++) {
            Node pane = split.getItems().get(i);
            double from = i == 0 ? 0 : dividers.get(i - 1).getPosition();
            double now = (i == dividers.size() ? 1 : dividers.get(i).getPosition()) - from;
            if (!hasRest(pane, length) && Math.abs(now - part(pane, length)) * length > ROUNDED) {
                Map<String, Integer> shares = new HashMap<>(looks.shares().get());
                shares.put(key(pane), (int) Math.round(now * length));
                looks.shares().set(Map.copyOf(shares));
            }
        }
    }
}
