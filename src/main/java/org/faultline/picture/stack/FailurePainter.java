package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.device.Partition;
import org.faultline.format.Caption;
import org.faultline.format.HopText;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;
import org.faultline.picture.stack.Chips.Chip;
import org.faultline.picture.stack.Ribbon.Band;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Hop;
import org.faultline.playback.Hop.Spot;
import org.faultline.playback.HopLabel;
import org.faultline.playback.Whereabouts;

/** Draws the failure: bad pages, the bright path that climbs the ribbons, and the words beside it. */
final class FailurePainter {
    /**
     * The line of a hop: up from one strip to the next, as the ribbon between them runs.
     *
     * @param upper the rest of it, where it leads through a slot of the page tables on its way to a process
     */
    record HopLine(Hop hop, Band band, Optional<Band> upper) {
        private static final int BOXES = 24;
        /** Where a line that is turned aside leaves its way. */
        static final double TURN = 0.6;

        /** The line of {@code hop}, where both of its ends are in the picture. */
        static Optional<HopLine> of(StackPicture picture, Hop hop) {
            Optional<Box> to = cell(picture, hop.to());
            return hop.from().flatMap(from -> cell(picture, from)).flatMap(a -> to.map(b -> slot(picture, hop.to())
                    .map(slot -> through(hop, a, slot, b))
                    .orElseGet(() -> between(hop, a, b))));
        }

        /** Whoever is left alone is asked in his page table, and no further. */
        private static HopLine through(Hop hop, Box from, Box slot, Box to) {
            return new HopLine(hop, band(from, slot),
                    Optional.of(band(slot, to)).filter(rest -> hop.kind() != Hop.Kind.ASIDE));
        }

        /** The line that a hop from one box to another would have. */
        static HopLine between(Hop hop, Box below, Box above) {
            return new HopLine(hop, band(below, above), Optional.empty());
        }

        private static Band band(Box below, Box above) {
            return new Band(below.centerX(), below.centerX(), below.y(), above.centerX(), above.centerX(),
                    above.bottom());
        }

        /** The slot that a page of a process has. */
        static Optional<Box> slot(StackPicture picture, Spot spot) {
            return picture.strip(spot.strip()).flatMap(s -> PageTables.slot(picture, s, s.cell(spot.at())));
        }

        /** The pixels of a spot. */
        static Optional<Box> cell(StackPicture picture, Spot spot) {
            return picture.strip(spot.strip()).map(strip -> strip.cell(spot.at()));
        }

        double x(double t) {
            return upper.isEmpty() ? x(band, t) : t < 0.5 ? x(band, 2 * t) : x(upper.get(), 2 * t - 1);
        }

        double y(double t) {
            return upper.isEmpty() ? y(band, t) : t < 0.5 ? y(band, 2 * t) : y(upper.get(), 2 * t - 1);
        }

        private static double x(Band band, double t) {
            double s = 1 - t;
            return (s * s * s + 3 * s * s * t) * band.x1() + (3 * s * t * t + t * t * t) * band.x3();
        }

        private static double y(Band band, double t) {
            double s = 1 - t;
            double middle = band.middle();
            return s * s * s * band.bottom() + 3 * s * s * t * middle + 3 * s * t * t * middle + t * t * t * band.top();
        }

        /** Its first part, up to {@code end} of it, through so many points. */
        Shape path(double end, int points) {
            List<Shape.Part> parts = new ArrayList<>();
            for (int i = 0; i <= points; i++) {
                double t = end * i / points;
                parts.add(i == 0 ? new Shape.Begin(x(t), y(t)) : new Shape.Straight(x(t), y(t)));
            }
            return new Shape.Path(parts);
        }

        /** Boxes along the line, for what should not cover it. */
        List<Box> boxes() {
            List<Box> all = new ArrayList<>();
            for (int i = 0; i <= BOXES; i++) {
                double t = (double) i / BOXES;
                all.add(new Box(x(t) - 4, y(t) - 3, 8, 6));
            }
            return all;
        }
    }

    private static final int POINTS = 32;
    private final Pen pen;
    private final StackPicture picture;
    private final int current;
    private final double progress;

    /**
     * @param current number of the step taken last
     * @param progress how much of that step's way has been drawn, 0 to 1
     */
    FailurePainter(Pen pen, StackPicture picture, int current, double progress) {
        this.pen = pen;
        this.picture = picture;
        this.current = current;
        this.progress = progress;
    }

    /** Every bad page on every namespace and mapped device, whoever knows of it; in one pixel, one of each look. */
    void badPages(List<Hop> hops) {
        Optional<Spot> told = hops.stream().filter(h -> h.kind() == Hop.Kind.BREAK && Legend.isTold(hops))
                .map(Hop::to).findFirst();
        Set<Mark> drawn = new HashSet<>();
        picture.machine().bad().forEach((pfn, page) -> Whereabouts.devices(picture.machine(), pfn).stream()
                .filter(d -> !(d.device() instanceof Partition))
                .forEach(on -> picture.strip(on.device().id()).ifPresent(strip -> {
                    Box cell = strip.cell(on.at());
                    boolean latent = page.isLatent()
                            && !told.equals(Optional.of(new Spot(on.device().id(), on.at())));
                    if (drawn.add(new Mark(on.device().id(), Math.round(cell.x()), latent))) {
                        bad(cell, latent);
                    }
                })));
    }

    /** Every page that can be read and is not what was written, where bad pages stand, too; in one pixel, one of them. */
    void undefinedPages() {
        Set<Mark> drawn = new HashSet<>();
        picture.machine().undefined().byPage().keySet().stream().filter(p -> picture.machine().bad(p).isEmpty())
                .flatMap(pfn -> Whereabouts.devices(picture.machine(), pfn).stream())
                .filter(d -> !(d.device() instanceof Partition))
                .forEach(on -> picture.strip(on.device().id()).map(strip -> strip.cell(on.at()))
                        .filter(cell -> drawn.add(new Mark(on.device().id(), Math.round(cell.x()), false)))
                        .ifPresent(cell -> Legend.undefined(pen, cell)));
    }

    /** A page that will go bad, on every namespace and mapped device. */
    void coming(Pfn page) {
        Whereabouts.devices(picture.machine(), page).stream().filter(d -> !(d.device() instanceof Partition))
                .forEach(on -> picture.strip(on.device().id()).ifPresent(strip -> frame(strip.cell(on.at()), true)));
    }

    private record Mark(LayerId strip, long x, boolean latent) {}

    private void bad(Box cell, boolean latent) {
        pen.fill(cell, Paint.GROUND);
        frame(cell, latent);
        Glyph.CROSS.at(pen, cell.centerX(), cell.centerY(), Math.min(4.5, cell.width() / 2 - 2), Paint.FAILURE,
                2.2);
    }

    private void frame(Box cell, boolean latent) {
        if (latent) {
            pen.dashed(() -> pen.frame(cell, Paint.FAILURE, 2), 4, 3);
        } else {
            pen.frame(cell, Paint.FAILURE, 2);
        }
    }

    /** The lines of the path. */
    void lines(List<Hop> hops) {
        hops.forEach(hop -> HopLine.of(picture, hop).ifPresent(this::line));
    }

    /** The pages that the path has reached. */
    void reached(List<Hop> hops) {
        HopPictures pictures = new HopPictures(pen, picture, current, progress);
        Set<LayerId> followed = HopPictures.followed(hops);
        hops.forEach(hop -> pictures.paint(hop, followed));
        for (Hop hop : hops) {
            boolean arrived = hop.step() < current || progress >= 1;
            if (arrived) {
                HopLine.cell(picture, hop.to()).ifPresent(cell -> arrive(hop, cell));
            }
        }
    }

    private void line(HopLine line) {
        Hop hop = line.hop();
        double end = hop.step() == current ? progress : 1;
        switch (hop.kind()) {
            case ASIDE -> aside(line, end);
            case BYPASS -> pen.dashed(() -> curve(line, end, Paint.FAILURE, 2.4), 7, 5);
            case BREAK, ASKED, CHECKED, MANAGED, CONVERT, CLIMB, OWNERS, REFUSED, STRIKE, LOCK, END, REACH -> {
                curve(line, end, Paint.GROUND, 6);
                curve(line, end, Paint.FAILURE, hop.step() == current ? 4.2 : 3.4);
            }
        }
        if (hop.step() == current && progress < 1) {
            Glyph.DISC.at(pen, line.x(end), line.y(end), 5.5, Paint.FAILURE, 1);
        }
    }

    private void curve(HopLine line, double end, Paint color, double width) {
        pen.stroke(line.path(end, POINTS), color, width);
    }

    /** Leaves the way to the page, turns to the side and ends. */
    private void aside(HopLine line, double end) {
        if (HopLine.slot(picture, line.hop().to()).isPresent()) {
            curve(line, end, Paint.GROUND, 5);
            pen.dashed(() -> curve(line, end, Paint.FAILURE, 2), 5, 4);
            return;
        }
        double turn = Math.min(end, HopLine.TURN);
        pen.dashed(() -> curve(line, turn, Paint.FAILURE, 2), 5, 4);
        if (end > HopLine.TURN) {
            Glyph.NO_ENTRY.at(pen, line.x(turn), line.y(turn) - 6, 5.5, Paint.FAILURE, 1.8);
        }
    }

    private void arrive(Hop hop, Box cell) {
        boolean now = hop.step() == current;
        switch (hop.kind()) {
            case CLIMB, BYPASS -> pen.frame(cell.grow(now ? 2 : 1), Paint.FAILURE, now ? 3 : 2);
            case STRIKE -> {
                Box seen = new Box(cell.centerX() - Math.max(7, cell.width() / 2), cell.y(), Math.max(14, cell.width()),
                        cell.height());
                pen.fill(seen, Paint.GROUND);
                pen.frame(seen, Paint.FAILURE, 2);
                Glyph.BOLT.at(pen, cell.centerX(), cell.centerY(), 8, Paint.FAILURE, 1);
            }
            case REFUSED ->
                    refused(cell, picture.strip(hop.to().strip()).filter(s -> s.kind() == Kind.MAPPING).isPresent());
            case REACH -> reach(cell);
            case CONVERT, BREAK -> {
                if (now) {
                    pen.frame(cell.grow(2.5), Paint.FAILURE, 3);
                }
            }
            case ASKED, CHECKED, MANAGED, OWNERS, ASIDE, LOCK, END -> {}
        }
    }

    /** A short way out to the right that ends at a bar: upwards for the failure, downwards for what a process wants. */
    private void refused(Box cell, boolean down) {
        double edge = down ? cell.bottom() : cell.y();
        double y = edge + (down ? 13 : -9);
        double x = cell.centerX();
        Shape out = new Shape.Path(List.of(new Shape.Begin(x, edge), new Shape.Bend(x, y, x + 12, y),
                new Shape.Straight(x + 20, y)));
        pen.dashed(() -> pen.stroke(out, Paint.FAILURE, 2.4), 5, 4);
        pen.line(x + 24, y - 6, x + 24, y + 6, Paint.FAILURE, 3);
    }

    private void reach(Box cell) {
        pen.frame(cell.grow(1), Paint.INK, 2);
        double x = cell.centerX();
        pen.fill(Shape.Path.around(x - 4, cell.bottom() + 2, x + 4, cell.bottom() + 2, x, cell.bottom() + 8),
                Paint.INK);
    }

    /** The words of every hop as far as there is room, then the caption of the current step, which has its place first. */
    List<Chip> words(List<Hop> hops, Gaps gaps, Optional<Caption> caption, Set<LayerId> about, List<Box> halves) {
        List<Hop> told = hops.stream().filter(h -> h.step() < current || progress >= 1).toList();
        List<Box> path = new ArrayList<>();
        told.forEach(hop -> HopLine.of(picture, hop).ifPresent(line -> path.addAll(line.boxes())));
        List<Box> taken = new ArrayList<>(picture.ribbons().stream().filter(r -> r.kind() == Ribbon.Kind.COPY)
                .map(r -> RibbonPainter.ram(pen.metrics(), r.band())).toList());
        picture.bands().forEach(band -> Headings.above(picture, band, pen.metrics()).ifPresent(taken::add));
        taken.addAll(halves);
        HopPictures pictures = new HopPictures(pen, picture, current, progress);
        hops.forEach(hop -> taken.addAll(pictures.boxes(hop)));
        CaptionPainter painter = new CaptionPainter(pen, picture);
        Optional<CaptionSpot> spot = caption.filter(c -> progress >= 1)
                .flatMap(c -> CaptionPainter.place(picture, hops, current, about)
                        .flatMap(place -> painter.find(c, place, gaps, path)));
        spot.ifPresent(s -> taken.add(s.box().grow(3)));
        boolean refused = told.stream().anyMatch(h -> h.step() == current && h.kind() == Hop.Kind.REFUSED);
        boolean over = told.stream().anyMatch(hop -> hop.kind() == Hop.Kind.END);
        List<Hop> said = told.stream().filter(hop -> isSaid(hop, spot.isPresent(), over, refused)).toList();
        List<Chip> chips =
                Chips.place(new Captions(picture, pen.metrics(), gaps).wishes(said), taken, path, current);
        chips.forEach(this::chip);
        spot.ifPresent(painter::paint);
        return chips;
    }

    /**
     * Whether a hop has words of its own: the caption says what happens, the sums stay beside it until the failure is over,
     * and what came of it stays. What a filesystem ticked off stands beside its refusal too.
     */
    private boolean isSaid(Hop hop, boolean captioned, boolean over, boolean refused) {
        boolean now = hop.step() == current;
        return switch (hop.kind()) {
            case ASKED, MANAGED -> now && !captioned;
            case CHECKED -> now || refused;
            case ASIDE -> (!now || !captioned) && !isInTable(hop);
            case REFUSED, STRIKE, REACH -> !now || !captioned;
            case CONVERT, CLIMB -> !over && (now || picture.trim().details());
            case BREAK, BYPASS, OWNERS, LOCK, END -> true;
        };
    }

    /** Whether the page table shows why somebody is left alone. */
    private boolean isInTable(Hop hop) {
        return HopLine.slot(picture, hop.to()).isPresent() && hop.labels().stream()
                .anyMatch(label -> label instanceof HopLabel.LeftAlone left && switch (left.reason()) {
                    case NO_ENTRY, PRIVATE_COPY, PAGE_CACHE -> true;
                    case NOT_IN_CORE, NOT_DAX, NEVER_TOUCHED, NOT_ASKED, PENDING, NO_PAGES, DEAD, NOT_AT_HEAD, IDLE,
                            UNHANDLED -> false;
                });
    }

    private void chip(Chip chip) {
        Box box = chip.box();
        boolean now = chip.hop().step() == current;
        if (chip.pill()) {
            pen.card(box, 12, Paint.PANEL, Paint.FAILURE, now ? 2 : 1.2);
            pen.centered(HopText.of(chip.hop()).getFirst(), box.centerX(), box.centerY(), Type.NAME, Paint.FAILURE_INK);
            return;
        }
        pen.card(box, 4, Paint.PANEL, now ? Paint.FAILURE : Paint.HAIR, now ? 1.6 : 1);
        double y = box.y() + 9;
        List<HopText.Ticked> ticked = HopText.ticked(chip.hop());
        for (int i = 0; i < ticked.size(); i++) {
            int line = i / 2;
            pen.text(ticked.get(i).text(), box.x() + 7 + (i % 2) * box.width() / 2, y + line * Captions.LINE,
                    Type.MONO, ticked.get(i).fine() ? Paint.INK : Paint.FAILURE_INK);
        }
        List<String> all = HopText.of(chip.hop());
        for (String line : all.subList(0, Math.min(all.size(), (int) (box.height() / Captions.LINE)))) {
            pen.text(pen.fit(Type.MONO, line, box.width() - 10), box.x() + 7, y, Type.MONO, Paint.INK);
            y += Captions.LINE;
        }
    }
}
