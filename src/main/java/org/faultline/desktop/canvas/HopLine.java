package org.faultline.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.desktop.canvas.Ribbon.Band;
import org.faultline.desktop.paint.Box;
import org.faultline.playback.Hop;
import org.faultline.playback.Hop.Spot;

/** The line of a hop: up from one strip to the next, as the ribbon between them runs. */
record HopLine(Hop hop, Band band) {
    private static final int POINTS = 24;
    /** Where a line that is turned aside leaves its way. */
    static final double TURN = 0.6;

    /** The line of {@code hop}, where both of its ends are in the picture. */
    static Optional<HopLine> of(StackPicture picture, Hop hop) {
        Optional<Box> to = cell(picture, hop.to());
        return hop.from().flatMap(from -> cell(picture, from)).flatMap(a -> to.map(b -> new HopLine(hop,
                new Band(a.centerX(), a.centerX(), a.y(), b.centerX(), b.centerX(), b.bottom()))));
    }

    /** The pixels of a spot. */
    static Optional<Box> cell(StackPicture picture, Spot spot) {
        return picture.strip(spot.strip()).map(strip -> strip.cell(spot.at()));
    }

    double x(double t) {
        double s = 1 - t;
        return (s * s * s + 3 * s * s * t) * band.x1() + (3 * s * t * t + t * t * t) * band.x3();
    }

    double y(double t) {
        double s = 1 - t;
        double middle = band.middle();
        return s * s * s * band.bottom() + 3 * s * s * t * middle + 3 * s * t * t * middle + t * t * t * band.top();
    }

    /** Boxes along the line, for what should not cover it. */
    List<Box> boxes() {
        List<Box> all = new ArrayList<>();
        double end = hop.kind() == Hop.Kind.ASIDE ? TURN : 1;
        for (int i = 0; i <= POINTS; i++) {
            double t = end * i / POINTS;
            all.add(new Box(x(t) - 4, y(t) - 3, 8, 6));
        }
        return all;
    }
}
