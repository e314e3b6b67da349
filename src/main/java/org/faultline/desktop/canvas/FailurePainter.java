package org.faultline.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.faultline.desktop.canvas.Chips.Chip;
import org.faultline.desktop.canvas.Ribbon.Band;
import org.faultline.desktop.canvas.Strip.Kind;
import org.faultline.desktop.paint.Box;
import org.faultline.desktop.paint.Glyph;
import org.faultline.desktop.paint.Palette;
import org.faultline.desktop.paint.Pen;
import org.faultline.desktop.paint.Type;
import org.faultline.device.Partition;
import org.faultline.format.HopText;
import org.faultline.memory.BadPage;
import org.faultline.playback.Hop;
import org.faultline.playback.Hop.Spot;
import org.faultline.playback.Whereabouts;

/** Draws the failure: bad pages, the bright path that climbs the ribbons, and the words beside it. */
final class FailurePainter {
    /** The line of a hop: up from one strip to the next, as the ribbon between them runs. */
    record HopLine(Hop hop, Band band) {
        private static final int BOXES = 24;
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
            for (int i = 0; i <= BOXES; i++) {
                double t = end * i / BOXES;
                all.add(new Box(x(t) - 4, y(t) - 3, 8, 6));
            }
            return all;
        }
    }

    private static final int POINTS = 32;
    private final Pen pen;
    private final Palette palette;
    private final StackPicture picture;
    private final int current;
    private final double progress;

    /**
     * @param current number of the step taken last
     * @param progress how much of that step's way has been drawn, 0 to 1
     */
    FailurePainter(Pen pen, StackPicture picture, int current, double progress) {
        this.pen = pen;
        this.palette = pen.palette();
        this.picture = picture;
        this.current = current;
        this.progress = progress;
    }

    /** Every bad page on every namespace and mapped device, whoever knows of it. */
    void badPages() {
        picture.machine().bad().forEach((pfn, page) -> Whereabouts.of(picture.machine(), pfn).stream()
                .flatMap(place -> place.devices().stream()).filter(d -> !(d.device() instanceof Partition))
                .forEach(on -> picture.strip(on.device().id()).ifPresent(strip -> bad(strip.cell(on.at()), page))));
    }

    private void bad(Box cell, BadPage page) {
        pen.fill(cell, palette.ground());
        frame(cell, !page.flagged() && !page.known());
        Glyph.CROSS.at(pen, cell.centerX(), cell.centerY(), Math.min(4.5, cell.width() / 2 - 2), palette.failure(),
                2.2);
    }

    private void frame(Box cell, boolean latent) {
        if (latent) {
            pen.dashed(() -> pen.frame(cell, palette.failure(), 2), 4, 3);
        } else {
            pen.frame(cell, palette.failure(), 2);
        }
    }

    /** The path: first its lines, then the pages it has reached. */
    void path(List<Hop> hops) {
        hops.forEach(hop -> HopLine.of(picture, hop).ifPresent(this::line));
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
            case BYPASS -> pen.dashed(() -> curve(line, end, palette.failure(), 2.4), 7, 5);
            case BREAK, ASKED, CONVERT, CLIMB, OWNERS, REFUSED, STRIKE, LOCK, END, REACH -> {
                curve(line, end, palette.ground(), 6);
                curve(line, end, palette.failure(), hop.step() == current ? 4.2 : 3.4);
            }
        }
        if (hop.step() == current && progress < 1) {
            Glyph.DISC.at(pen, line.x(end), line.y(end), 5.5, palette.failure(), 1);
        }
    }

    private void curve(HopLine line, double end, Color color, double width) {
        GraphicsContext g = pen.context();
        g.setStroke(color);
        g.setLineWidth(width);
        g.beginPath();
        g.moveTo(line.x(0), line.y(0));
        for (int i = 1; i <= POINTS; i++) {
            double t = end * i / POINTS;
            g.lineTo(line.x(t), line.y(t));
        }
        g.stroke();
    }

    /** Leaves the way to the page, turns to the side and ends. */
    private void aside(HopLine line, double end) {
        double turn = Math.min(end, HopLine.TURN);
        pen.dashed(() -> curve(line, turn, palette.failure(), 2), 5, 4);
        if (end > HopLine.TURN) {
            Glyph.NO_ENTRY.at(pen, line.x(turn), line.y(turn) - 6, 5.5, palette.failure(), 1.8);
        }
    }

    private void arrive(Hop hop, Box cell) {
        boolean now = hop.step() == current;
        switch (hop.kind()) {
            case CLIMB, BYPASS -> pen.frame(cell.grow(now ? 2 : 1), palette.failure(), now ? 3 : 2);
            case STRIKE -> {
                Box seen = new Box(cell.centerX() - Math.max(7, cell.width() / 2), cell.y(), Math.max(14, cell.width()),
                        cell.height());
                pen.fill(seen, palette.ground());
                pen.frame(seen, palette.failure(), 2);
                Glyph.BOLT.at(pen, cell.centerX(), cell.centerY(), 8, palette.failure(), 1);
            }
            case REFUSED ->
                    refused(cell, picture.strip(hop.to().strip()).filter(s -> s.kind() == Kind.MAPPING).isPresent());
            case REACH -> reach(cell);
            case CONVERT, BREAK -> {
                if (now) {
                    pen.frame(cell.grow(2.5), palette.failure(), 3);
                }
            }
            case ASKED, OWNERS, ASIDE, LOCK, END -> {}
        }
    }

    /** A short way out to the right that ends at a bar: upwards for the failure, downwards for what a process wants. */
    private void refused(Box cell, boolean down) {
        double edge = down ? cell.bottom() : cell.y();
        double y = edge + (down ? 13 : -9);
        double x = cell.centerX();
        GraphicsContext g = pen.context();
        g.setStroke(palette.failure());
        g.setLineWidth(2.4);
        pen.dashed(() -> {
            g.beginPath();
            g.moveTo(x, edge);
            g.quadraticCurveTo(x, y, x + 12, y);
            g.lineTo(x + 20, y);
            g.stroke();
        }, 5, 4);
        pen.line(x + 24, y - 6, x + 24, y + 6, palette.failure(), 3);
    }

    private void reach(Box cell) {
        pen.frame(cell.grow(1), palette.ink(), 2);
        pen.context().setFill(palette.ink());
        double x = cell.centerX();
        pen.context().fillPolygon(new double[]{x - 4, x + 4, x}, new double[]{cell.bottom() + 2, cell.bottom() + 2,
                cell.bottom() + 8}, 3);
    }

    /** The words of every hop, as far as there is room. */
    List<Chip> words(List<Hop> hops, double left, double right) {
        List<Hop> told = hops.stream().filter(h -> h.step() < current || progress >= 1)
                .filter(h -> h.kind() != Hop.Kind.ASKED || h.step() == current).toList();
        List<Box> path = new ArrayList<>();
        told.forEach(hop -> HopLine.of(picture, hop).ifPresent(line -> path.addAll(line.boxes())));
        List<Box> taken = picture.ribbons().stream().filter(r -> r.kind() == Ribbon.Kind.COPY)
                .map(r -> RibbonPainter.ram(r.band())).toList();
        List<Chip> chips = Chips.place(new Captions(picture, left, right).wishes(told), taken, path, current);
        chips.forEach(this::chip);
        return chips;
    }

    private void chip(Chip chip) {
        Box box = chip.box();
        boolean now = chip.hop().step() == current;
        if (chip.pill()) {
            pen.card(box, 12, palette.panel(), palette.failure(), now ? 2 : 1.2);
            pen.centered(HopText.of(chip.hop()).getFirst(), box.centerX(), box.centerY(), Type.NAME,
                    palette.failureInk());
            return;
        }
        pen.card(box, 4, palette.panel(), now ? palette.failure() : palette.hair(), now ? 1.6 : 1);
        double y = box.y() + 9;
        for (String line : HopText.of(chip.hop()).subList(0, (int) (box.height() / Captions.LINE))) {
            pen.text(Type.MONO.fit(line, box.width() - 10), box.x() + 7, y, Type.MONO, palette.ink());
            y += Captions.LINE;
        }
    }
}
