package org.faultline.desktop.paint;

import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.stage.PopupWindow.AnchorLocation;
import javafx.util.Duration;

/**
 * Words beside what the mouse rests on. They stay above the lower edge of the pane they belong to, so that nothing below
 * it is covered, such as the buttons that play a run.
 */
public final class PageTip {
    private static final Duration REST = Duration.millis(400);
    private static final double AWAY = 16;
    /** In letters of the usual width. A tip takes no width from a stylesheet. */
    private static final double WIDEST = 36;
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
        tip.maxWidthProperty().bind(tip.fontProperty().map(font -> font.getSize() * WIDEST));
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

    /**
     * Beside the pointer, on the side where there is more room. It hangs by its lower edge, which stays in the pane
     * however long the text grows.
     */
    private void place() {
        Bounds bounds = home.localToScreen(home.getLayoutBounds());
        Point2D pointer = home.localToScreen(x, y);
        boolean left = pointer.getX() > bounds.getCenterX();
        double beside = pointer.getX() + (left ? -AWAY : AWAY);
        double bottom = Math.min(pointer.getY() + DEEPEST, bounds.getMaxY());
        tip.setAnchorLocation(left ? AnchorLocation.WINDOW_BOTTOM_RIGHT : AnchorLocation.WINDOW_BOTTOM_LEFT);
        if (tip.isShowing()) {
            tip.setAnchorX(beside);
            tip.setAnchorY(bottom);
        } else {
            tip.show(home, beside, bottom);
        }
    }
}
