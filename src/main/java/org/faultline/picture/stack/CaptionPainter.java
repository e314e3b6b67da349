package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.format.Caption;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;
import org.faultline.picture.stack.FailurePainter.HopLine;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Hop;

/** Draws the caption of a step where the step happens, joined to that place by a tip. */
final class CaptionPainter {
    private static final double RADIUS = 7;
    /** Half of the side of the tip that lies on the caption. */
    private static final double FOOT = 10;
    private static final double HALO = 5;
    /** The part of a lane without strips that its caption points at: where it begins, beside its name. */
    private static final double LANE = 40;
    /** So far the tip goes into the card of a process. */
    private static final double EDGE = 6;
    /** Half of what is pointed at in the middle: at something wider, the tip goes to where it is nearest. */
    private static final double NARROW = 12;

    private final Pen pen;
    private final StackPicture picture;

    CaptionPainter(Pen pen, StackPicture picture) {
        this.pen = pen;
        this.picture = picture;
    }

    /**
     * Where a step happens: at the end of the path's last stretch, or at the first layer that it is about, as where a
     * filesystem is asked of a page that lies on another device than its strip shows.
     */
    static Optional<Box> place(StackPicture picture, List<Hop> hops, int step, Set<LayerId> about) {
        return hops.stream().filter(h -> h.step() == step).reduce((first, last) -> last)
                .filter(hop -> !isElsewhere(hop, about)).flatMap(hop -> place(picture, hop))
                .or(() -> about.stream().flatMap(id -> picture.card(id).map(card -> inside(card.box()))
                        .or(() -> picture.box(id)).stream()).findFirst());
    }

    /** A card without its lower edge, which the tip is to cross. */
    private static Box inside(Box card) {
        return Box.between(card.x(), card.y(), card.right(), card.bottom() - EDGE);
    }

    private static boolean isElsewhere(Hop hop, Set<LayerId> about) {
        boolean answers = hop.kind() == Hop.Kind.ASKED || hop.kind() == Hop.Kind.REFUSED;
        return answers && !about.isEmpty() && !about.contains(hop.to().strip());
    }

    private static Optional<Box> place(StackPicture picture, Hop hop) {
        return switch (hop.kind()) {
            case MANAGED -> picture.lane(Kind.TABLES).map(
                    lane -> Box.between(picture.frame().x(), lane.top(), picture.frame().x() + LANE, lane.bottom()));
            case ASIDE, ASKED, CHECKED -> HopLine.slot(picture, hop.to()).or(() -> HopLine.cell(picture, hop.to()));
            case BREAK, CONVERT, CLIMB, BYPASS, OWNERS, REFUSED, STRIKE, LOCK, END, REACH ->
                    HopLine.cell(picture, hop.to());
        };
    }

    /**
     * Finds the place of a caption; nothing where there is no room at all.
     *
     * @param path what the failure has drawn
     */
    Optional<CaptionSpot> find(Caption caption, Box about, Gaps gaps, List<Box> path) {
        List<Box> taken = new ArrayList<>();
        picture.strips().forEach(strip -> taken.add(strip.box()));
        picture.cards().forEach(card -> taken.add(card.box()));
        picture.crowds().forEach(crowd -> taken.add(crowd.box()));
        picture.lane(Kind.TABLES).ifPresent(lane -> taken.add(Box.between(picture.frame().x(), lane.top(),
                picture.frame().right(), lane.bottom())));
        picture.bands().forEach(band -> Headings.above(picture, band, pen.metrics()).ifPresent(taken::add));
        List<Box> signs = picture.ribbons().stream().filter(r -> r.kind() == Ribbon.Kind.COPY)
                .map(r -> RibbonPainter.ram(pen.metrics(), r.band())).toList();
        List<CaptionForm> forms = CaptionForm.of(caption, pen.metrics()).stream()
                .filter(form -> picture.trim().details() || form.left() > 0).toList();
        return CaptionSpot.find(forms, about, gaps.near(about),
                new CaptionSpot.Obstacles(taken, path, signs));
    }

    void paint(CaptionSpot spot) {
        Shape outline = outline(spot);
        pen.stroke(outline, Paint.GROUND, HALO);
        pen.fill(outline, Paint.PANEL);
        pen.stroke(outline, Paint.FAILURE, 2);
        double y = spot.box().y() + spot.form().head();
        for (CaptionForm.Line line : spot.form().lines()) {
            pen.text(line.text(), spot.box().x() + CaptionForm.indent(), y + line.height() / 2, line.type(),
                    line.type() == Type.MONO ? Paint.FAINT : Paint.INK);
            y += line.height();
        }
    }

    /** A box with round corners and a tip out of its upper or lower side. */
    private static Shape outline(CaptionSpot spot) {
        Box box = spot.box();
        Box about = spot.about();
        boolean below = about.centerY() > box.centerY();
        double foot = Math.clamp(about.centerX(), box.x() + RADIUS + FOOT + 4, box.right() - RADIUS - FOOT - 4);
        double far = below ? about.y() : about.bottom();
        double inset = Math.min(about.width() / 2, NARROW);
        double point = Math.clamp(foot, about.x() + inset, about.right() - inset);
        List<Shape.Part> parts = new ArrayList<>();
        parts.add(new Shape.Begin(box.x() + RADIUS, box.y()));
        if (!below) {
            tip(parts, foot - FOOT, foot + FOOT, box.y(), point, far);
        }
        corner(parts, box.right(), box.y(), -RADIUS, 0, 0, RADIUS);
        corner(parts, box.right(), box.bottom(), 0, -RADIUS, -RADIUS, 0);
        if (below) {
            tip(parts, foot + FOOT, foot - FOOT, box.bottom(), point, far);
        }
        corner(parts, box.x(), box.bottom(), RADIUS, 0, 0, -RADIUS);
        corner(parts, box.x(), box.y(), 0, RADIUS, RADIUS, 0);
        parts.add(new Shape.Close());
        return new Shape.Path(parts);
    }

    private static void tip(List<Shape.Part> parts, double from, double to, double y, double x, double far) {
        parts.add(new Shape.Straight(from, y));
        parts.add(new Shape.Straight(x, far));
        parts.add(new Shape.Straight(to, y));
    }

    private static void corner(List<Shape.Part> parts, double x, double y, double fromX, double fromY, double toX,
            double toY) {
        parts.add(new Shape.Straight(x + fromX, y + fromY));
        parts.add(new Shape.Bend(x, y, x + toX, y + toY));
    }
}
