package org.faultline.picture.stack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.picture.Box;

/**
 * A caption with its place: in the gap above or below the layer of what it speaks of, to the right of that, else to the
 * left, else in the next gap; all of it, or as much as has room there.
 *
 * @param about what it speaks of
 */
record CaptionSpot(CaptionForm form, Box box, Box about) {
    /** Between what it speaks of and the side of the caption: room for the tip. */
    private static final double BESIDE = 26;
    private static final double STEP = 8;
    /** Farther away it would be read as speaking of something else. */
    private static final double FARTHEST = 280;
    private static final double MARGIN = 3;

    /**
     * The first place that is free.
     *
     * @param gaps where it may stand, the best first
     * @param taken what it must not cover: strips, names
     * @param path what it should not cover either, where it need not
     */
    static Optional<CaptionSpot> find(List<CaptionForm> forms, Box about, List<Box> gaps, List<Box> taken,
            List<Box> path) {
        List<Box> all = Stream.concat(taken.stream(), path.stream()).toList();
        return find(forms, about, gaps, all).or(() -> find(forms, about, gaps, taken));
    }

    private static Optional<CaptionSpot> find(List<CaptionForm> forms, Box about, List<Box> gaps, List<Box> taken) {
        return gaps.stream().flatMap(gap -> forms.stream().filter(form -> form.height() <= gap.height())
                .flatMap(form -> beside(form, about, gap, taken).stream())).findFirst();
    }

    private static Optional<CaptionSpot> beside(CaptionForm form, Box about, Box gap, List<Box> taken) {
        double right = about.centerX() + BESIDE;
        double left = about.centerX() - BESIDE - form.width();
        return Stream.concat(along(form, gap, right, STEP), along(form, gap, left, -STEP))
                .filter(box -> box.x() >= gap.x() && box.right() <= gap.right())
                .filter(box -> taken.stream().noneMatch(box.grow(MARGIN)::meets)).findFirst()
                .map(box -> new CaptionSpot(form, box, about));
    }

    /** Places from {@code x} on in one direction: in the middle of the gap, and at both of its edges. */
    private static Stream<Box> along(CaptionForm form, Box gap, double x, double step) {
        double spare = gap.height() - form.height();
        return Stream.iterate(0.0, far -> far <= FARTHEST, far -> far + Math.abs(step))
                .flatMap(far -> Stream.of(0.5, 0.0, 1.0).map(part -> new Box(Math.rint(x + Math.signum(step) * far),
                        Math.rint(gap.y() + part * spare), form.width(), form.height())));
    }
}
