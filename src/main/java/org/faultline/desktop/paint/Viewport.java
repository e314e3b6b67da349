package org.faultline.desktop.paint;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.faultline.picture.Box;
import org.faultline.picture.Theme;

/**
 * Which part of a picture is seen in a window that may be smaller: bars below and at the right, and a small map of the
 * whole in the corner, both only where there is more than is seen. In pixels.
 */
public final class Viewport {
    /** How wide a bar is. */
    private static final double BAR = 10;
    /** What may be out of sight before a map is worth its room. */
    private static final double SLACK = 8;
    private static final double AWAY = 8;
    /** The map covers a smaller part of the window than one of so many. */
    private static final double LARGEST = 12;
    private final Runnable moved;
    private final Scroller across = new Scroller(Orientation.HORIZONTAL);
    private final Scroller down = new Scroller(Orientation.VERTICAL);
    private final Minimap map;
    private double header;
    private double x;
    private double y;
    private double right;
    private double bottom;
    private double width;
    private double height;

    /**
     * @param name what the small map is called
     * @param moved is told when another part is to be seen
     */
    public Viewport(String name, Runnable moved) {
        this.moved = moved;
        map = new Minimap(name, (px, py) -> go(px - (header + width) / 2, py - height / 2));
        across.valueProperty().subscribe(value -> go(value.doubleValue(), y));
        down.valueProperty().subscribe(value -> go(x, value.doubleValue()));
    }

    /** What has to stand over the picture. */
    public List<Node> nodes() {
        return List.of(across, down, map);
    }

    /** How far the picture is moved to the left. */
    public double x() {
        return x;
    }

    /** How far the picture is moved up. */
    public double y() {
        return y;
    }

    /** Goes back to where everything begins. */
    public void home() {
        x = 0;
        y = 0;
    }

    /** Sees the picture from there on, but never less of it than there is. */
    public void go(double left, double top) {
        double nx = Math.clamp(left, 0, Math.max(0, right - width));
        double ny = Math.clamp(top, 0, Math.max(0, bottom - height));
        boolean other = nx != x || ny != y;
        x = nx;
        y = ny;
        across.show(x, right, width);
        down.show(y, bottom, height);
        if (other) {
            moved.run();
        }
    }

    /** Goes as far as it must for that point of the picture to be seen. */
    public void reveal(double px, double py) {
        boolean wide = px - x > header && px - x < width - BAR;
        boolean high = py - y > 0 && py - y < height;
        go(wide ? x : px - (header + width) / 2, high ? y : py - height / 2);
    }

    /** How high a window is above the bar below, which is there where a picture is so wide that not all of it is seen. */
    public static double above(double pictureRight, Region window) {
        return window.getHeight() - (pictureRight > window.getWidth() + SLACK ? BAR : 0);
    }

    /** The picture ends there now, or the window; so many pixels at its left never move. */
    public void extent(double still, double pictureRight, double pictureBottom, Region window) {
        header = still;
        right = pictureRight;
        bottom = pictureBottom;
        width = window.getWidth();
        height = above(pictureRight, window);
        across.resizeRelocate(header, window.getHeight() - BAR, Math.max(0, width - header - BAR), BAR);
        down.resizeRelocate(width - BAR, 0, BAR, height);
        go(x, y);
    }

    /** Draws the small map, where there is more than is seen and it is wanted. */
    public void map(boolean wanted, List<Box> things, List<Box> lit, Theme theme) {
        boolean more = right > width + SLACK || bottom > height + SLACK;
        map.setVisible(wanted && more);
        if (map.isVisible()) {
            Box whole = Box.between(header, 0, Math.max(right, width), Math.max(bottom, height));
            map.show(whole, things, lit, Box.between(x + header, y, x + width, y + height), theme);
            map.relocate(width - map.getWidth() - AWAY - BAR, height - map.getHeight() - AWAY - BAR);
            map.setVisible(map.getWidth() * map.getHeight() * LARGEST < width * height);
        }
    }
}
