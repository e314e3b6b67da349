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
    /** So much of something wide a caption has above or below it, for its tip to stand upright. */
    private static final double FOOT = 60;
    private static final double MARGIN = 1;
    /** A place at the left is taken only where it is so many pixels nearer. */
    private static final double LEFT = 60;

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
     * @param gaps where it may stand, the best first; from the first above and the first below, no other layer is crossed
     */
    static Optional<CaptionSpot> find(List<CaptionForm> forms, Box about, List<Box> gaps, Obstacles obstacles) {
        List<Box> beside = Stream.of(true, false).flatMap(above -> gaps.stream()
                .filter(gap -> above == gap.centerY() < about.centerY()).limit(1)).toList();
        double half = about.width() / 2;
        Search near = new Search(about, obstacles, half > BESIDE ? Math.clamp(half - FOOT, 0, FARTHEST) : FARTHEST);
        Search far = new Search(about, obstacles, FARTHEST);
        return near.best(forms, beside).or(() -> far.best(forms, beside)).or(() -> far.best(forms, gaps))
                .or(() -> new Search(about, obstacles.withoutPath(), FARTHEST).best(forms, gaps));
    }

    /**
     * A search for a place.
     *
     * @param reach how far a caption may be moved aside
     */
    private record Search(Box about, Obstacles obstacles, double reach) {
        /** As much of the caption as has a place, and that as near as it can be. */
        Optional<CaptionSpot> best(List<CaptionForm> forms, List<Box> gaps) {
            return forms.stream()
                    .collect(Collectors.groupingBy(CaptionForm::left, TreeMap::new, Collectors.toList())).values()
                    .stream()
                    .flatMap(alike -> gaps.stream().flatMap(gap -> alike.stream()
                            .filter(form -> form.height() <= gap.height()).flatMap(form -> places(form, gap)))
                            .min(Comparator.comparingDouble(Choice::cost)).stream())
                    .findFirst().map(Choice::spot);
        }

        private Stream<Choice> places(CaptionForm form, Box gap) {
            double right = Math.min(about.centerX() + BESIDE, gap.right() - form.width());
            double left = Math.max(about.centerX() - BESIDE - form.width(), gap.x());
            return Stream.concat(first(form, gap, right, STEP), first(form, gap, left, -STEP));
        }

        /** The first place from {@code x} on in one direction: in the middle of the gap, or at one of its edges. */
        private Stream<Choice> first(CaptionForm form, Box gap, double x, double step) {
            double spare = gap.height() - form.height();
            return Stream.iterate(0.0, far -> far <= reach, far -> far + Math.abs(step))
                    .flatMap(far -> Stream.of(0.5, 0.0, 1.0).map(part -> new Box(Math.rint(x + Math.signum(step) * far),
                            Math.rint(gap.y() + part * spare), form.width(), form.height())))
                    .filter(box -> box.x() >= gap.x() && box.right() <= gap.right()).filter(obstacles::allow).limit(1)
                    .map(box -> new Choice(new CaptionSpot(form, box, about),
                            Math.abs(box.x() - x) + (step < 0 ? LEFT : 0)));
        }
    }
}
