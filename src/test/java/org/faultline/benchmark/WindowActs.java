package org.faultline.benchmark;

import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.IntConsumer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.faultline.act.Address;
import org.faultline.address.Pfn;
import org.faultline.desktop.MainWindow;

/** What somebody does in a window, as events at the panes or as what their commands do. */
final class WindowActs {
    private static final long FIRST_PAGE = 0x101200;
    private static final int NOTCH = 40;

    private final MainWindow window;
    private final Node grid;
    private final Node picture;
    private final int steps;

    private WindowActs(MainWindow window, Scene scene) {
        this.window = window;
        window.looks().gridShown().set(true);
        grid = Objects.requireNonNull(scene.lookup("#page-grid"));
        picture = Objects.requireNonNull(scene.lookup("#stack-canvas"));
        steps = window.model().timeline().getValue().trace().steps().size();
    }

    /**
     * One thing to do; the number tells the rounds apart.
     *
     * @param before what is not measured
     */
    record Act(IntConsumer before, IntConsumer now) {
        void prepare(int round) {
            before.accept(round);
        }

        void act(int round) {
            now.accept(round);
        }

        private static Act of(IntConsumer now) {
            return new Act(round -> {}, now);
        }
    }

    /** The things done in one kind of work, in order. */
    static SequencedMap<String, Act> of(String kind, MainWindow window, Scene scene) {
        WindowActs acts = new WindowActs(window, scene);
        return switch (kind) {
            case "clicks" -> acts.clicks();
            case "frames" -> acts.frames();
            case "steps" -> acts.steps();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private SequencedMap<String, Act> clicks() {
        SequencedMap<String, Act> acts = frames();
        acts.put("click on a page of the grid", Act.of(i -> click(grid, 100 + i % 20 * 26, 60)));
        acts.put("click in the picture", Act
                .of(i -> click(picture, 150 + i % 30 * 20, picture.getLayoutBounds().getHeight() * (i % 7 + 1) / 8)));
        acts.put("select a file", Act.of(i -> window.builder().show("f" + i % 10)));
        acts.put("step", Act.of(i -> window.model().seek(i % Math.max(1, steps))));
        acts.put("poison a page", Act.of(
                i -> window.model().poison(new Address.OfPfn(new Pfn(FIRST_PAGE + i)), () -> {})));
        return acts;
    }

    private SequencedMap<String, Act> frames() {
        SequencedMap<String, Act> acts = new LinkedHashMap<>();
        acts.put("zoom the grid", Act.of(i -> scroll(grid, i % 40 < 20 ? -NOTCH : NOTCH, false)));
        acts.put("pan the grid", Act.of(i -> scroll(grid, i % 10 < 5 ? -NOTCH : NOTCH, true)));
        acts.put("zoom the picture", Act.of(i -> scroll(picture, i % 20 < 10 ? NOTCH : -NOTCH, false)));
        acts.put("pan the picture", Act.of(i -> scroll(picture, i % 10 < 5 ? -NOTCH : NOTCH, true)));
        return acts;
    }

    private SequencedMap<String, Act> steps() {
        Random anywhere = new Random(7);
        int[] at = {0};
        SequencedMap<String, Act> acts = new LinkedHashMap<>();
        acts.put("back", new Act(i -> {
            at[0] = 1 + anywhere.nextInt(steps - 1);
            window.model().seek(at[0]);
        }, i -> window.model().seek(at[0] - 1)));
        acts.put("forward", Act.of(i -> window.model().seek(at[0])));
        return acts;
    }

    private static void scroll(Node node, double delta, boolean shift) {
        double x = node.getLayoutBounds().getWidth() / 2;
        double y = node.getLayoutBounds().getHeight() / 2;
        Event.fireEvent(node,
                new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, shift, false, false, false, false, false, 0,
                        delta, 0, delta, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(node, x, y)));
    }

    private static void click(Node node, double x, double y) {
        mouse(node, MouseEvent.MOUSE_PRESSED, x, y, true);
        mouse(node, MouseEvent.MOUSE_RELEASED, x, y, false);
    }

    private static void mouse(Node node, EventType<MouseEvent> type, double x, double y, boolean down) {
        Event.fireEvent(node, new MouseEvent(type, x, y, x, y, MouseButton.PRIMARY, 1, false, false, false, false, down,
                false, false, true, false, true, new PickResult(node, x, y)));
    }
}
