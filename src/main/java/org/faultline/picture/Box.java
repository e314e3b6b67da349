package org.faultline.picture;

/** A rectangle of the picture, in pixels. */
public record Box(double x, double y, double width, double height) {
    /** The box between two corners. */
    public static Box between(double left, double top, double right, double bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centerX() {
        return x + width / 2;
    }

    public double centerY() {
        return y + height / 2;
    }

    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /** Whether the boxes have a point in common. */
    public boolean meets(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** The same box with {@code by} pixels more on every side, or fewer when negative. */
    public Box grow(double by) {
        return new Box(x - by, y - by, Math.max(0, width + 2 * by), Math.max(0, height + 2 * by));
    }

    public Box moved(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }
}
