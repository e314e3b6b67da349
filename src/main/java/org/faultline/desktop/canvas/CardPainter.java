package org.faultline.desktop.canvas;

import java.util.Optional;
import javafx.scene.paint.Color;
import org.faultline.desktop.canvas.StackPicture.Card;
import org.faultline.desktop.paint.Box;
import org.faultline.desktop.paint.Glyph;
import org.faultline.desktop.paint.Palette;
import org.faultline.desktop.paint.Pen;
import org.faultline.desktop.paint.Type;
import org.faultline.process.UserProcess;

/** Draws processes: who they are, whether they live, and what they map. */
final class CardPainter {
    /** Pixels that two lines of small text need in a frame. */
    private static final double TWO_LINES = 42;
    private final Pen pen;
    private final Palette palette;

    CardPainter(Pen pen) {
        this.pen = pen;
        this.palette = pen.palette();
    }

    /** The frame and the words; the rulers are drawn over it. */
    void paint(Card card, StackPicture picture) {
        UserProcess process = card.process();
        boolean dead = !process.isAlive();
        pen.card(card.box(), 7, dead ? palette.tint(palette.dead(), 0.16) : palette.panel(), palette.hair(), 1);
        Box box = card.box();
        double y = box.y() + 12;
        String state = state(process);
        double room = state.isEmpty() ? 24 : Type.SMALL_BOLD.width(state) + 32;
        Color ink = dead ? palette.faint() : palette.ink();
        pen.text(Type.NAME.fit(process.pid() + " " + process.comm(), box.width() - 10 - room), box.x() + 9, y,
                Type.NAME,
                ink);
        if (!state.isEmpty()) {
            pen.ending(state, box.right() - 22, y, Type.SMALL_BOLD,
                    dead ? palette.faint() : palette.failureInk());
        }
        glyph(process, box.right() - 13, y);
        card.mappings().forEach(id -> picture.strip(id).ifPresent(this::caption));
    }

    /** Over the rulers of the dead: they are out of the story. */
    void veil(Card card, StackPicture picture) {
        if (!card.process().isAlive()) {
            card.mappings().forEach(id -> picture.strip(id)
                    .ifPresent(strip -> pen.fill(strip.box(), Palette.veil(palette.dead(), 0.35))));
        }
    }

    private void caption(Strip strip) {
        double y = strip.box().y() - 8;
        double width = strip.box().width();
        String flag = strip.name();
        pen.text(Type.SMALL.fit(flag, width), strip.box().x() + 1, y, Type.SMALL, palette.faint());
        String address = strip.detail();
        if (Type.SMALL.width(flag) + Type.MONO.width(address) + 10 < width) {
            pen.ending(address, strip.box().right(), y, Type.MONO, palette.faint());
        }
    }

    private static String state(UserProcess process) {
        if (!process.isAlive()) {
            return "killed";
        }
        return process.received().isEmpty() ? "" : "signalled";
    }

    private void glyph(UserProcess process, double x, double y) {
        if (!process.isAlive()) {
            Glyph.CROSS.at(pen, x, y, 4.5, palette.failure(), 2.4);
        } else if (process.received().isEmpty()) {
            Glyph.DISC.at(pen, x, y, 3.5, palette.process(), 1);
        } else {
            Optional<UserProcess.Disposition> handled = Optional.of(process.sigbus())
                    .filter(UserProcess.Disposition.HANDLER::equals);
            handled.map(h -> Glyph.SHIELD).orElse(Glyph.BOLT).at(pen, x, y, 6,
                    handled.map(h -> palette.process()).orElse(palette.failure()), 1);
        }
    }

    /** How many there are besides, where there is no room for all. */
    void crowd(StackPicture.Crowd crowd) {
        pen.dashed(() -> pen.card(crowd.box().grow(-4), 6, pen.palette().ground(), pen.palette().faint(), 1), 3, 3);
        double middle = crowd.box().centerX();
        double y = crowd.box().centerY();
        String more = "+ " + crowd.count();
        String both = more + " " + crowd.what();
        if (Type.SMALL.width(both) + 14 < crowd.box().width()) {
            pen.centered(both, middle, y, Type.SMALL, pen.palette().faint());
        } else if (crowd.box().height() < TWO_LINES) {
            pen.centered(more, middle, y, Type.SMALL, pen.palette().faint());
        } else {
            pen.centered(more, middle, y - 7, Type.SMALL, pen.palette().faint());
            pen.centered(crowd.what(), middle, y + 7, Type.SMALL, pen.palette().faint());
        }
    }
}
