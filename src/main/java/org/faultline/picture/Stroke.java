package org.faultline.picture;

import java.util.List;

/**
 * How a line is drawn.
 *
 * @param width in pixels
 * @param dashes lengths of its dashes and of the gaps between them in turn, in pixels; none for a whole line
 */
public record Stroke(double width, List<Double> dashes) {
    public Stroke {
        dashes = List.copyOf(dashes);
    }
}
