package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.picture.Box;
import org.faultline.playback.Hop;

/** Finds places for the words beside the path: near where they belong, and never over each other. */
public final class Chips {
    private static final double STEP_X = 10;
    private static final double STEP_Y = 3;
    private static final double AWAY = 10;
    /** Words farther than this from where they belong would be read as belonging elsewhere. */
    private static final double FARTHEST = 150;

    /**
     * Words that want a place.
     *
     * @param zone the rows they may take
     * @param x where on the path they belong
     * @param centered whether they sit on the path instead of beside it
     */
    record Wish(Hop hop, Box zone, double x, double y, double width, double height, boolean centered) {}

    /** Words with their place. */
    public record Chip(Hop hop, Box box, boolean pill) {}

    private final List<Box> taken;
    private final List<Box> path;
    private final List<Chip> placed = new ArrayList<>();

    private Chips(List<Box> taken, List<Box> path) {
        this.taken = new ArrayList<>(taken);
        this.path = path;
    }

    /**
     * Places as many as it can, in order; the words of step {@code current} are always among them.
     *
     * @param taken what must not be covered
     * @param path what should not be covered
     */
    static List<Chip> place(List<Wish> wishes, List<Box> taken, List<Box> path, int current) {
        Chips chips = new Chips(taken, path);
        wishes.forEach(chips::place);
        boolean missing = wishes.stream().filter(w -> w.hop.step() == current)
                .anyMatch(w -> chips.placed.stream().noneMatch(c -> c.hop.equals(w.hop)));
        if (!missing) {
            return chips.placed;
        }
        Chips again = new Chips(taken, path);
        wishes.stream().filter(w -> w.hop.step() == current).forEach(again::place);
        wishes.stream().filter(w -> w.hop.step() != current).forEach(again::place);
        return again.placed;
    }

    private void place(Wish wish) {
        Optional<Box> free = find(wish, path);
        free.or(() -> find(wish, List.of())).ifPresent(box -> {
            placed.add(new Chip(wish.hop, box, wish.centered));
            taken.add(box.grow(3));
        });
    }

    private Optional<Box> find(Wish wish, List<Box> avoid) {
        Optional<Box> best = Optional.empty();
        double least = FARTHEST;
        double first = wish.zone.y() + 2;
        double last = Math.max(first, wish.zone.bottom() - wish.height - 2);
        for (double y = first; y <= last; y += STEP_Y) {
            for (double x = wish.zone.x(); x + wish.width <= wish.zone.right(); x += STEP_X) {
                Box box = new Box(x, y, wish.width, wish.height);
                double cost = cost(wish, box);
                if (cost < least && isFree(box, wish.centered ? List.of() : avoid)) {
                    least = cost;
                    best = Optional.of(box);
                }
            }
        }
        return best;
    }

    private static double cost(Wish wish, Box box) {
        double down = Math.abs(box.centerY() - wish.y);
        if (wish.centered) {
            return Math.abs(box.centerX() - wish.x) + down;
        }
        double right = Math.abs(box.x() - wish.x - AWAY);
        double left = Math.abs(wish.x - AWAY - box.right()) + 6;
        return Math.min(right, left) + down * 0.7;
    }

    private boolean isFree(Box box, List<Box> avoid) {
        return taken.stream().noneMatch(box::meets) && avoid.stream().noneMatch(box::meets);
    }
}
