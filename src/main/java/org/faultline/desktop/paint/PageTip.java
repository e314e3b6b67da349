package org.faultline.desktop.paint;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.stage.Screen;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Words beside what the mouse rests on, until that moves away. They stay above the lower edge of the pane they belong to, so
 * that nothing below it is covered, such as the buttons that play a run, and on the screen, as short as they must be for that.
 */
public final class PageTip {
    private static final Duration REST = Duration.millis(400);
    private static final double AWAY = 16;
    /** As many times the size of its letters: the widest text of a tip, and the room beside it. */
    private static final double WIDEST = 36;
    private static final double ROOM = 2;
    /** How far below the pointer the tip may reach. */
    private static final double DEEPEST = 160;
    private final Region home;
    private final Tooltip tip = new Tooltip();
    private final PauseTransition rest = new PauseTransition(REST);
    private final IntFunction<String> more;
    private String words = "";
    private String all = "";
    private Runnable rested = () -> {};
    private double x;
    private double y;

    /** @param more says how many lines there was no room for */
    public PageTip(Region home, IntFunction<String> more) {
        this.home = home;
        this.more = more;
        tip.getStyleClass().add("page-tip");
        tip.setWrapText(true);
        tip.setAutoFix(false);
        tip.fontProperty().subscribe(font -> again());
        rest.setOnFinished(event -> rested.run());
        home.localToSceneTransformProperty().subscribe((before, now) -> away());
        home.sceneProperty().subscribe((before, now) -> away());
    }

    /**
     * The mouse is over something.
     *
     * @param text what to say about it at once; the same text is the same thing
     * @param atRest asked for more when the mouse stays
     */
    public void over(String text, double nodeX, double nodeY, Runnable atRest) {
        x = nodeX;
        y = nodeY;
        if (!text.equals(words)) {
            words = text;
            tip.hide();
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
            show(text + "\n\n" + more);
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
        all = text;
        if (!tip.isShowing()) {
            // how large its letters are is known when it is shown
            tip.setText("");
            Point2D pointer = home.localToScreen(x, y);
            tip.show(home, pointer.getX() + AWAY, pointer.getY());
        }
        place();
    }

    private void again() {
        if (tip.isShowing() && tip.getSkin() != null) {
            place();
        }
    }

    /**
     * Beside the pointer, on the side where there is more room, and never below it: that would end it. Its lower
     * edge stays in the pane while all of the text has room above that, or else in the window, or the screen.
     */
    private void place() {
        Bounds bounds = home.localToScreen(home.getLayoutBounds());
        Window window = home.getScene().getWindow();
        Point2D pointer = home.localToScreen(x, y);
        Rectangle2D screen = screen(pointer);
        double before = pointer.getX() - window.getX();
        boolean left = before > window.getWidth() / 2;
        double beside = pointer.getX() + (left ? -AWAY : AWAY);
        double most = (left ? before : window.getWidth() - before) - 2 * AWAY;
        tip.setText(
                TipLines.fitting(all, part -> height(part, Math.min(width(part), most)) <= screen.getHeight(), more));
        double width = Math.min(width(tip.getText()), most);
        double height = height(tip.getText(), width);
        double top = window.getY() + home.getScene().getY();
        double bottom = Math.min(pointer.getY() + DEEPEST, bounds.getMaxY());
        double lowest = Math.max(bottom, Math.min(top + height, window.getY() + window.getHeight()));
        double seen = Math.max(screen.getMinY() + height, Math.min(lowest, screen.getMaxY()));
        tip.setPrefWidth(width);
        tip.setAnchorLocation(left ? AnchorLocation.WINDOW_TOP_RIGHT : AnchorLocation.WINDOW_TOP_LEFT);
        tip.setAnchorX(beside);
        tip.setAnchorY(seen - height);
    }

    private static Rectangle2D screen(Point2D point) {
        return Screen.getScreensForRectangle(point.getX(), point.getY(), 1, 1).stream().findFirst()
                .orElseGet(Screen::getPrimary).getVisualBounds();
    }

    /** As wide as the longest line, up to a limit. */
    private double width(String text) {
        double em = tip.getFont().getSize();
        Text drawn = new Text(text);
        drawn.setFont(tip.getFont());
        return Math.ceil(Math.min(drawn.getLayoutBounds().getWidth(), WIDEST * em) + ROOM * em);
    }

    /** As high as it is when it is that wide: its theme says how high lines are, and what shadow it has. */
    private double height(String text, double width) {
        tip.setText(text);
        Node label = tip.getSkin().getNode();
        double shadow = Math.max(0, tip.getHeight() - label.getLayoutBounds().getHeight());
        label.applyCss();
        return label.prefHeight(width) + shadow;
    }
}
