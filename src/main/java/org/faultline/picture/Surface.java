package org.faultline.picture;

/**
 * Something that can be drawn on, in pixels from the left and from the top. Ends of lines are round, and what is drawn
 * later covers what was drawn before.
 */
public interface Surface {
    /** How wide text is on it. */
    TextMetrics metrics();

    void fill(Shape shape, Paint paint);

    /** Draws along the outline of a shape, half of the line on either side of it. */
    void stroke(Shape shape, Paint paint, Stroke stroke);

    /** Writes one line of text, with its middle at {@code y}. */
    void text(String text, double x, double y, Type type, Align align, Paint paint);

    /** Does {@code drawing} with everything so many pixels further to the right and below. */
    void moved(double dx, double dy, Runnable drawing);
}
