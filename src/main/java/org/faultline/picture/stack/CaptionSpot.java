package org.faultline.picture.stack;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.picture.Box;

/**
 * A caption with its place: in the gap above or below the layer of what it speaks of, to the right of that, else to the
 * left, else in another gap; all of it, or as much as has room there.
 *
 * @param about what it speaks of
 */
record CaptionSpot(CaptionForm form, Box box, Box about) {
    /** Between what it speaks of and the side of the caption: room for the tip. */
    private static final double BESIDE = 26;
    private static final double STEP = 8;
    /** Farther away it would be read as speaking of something else. */
    private static final double FARTHEST = 280;
    private static final double MARGIN = 1;
    /** A place at the left is taken only where it is so many pixels nearer. */
    private static final double LEFT = 60;
    /** The gaps beside a layer: one above it and one below. */
    private static final int BOTH = 2;

    /**
     * What a caption finds in its way.
     *
     * @param taken never covered: strips, names
     * @param path not covered either, where that can be helped
     * @param signs covered as a whole, or not at all
     */
    record Obstacles(List<Box> taken, List<Box> path, List<Box> signs) {
        Obstacles {
            taken = List.copyOf(taken);
            path = List.copyOf(path);
            signs = List.copyOf(signs);
        }

        private Obstacles withoutPath() {
            return new Obstacles(taken, List.of(), signs);
        }

        private boolean allow(Box box) {
            Box around = box.grow(MARGIN);
            return Stream.concat(taken.stream(), path.stream()).noneMatch(around::meets)
                    && signs.stream().allMatch(sign -> !around.meets(sign) || isInside(sign, box));
        }

        private static boolean isInside(Box sign, Box box) {
            return sign.x() >= box.x() && sign.right() <= box.right() && sign.y() >= box.y()
                    && sign.bottom() <= box.bottom();
        }
    }

    /** A place and how well it does: the nearer, the better. */
    private record Choice(CaptionSpot spot, double cost) {}

    /**
     * The best place there is; nothing where not even the headline has room.
     *
     * @param forms the caption in lines of all widths, all of it and less of it
     * @param gaps where it may stand, the best first
     */
    static Optional<CaptionSpot> find(List<CaptionForm> forms, Box about, List<Box> gaps, Obstacles obstacles) {
        List<Box> beside = gaps.subList(0, Math.min(BOTH, gaps.size()));
        return best(forms, about, beside, obstacles).or(() -> best(forms, about, gaps, obstacles))
                .or(() -> best(forms, about, gaps, obstacles.withoutPath()));
    }

    /** As much of the caption as has a place, and that as near as it can be. */
    private static Optional<CaptionSpot> best(List<CaptionForm> forms, Box about, List<Box> gaps,
            Obstacles obstacles) {
        return forms.stream().collect(Collectors.groupingBy(CaptionForm::left, TreeMap::new, Collectors.toList()))
                .values().stream()
                .flatMap(alike -> gaps.stream().flatMap(gap -> alike.stream()
                        .filter(form -> form.height() <= gap.height())
                        .flatMap(form -> places(form, about, gap, obstacles)))
                        .min(Comparator.comparingDouble(Choice::cost)).stream())
                .findFirst().map(Choice::spot);
    }

    private static Stream<Choice> places(CaptionForm form, Box about, Box gap, Obstacles obstacles) {
        double right = Math.min(about.centerX() + BESIDE, gap.right() - form.width());
        double left = Math.max(about.centerX() - BESIDE - form.width(), gap.x());
        return Stream.concat(first(form, about, gap, right, STEP, obstacles),
                first(form, about, gap, left, -STEP, obstacles));
    }

    /** The first place from {@code x} on in one direction: in the middle of the gap, or at one of its edges. */
    private static Stream<Choice> first(CaptionForm form, Box about, Box gap, double x, double step,
            Obstacles obstacles) {
        double spare = gap.height() - form.height();
        return Stream.iterate(0.0, far -> far <= FARTHEST, far -> far + Math.abs(step))
                .flatMap(far -> Stream.of(0.5, 0.0, 1.0).map(part -> new Box(Math.rint(x + Math.signum(step) * far),
                        Math.rint(gap.y() + part * spare), form.width(), form.height())))
                .filter(box -> box.x() >= gap.x() && box.right() <= gap.right()).filter(obstacles::allow).limit(1)
                .map(box -> new Choice(new CaptionSpot(form, box, about),
                        Math.abs(box.x() - x) + (step < 0 ? LEFT : 0)));
    }
}
