package org.faultline.desktop.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import org.faultline.address.Bisection;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.ChapterText;
import org.faultline.format.words.SubgoalText;
import org.faultline.format.words.Visible;
import org.faultline.playback.Chapter;
import org.faultline.playback.Chronicle;
import org.faultline.playback.Timeline;

/**
 * Names along the slider's track, each where it begins, at its upper or its lower edge. The one that the cursor is in is spelt
 * out; those before it are where there is room, or else fall back to their number; those to come are not there. A click on
 * one goes to its first step.
 */
final class TrackNames {
    /** Between two names. */
    private static final double GAP = 8;

    /**
     * A name.
     *
     * @param first the step with which it begins, from 1
     * @param number what stands for it where there is little room
     */
    record Name(int first, String number, String words) {}

    private final Pane pane;
    private final Pos edge;
    private final Function<Chronicle, List<Name>> of;
    private final IntConsumer goTo;
    /** Labels that are in use, that of the current name first, then those that are not. */
    private final List<Link> labels = new ArrayList<>();
    private Optional<Chronicle> told = Optional.empty();
    private List<Name> names = List.of();
    private double steps = 1;
    private int cursor;

    /**
     * @param edge {@code TOP_LEFT} or {@code BOTTOM_LEFT}
     * @param of the names of a run, in the order of their steps
     * @param goTo goes to a step
     */
    TrackNames(Pane pane, Pos edge, Function<Chronicle, List<Name>> of, IntConsumer goTo) {
        this.pane = pane;
        this.edge = edge;
        this.of = of;
        this.goTo = goTo;
        pane.widthProperty().subscribe(this::arrange);
        pane.heightProperty().subscribe(this::arrange);
    }

    /** The chapters of a run by number and name. */
    static List<Name> chapters(Chronicle chronicle) {
        List<Chapter> all = chronicle.chapters();
        return IntStream.range(0, all.size()).mapToObj(i -> {
            String number = Integer.toString(i + 1);
            return new Name(all.get(i).first(), number, WindowText.text("timeline.chapter", number,
                    Visible.of(ChapterText.of(all.get(i), chronicle.trace()))));
        }).toList();
    }

    /** What each stretch of a run is after; one that is after nothing of the kind has an empty name. */
    static List<Name> subgoals(Chronicle chronicle) {
        return chronicle.stretches().stream().map(stretch -> new Name(stretch.first(),
                stretch.subgoal().map(s -> Integer.toString(s.number())).orElse(""),
                stretch.subgoal().map(SubgoalText::numbered).orElse(""))).toList();
    }

    /** Shows what has begun by then, of the run of then, on a track of so many steps. */
    void show(Timeline timeline, int length) {
        steps = Math.max(1, length);
        if (told.filter(c -> c == timeline.chronicle()).isEmpty()) {
            told = Optional.of(timeline.chronicle());
            names = of.apply(timeline.chronicle());
        }
        cursor = timeline.cursor();
        arrange();
    }

    private void arrange() {
        int used = 0;
        int last = Bisection.first(names.size(), i -> names.get(i).first() > cursor) - 1;
        double limit = pane.getWidth();
        for (int at = last; at >= 0 && limit > 0; at--) {
            Name name = names.get(at);
            boolean now = at == last;
            Link label = label(used);
            double x = x(name);
            boolean whole = fits(label, name.words(), x, limit) || now;
            if (whole || fits(label, name.number(), x, limit)) {
                label.tell(name);
                label.setText(whole ? name.words() : name.number());
                double width = Math.min(label.prefWidth(-1), pane.getWidth());
                place(label, Math.clamp(x, 0, Math.max(0, limit - width)), width);
                limit = label.getLayoutX() - GAP;
                used++;
            } else {
                double least = limit - label.prefWidth(-1);
                at = Bisection.first(at, i -> x(names.get(i)) > least);
            }
        }
        for (int i = used; i < labels.size(); i++) {
            labels.get(i).setVisible(false);
        }
    }

    private double x(Name name) {
        return Marks.x(name.first() - 1, steps, pane.getWidth());
    }

    private static boolean fits(Label label, String text, double x, double limit) {
        label.setText(text);
        return x + label.prefWidth(-1) <= limit;
    }

    private Link label(int number) {
        if (number == labels.size()) {
            Link label = new Link(number == 0 ? "current" : "past");
            labels.add(label);
            pane.getChildren().add(label);
            label.applyCss();
        }
        return labels.get(number);
    }

    private void place(Label label, double x, double width) {
        double height = label.prefHeight(-1);
        label.resizeRelocate(x, edge == Pos.TOP_LEFT ? 0 : pane.getHeight() - height, width, height);
        label.setVisible(true);
    }

    /** A name that is a way to its first step. */
    private final class Link extends Label {
        private int first;

        Link(String style) {
            setManaged(false);
            setMnemonicParsing(false);
            getStyleClass().addAll("track-name", style);
            setAccessibleRole(AccessibleRole.HYPERLINK);
            setTooltip(new Tooltip());
            setOnMouseClicked(event -> goTo.accept(first));
        }

        void tell(Name name) {
            first = name.first();
            getTooltip().setText(WindowText.text("timeline.name", name.words(), first));
            setAccessibleText(getTooltip().getText());
        }

        @Override
        public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
            if (action == AccessibleAction.FIRE) {
                goTo.accept(first);
            } else {
                super.executeAccessibleAction(action, parameters);
            }
        }
    }
}
