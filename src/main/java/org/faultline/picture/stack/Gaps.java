package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.Strip.Kind;

/**
 * The room between the layers of a picture, from the top down, without what is written below a strip and above it.
 *
 * @param picture whose layers these are
 * @param left where the part of the picture that can be seen begins
 */
record Gaps(StackPicture picture, double left, double right) {
    private static final double MARKS = 16;

    /** The room above the layer of a strip. */
    Optional<Box> above(Strip strip) {
        return picture.above(strip).map(upper -> between(upper, picture.band(strip).orElseThrow()));
    }

    /** The room below the layer of a strip. */
    Optional<Box> below(Strip strip) {
        return picture.below(strip).map(lower -> between(picture.band(strip).orElseThrow(), lower));
    }

    /** The room below the one layer of that kind. */
    Optional<Box> below(Kind kind) {
        return picture.lane(kind).map(lane -> picture.bands().indexOf(lane)).filter(i -> i + 1 < picture.bands().size())
                .map(i -> between(picture.bands().get(i), picture.bands().get(i + 1)));
    }

    /** All of them, those beside {@code place} first: the one above it, the one below it, then the others. */
    List<Box> near(Box place) {
        List<Box> all = new ArrayList<>();
        for (int i = 0; i + 1 < picture.bands().size(); i++) {
            all.add(between(picture.bands().get(i), picture.bands().get(i + 1)));
        }
        all.sort(Comparator.comparingDouble(gap -> away(gap, place)));
        return all;
    }

    /** How far a gap lies from a place; the one above it is a little nearer than the one below. */
    private static double away(Box gap, Box place) {
        boolean above = gap.centerY() < place.centerY();
        return above ? place.y() - gap.bottom() : gap.y() - place.bottom() + MARKS + StackLayout.CAPTION;
    }

    private Box between(Band upper, Band lower) {
        boolean named = picture.strips().stream().filter(s -> picture.band(s).filter(upper::equals).isPresent())
                .anyMatch(s -> Headings.caption(picture, s).isPresent());
        boolean marked = lower.kind() == Kind.FILESYSTEM && picture.trim().names();
        return Box.between(left, upper.bottom() + (named ? StackLayout.CAPTION : 1), right,
                lower.top() - (marked ? MARKS : 1));
    }
}
