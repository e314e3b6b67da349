package org.faultline.desktop.paint;

import java.util.Optional;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * A line or two beside what the mouse rests on, until that moves away: never on the pointer, never wide, and above the lower
 * edge of the pane they belong to, so that nothing below it is covered, such as the buttons that play a run.
 */
public final class PageTip {
    private static final Duration REST = Duration.millis(400);
    private static final double AWAY = 16;
    /** As many times the size of its letters: the widest tip, the room beside its text, and the highest of two lines. */
    private static final double WIDEST = 22;
    private static final double ROOM = 2;
    private static final double HIGHEST = 4;
    private final Region home;
    private final Tooltip tip = new Tooltip();
    private final PauseTransition rest = new PauseTransition(REST);
    private String words = "";
    private Runnable rested = () -> {};
    private double x;
    private double y;

    public PageTip(Region home) {
        this.home = home;
        tip.getStyleClass().add("page-tip");
        tip.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        tip.setAutoFix(false);
        tip.setConsumeAutoHidingEvents(false);
        tip.fontProperty().subscribe(font -> again());
        rest.setOnFinished(event -> rested.run());
        home.localToSceneTransformProperty().subscribe((before, now) -> away());
        home.sceneProperty().subscribe((before, now) -> away());
    }

    /**
     * The mouse is over something.
     *
     * @param text what to say about it at once, a line of it; the same text is the same thing
     * @param atRest asked for a line more when the mouse stays
     */
    public void over(String text, double nodeX, double nodeY, Runnable atRest) {
        over(text, false, nodeX, nodeY, atRest);
    }

    /** The mouse is over a term, which a sentence explains. */
    public void explain(String sentence, double nodeX, double nodeY) {
        explain(sentence, nodeX, nodeY, () -> {});
    }

    /** The same with a line more when the mouse stays; both are as many lines as they need. */
    public void explain(String sentence, double nodeX, double nodeY, Runnable atRest) {
        over(sentence, true, nodeX, nodeY, atRest);
    }

    private void over(String text, boolean wraps, double nodeX, double nodeY, Runnable atRest) {
        x = nodeX;
        y = nodeY;
        if (!text.equals(words)) {
            words = text;
            tip.hide();
            tip.setWrapText(wraps);
            rested = () -> {
                show(words);
                atRest.run();
            };
            rest.playFromStart();
        }
    }

    /** Adds what was found out about the thing that {@code text} was said about, if the mouse is still there. */
    public void add(String text, String more) {
        if (text.equals(words) && tip.isShowing()) {
            show(text + "\n" + more);
        }
    }

    /** The mouse is over nothing. */
    public void away() {
        words = "";
        rest.stop();
        tip.hide();
    }

    /**
     * What the mouse rests on may have moved away from under it.
     *
     * @param now what there is to say about a point now
     */
    public void recheck(Function<Point2D, Optional<String>> now) {
        if (!words.isEmpty() && !now.apply(new Point2D(x, y)).equals(Optional.of(words))) {
            away();
        }
    }

    /** What is said just now; empty when nothing is. */
    public String said() {
        return tip.isShowing() ? tip.getText() : "";
    }

    private void show(String text) {
        boolean seen = home.getScene() != null && home.getScene().getWindow() != null
                && home.getScene().getWindow().isFocused();
        if (!seen) {
            return;
        }
        tip.setText(text);
        if (!tip.isShowing()) {
            Point2D pointer = home.localToScreen(x, y);
            tip.show(home, pointer.getX() + AWAY, pointer.getY() + AWAY);
        }
        place();
    }

    /** How large its letters are is known when it is shown. */
    private void again() {
        if (tip.isShowing()) {
            place();
        }
    }

    /** On the side of the pointer where there is more room, and above it where the pane ends below. */
    private void place() {
        Bounds bounds = home.localToScreen(home.getLayoutBounds());
        Window window = home.getScene().getWindow();
        Point2D pointer = home.localToScreen(x, y);
        double em = tip.getFont().getSize();
        boolean left = pointer.getX() - window.getX() > window.getWidth() / 2;
        boolean above = pointer.getY() + AWAY + HIGHEST * em > bounds.getMaxY();
        Text drawn = new Text(tip.getText());
        drawn.setFont(tip.getFont());
        tip.setPrefWidth(Math.ceil(Math.min(drawn.getLayoutBounds().getWidth() + ROOM * em, WIDEST * em)));
        tip.setAnchorLocation(above
                ? left ? AnchorLocation.WINDOW_BOTTOM_RIGHT : AnchorLocation.WINDOW_BOTTOM_LEFT
                : left ? AnchorLocation.WINDOW_TOP_RIGHT : AnchorLocation.WINDOW_TOP_LEFT);
        tip.setAnchorX(pointer.getX() + (left ? -AWAY : AWAY));
        tip.setAnchorY(pointer.getY() + (above ? -AWAY : AWAY));
    }
}
