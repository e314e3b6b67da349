package org.faultline.desktop.paint;

import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Words beside what the mouse rests on. They stay above the lower edge of the pane they belong to, so that nothing below
 * it is covered, such as the buttons that play a run.
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
    private String words = "";
    private Runnable rested = () -> {};
    private double x;
    private double y;

    public PageTip(Region home) {
        this.home = home;
        tip.getStyleClass().add("page-tip");
        tip.setWrapText(true);
        tip.setAutoFix(false);
        tip.fontProperty().subscribe(font -> again());
        rest.setOnFinished(event -> rested.run());
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
        place();
    }

    private void again() {
        if (tip.isShowing()) {
            place();
        }
    }

    /**
     * Beside the pointer, on the side where there is more room, and never below it: that would end it. It hangs by its
     * lower edge, which stays in the pane while all of the text has room above that.
     */
    private void place() {
        Bounds bounds = home.localToScreen(home.getLayoutBounds());
        Window window = home.getScene().getWindow();
        Point2D pointer = home.localToScreen(x, y);
        double before = pointer.getX() - window.getX();
        boolean left = before > window.getWidth() / 2;
        double beside = pointer.getX() + (left ? -AWAY : AWAY);
        double bottom = Math.min(pointer.getY() + DEEPEST, bounds.getMaxY());
        double width = Math.min(width(), (left ? before : window.getWidth() - before) - 2 * AWAY);
        double top = window.getY() + home.getScene().getY();
        double lowest = Math.max(bottom, Math.min(top + height(width), window.getY() + window.getHeight()));
        tip.setPrefWidth(width);
        tip.setAnchorLocation(left ? AnchorLocation.WINDOW_BOTTOM_RIGHT : AnchorLocation.WINDOW_BOTTOM_LEFT);
        if (tip.isShowing()) {
            tip.setAnchorX(beside);
            tip.setAnchorY(lowest);
        } else {
            tip.show(home, beside, lowest);
        }
    }

    /** As wide as the longest line, up to a limit. */
    private double width() {
        double em = tip.getFont().getSize();
        return Math.ceil(Math.min(measured(0).getWidth(), WIDEST * em) + ROOM * em);
    }

    /** As high as its lines, when they are that wide. */
    private double height(double width) {
        double room = ROOM * tip.getFont().getSize();
        return measured(width - room).getHeight() + room;
    }

    private Bounds measured(double wrapped) {
        Text all = new Text(tip.getText());
        all.setFont(tip.getFont());
        all.setWrappingWidth(wrapped);
        return all.getLayoutBounds();
    }
}
