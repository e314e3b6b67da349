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
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Hop;

/** Where the words of a hop would like to be: in the room between two layers, beside the path. */
final class Captions {
    static final double LINE = 14;
    private static final double PAD = 7;
    private final StackPicture picture;
    private final TextMetrics metrics;
    private final Gaps gaps;

    Captions(StackPicture picture, TextMetrics metrics, Gaps gaps) {
        this.metrics = metrics;
        this.picture = picture;
        this.gaps = gaps;
    }

    List<Wish> wishes(List<Hop> hops) {
        List<Wish> all = new ArrayList<>();
        for (Hop hop : hops) {
            if (!HopText.of(hop).isEmpty() || !HopText.ticked(hop).isEmpty()) {
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
            case CHECKED -> gaps.below(at).or(() -> gaps.above(at))
                    .map(z -> list(hop, z, cell.centerX()));
            case ASKED ->
                    gaps.above(at).or(() -> gaps.below(at)).map(z -> beside(hop, z, cell.centerX(), z.bottom() - 16));
            case MANAGED -> gaps.below(Kind.TABLES).or(() -> gaps.above(at))
                    .map(z -> beside(hop, z, cell.centerX(), z.y() + 16));
            case CONVERT -> gaps.above(at).map(z -> beside(hop, z, cell.centerX(), z.bottom() - 14));
            case OWNERS -> gaps.above(at).map(z -> pill(hop, z, cell.centerX()));
            case REFUSED -> gaps.above(at).or(() -> gaps.below(at))
                    .map(z -> beside(hop, z, cell.centerX() + 26, z.bottom() - 16));
            case CLIMB, BYPASS -> gaps.below(at).map(z -> beside(hop, z, line.map(l -> l.x(0.6)).orElse(cell.centerX()),
                    line.map(l -> l.y(0.6)).orElse(z.centerY())));
            case ASIDE -> gaps.below(at).map(z -> beside(hop, z, line.map(l -> l.x(HopLine.TURN) + 10)
                    .orElse(cell.centerX()), line.map(l -> l.y(HopLine.TURN)).orElse(z.centerY())));
            case STRIKE -> gaps.below(at).map(z -> beside(hop, z, line.map(l -> l.x(0.75)).orElse(cell.centerX()),
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

    /** In two columns. */
    private Wish list(Hop hop, Box zone, double x) {
        List<HopText.Ticked> all = HopText.ticked(hop);
        double column = all.stream().mapToDouble(t -> metrics.width(Type.MONO, t.text())).max().orElse(0) + 2 * PAD;
        int lines = (all.size() + 1) / 2;
        double height = lines * LINE + 4;
        return new Wish(hop, zone, x, zone.y() + height / 2 + 3, all.size() == 1 ? column : 2 * column, height, false);
    }

    private Wish pill(Hop hop, Box zone, double x) {
        double width = metrics.width(Type.NAME, HopText.of(hop).getFirst()) + 28;
        return new Wish(hop, zone, x, zone.bottom() - 18, width, 24, true);
    }
}
