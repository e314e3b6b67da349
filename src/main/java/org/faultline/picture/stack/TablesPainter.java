package org.faultline.picture.stack;

import java.util.List;
import java.util.Optional;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;
import org.faultline.picture.stack.PageTables.Entry;
import org.faultline.picture.stack.PageTables.Slot;
import org.faultline.picture.stack.StackPicture.Band;

/** Draws the lane of page tables: the slots with a word beside each. */
final class TablesPainter {
    private static final double R = 4.5;
    private final Pen pen;

    TablesPainter(Pen pen) {
        this.pen = pen;
    }

    /** The lane itself; ribbons shine through. */
    void lane(Band band, Box frame, boolean now) {
        Box box = Box.between(frame.x(), band.top(), frame.right(), band.bottom());
        pen.fill(new Shape.Rounded(box, 10), Paint.QUIET.veil(0.75));
        pen.stroke(new Shape.Rounded(new Box(box.x() + 0.5, box.y() + 0.5, box.width() - 1, box.height() - 1), 10),
                now ? Paint.FAILURE : Paint.HAIR, now ? 1.6 : 1);
    }

    /**
     * The slots.
     *
     * @param now the one that the current step is about
     * @param right where words must end
     * @param blind whether it is not told what they have
     */
    void slots(List<Slot> slots, Optional<Box> now, double right, boolean blind) {
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            boolean here = now.filter(box -> box.equals(slot.box())).isPresent();
            pen.card(slot.box(), 4, Paint.GROUND, here ? Paint.FAILURE : Paint.LINE, here ? 2 : 1);
            if (blind) {
                pen.centered("?", slot.box().centerX(), slot.box().centerY(), Type.NAME, Paint.INK);
            } else {
                sign(slot.entry(), slot.box().centerX(), slot.box().centerY());
            }
            double limit = i + 1 < slots.size() ? slots.get(i + 1).box().x() - 6 : right - 4;
            String words = blind ? "hidden" : slot.entry().words();
            double x = slot.box().right() + 6;
            if (x + pen.width(Type.SMALL, words) <= limit) {
                pen.text(words, x, slot.box().centerY(), Type.SMALL, Paint.FAINT);
            }
        }
    }

    /** The sign of an entry, around a point. */
    void sign(Entry entry, double x, double y) {
        switch (entry) {
            case HAS -> Glyph.DISC.at(pen, x, y, R, Paint.PROCESS, 1);
            case NONE -> ring(x, y, Paint.INK);
            case ELSEWHERE -> ring(x, y, Paint.DEAD);
            case GONE -> pen.stroke(new Shape.Line(x - R, y, x + R, y), Paint.DEAD, 1.6);
            case TAKEN_OUT -> Glyph.NO_ENTRY.at(pen, x, y, R + 0.5, Paint.FAILURE, 1.6);
            case COPY, CACHED -> copy(new Box(x - 4, y - 6, 8, 12));
            case ZERO -> pen.centered("0", x, y, Type.SMALL, Paint.INK);
        }
    }

    private void ring(double x, double y, Paint paint) {
        pen.stroke(new Shape.Oval(new Box(x - R, y - R, 2 * R, 2 * R)), paint, 1.6);
    }

    private void copy(Box box) {
        pen.fill(box, Paint.PROCESS.tint(0.2));
        pen.dashed(() -> pen.frame(box, Paint.INK, 1.2), 2.5, 2);
    }
}
