package org.faultline.picture.stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.format.HopText;
import org.faultline.picture.Box;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;
import org.faultline.picture.stack.Chips.Wish;
import org.faultline.picture.stack.FailurePainter.HopLine;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Hop;

/** Where the words of a hop would like to be: in the room between two layers, beside the path. */
final class Captions {
    static final double LINE = 14;
    private static final double PAD = 7;
    private static final double MARKS = 16;
    private final StackPicture picture;
    private final TextMetrics metrics;
    private final double left;
    private final double right;

    /** @param left where the part of the picture that can be seen begins */
    Captions(StackPicture picture, TextMetrics metrics, double left, double right) {
        this.metrics = metrics;
        this.picture = picture;
        this.left = left + 4;
        this.right = right - 4;
    }

    /** Whether the words are a sum, which is worth its room at its step only. */
    static boolean isSum(Hop.Kind kind) {
        return kind == Hop.Kind.CONVERT || kind == Hop.Kind.CLIMB;
    }

    /** Whether the words are the name of a function, which is worth its room at its step only. */
    static boolean isCall(Hop.Kind kind) {
        return kind == Hop.Kind.ASKED || kind == Hop.Kind.MANAGED;
    }

    List<Wish> wishes(List<Hop> hops) {
        List<Wish> all = new ArrayList<>();
        for (Hop hop : hops) {
            if (!HopText.of(hop).isEmpty()) {
                wish(hop).ifPresent(all::add);
            }
        }
        return all;
    }

    private Optional<Wish> wish(Hop hop) {
        Optional<Strip> strip = picture.strip(hop.to().strip());
        if (strip.isEmpty()) {
            return Optional.empty();
        }
        Strip at = strip.get();
        Box cell = at.cell(hop.to().at());
        Optional<HopLine> line = HopLine.of(picture, hop);
        return switch (hop.kind()) {
            case BREAK, END, LOCK, REACH -> Optional.empty();
            case ASKED -> above(at).or(() -> below(at)).map(z -> beside(hop, z, cell.centerX(), z.bottom() - 16));
            case MANAGED -> tables().or(() -> above(at)).map(z -> beside(hop, z, cell.centerX(), z.y() + 16));
            case CONVERT -> above(at).map(z -> beside(hop, z, cell.centerX(), z.bottom() - 14));
            case OWNERS -> above(at).map(z -> pill(hop, z, cell.centerX()));
            case REFUSED -> above(at).or(() -> below(at))
                    .map(z -> beside(hop, z, cell.centerX() + 26, z.bottom() - 16));
            case CLIMB, BYPASS -> below(at).map(z -> beside(hop, z, line.map(l -> l.x(0.6)).orElse(cell.centerX()),
                    line.map(l -> l.y(0.6)).orElse(z.centerY())));
            case ASIDE -> below(at).map(z -> beside(hop, z, line.map(l -> l.x(HopLine.TURN) + 10)
                    .orElse(cell.centerX()), line.map(l -> l.y(HopLine.TURN)).orElse(z.centerY())));
            case STRIKE -> below(at).map(z -> beside(hop, z, line.map(l -> l.x(0.75)).orElse(cell.centerX()),
                    line.map(l -> l.y(0.75)).orElse(z.centerY())));
        };
    }

    private Wish beside(Hop hop, Box zone, double x, double y) {
        long lines = Math.clamp((long) ((zone.height() - 8) / LINE), 1, HopText.of(hop).size());
        double width =
                HopText.of(hop).stream().limit(lines).mapToDouble(words -> metrics.width(Type.MONO, words)).max()
                        .orElse(0)
                        + 2 * PAD;
        return new Wish(hop, zone, x, y, Math.min(width, zone.width()), lines * LINE + 4, false);
    }

    private Wish pill(Hop hop, Box zone, double x) {
        double width = metrics.width(Type.NAME, HopText.of(hop).getFirst()) + 28;
        return new Wish(hop, zone, x, zone.bottom() - 18, width, 24, true);
    }

    /** The room below the page tables, which are the memory manager's. */
    private Optional<Box> tables() {
        return picture.lane(Kind.TABLES).map(lane -> room(lane, picture.bands().get(picture.bands().indexOf(lane) + 1)));
    }

    /** The room above the layer of a strip. */
    private Optional<Box> above(Strip strip) {
        return picture.above(strip).map(upper -> room(upper, picture.band(strip).orElseThrow()));
    }

    /** The room below the layer of a strip. */
    private Optional<Box> below(Strip strip) {
        return picture.below(strip).map(lower -> room(picture.band(strip).orElseThrow(), lower));
    }

    private Box room(Band upper, Band lower) {
        boolean named = picture.strips().stream().filter(s -> picture.band(s).filter(upper::equals).isPresent())
                .anyMatch(s -> Headings.caption(picture, s).isPresent());
        boolean marked = lower.kind() == Kind.FILESYSTEM;
        return Box.between(left, upper.bottom() + (named ? StackLayout.CAPTION : 1), right,
                lower.top() - (marked ? MARKS : 1));
    }
}
