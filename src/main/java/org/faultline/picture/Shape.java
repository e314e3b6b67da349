package org.faultline.picture;

import java.util.ArrayList;
import java.util.List;

/** What can be filled, or drawn along. */
public sealed interface Shape {
    /** A rectangle. */
    record Rectangle(Box box) implements Shape {}

    /**
     * A rectangle with round corners.
     *
     * @param across how wide and how high the quarters of an oval at its corners are, taken together in pairs
     */
    record Rounded(Box box, double across) implements Shape {}

    /** The oval that touches the middles of the four sides of {@code box}. */
    record Oval(Box box) implements Shape {}

    /** The upper half of that oval. */
    record Arch(Box box) implements Shape {}

    record Line(double x1, double y1, double x2, double y2) implements Shape {}

    /** Lines and curves, each from where the one before has ended. */
    record Path(List<Part> parts) implements Shape {
        public Path {
            parts = List.copyOf(parts);
        }

        /** The straight lines between points, given as x and y in turn, and back to the first of them. */
        public static Path around(double... points) {
            List<Part> parts = new ArrayList<>();
            parts.add(new Begin(points[0], points[1]));
            for (int i = 2; i < points.length; i += 2) {
                parts.add(new Straight(points[i], points[i + 1]));
            }
            parts.add(new Close());
            return new Path(parts);
        }
    }

    /** A part of a path. */
    sealed interface Part {}

    /** Where it begins. */
    record Begin(double x, double y) implements Part {}

    record Straight(double x, double y) implements Part {}

    /** A curve drawn towards one point. */
    record Bend(double towardsX, double towardsY, double x, double y) implements Part {}

    /** A curve that leaves towards one point and arrives from another. */
    record Curve(double leaveX, double leaveY, double arriveX, double arriveY, double x, double y) implements Part {}

    /** Back to where it began. */
    record Close() implements Part {}
}
