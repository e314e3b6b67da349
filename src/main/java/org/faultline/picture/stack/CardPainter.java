package org.faultline.picture.stack;

import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Type;
import org.faultline.picture.stack.StackPicture.Card;
import org.faultline.process.UserProcess;

/** Draws processes: who they are, whether they live, and what they map. */
final class CardPainter {
    /** Pixels that two lines of small text need in a frame. */
    private static final double TWO_LINES = 42;
    private final Pen pen;

    CardPainter(Pen pen) {
        this.pen = pen;
    }

    /**
     * The frame and the words; the rulers are drawn over it.
     *
     * @param taken how much of it at the right somebody else says its state in; 0 where nobody does
     */
    void paint(Card card, StackPicture picture, double taken) {
        UserProcess process = card.process();
        boolean dead = !process.isAlive();
        pen.card(card.box(), 7, dead ? Paint.DEAD.tint(0.16) : Paint.PANEL, Paint.HAIR, 1);
        Box box = card.box();
        double y = box.y() + 12;
        if (taken > 0) {
            pen.text(pen.fit(Type.NAME, name(process), box.width() - 9 - taken), box.x() + 9, y, Type.NAME,
                    dead ? Paint.FAINT : Paint.INK);
            return;
        }
        boolean calm = !dead && process.received().isEmpty();
        Type type = calm ? Type.SMALL : Type.SMALL_BOLD;
        String name = name(process);
        String state = state(process);
        double wide = pen.width(type, state);
        boolean beside = wide <= box.width() - 10 - 32 - pen.width(Type.NAME, name);
        boolean lines = box.height() >= ProcessCards.TWO_LINES;
        boolean below = !beside && !calm && lines;
        double line = below ? y + ProcessCards.CAPTION : y;
        pen.text(pen.fit(Type.NAME, name, box.width() - 10 - (beside ? wide + 32 : below ? 8 : 24)), box.x() + 9, y,
                Type.NAME, dead ? Paint.FAINT : Paint.INK);
        if (beside || below) {
            pen.ending(state, box.right() - 22, line, type, dead || calm ? Paint.FAINT : Paint.FAILURE_INK);
        }
        glyph(process, box.right() - 13, line);
        if (lines) {
            double limit = below ? box.right() - 28 - wide : box.right();
            card.mappings().forEach(id -> picture.strip(id).ifPresent(strip -> caption(strip, limit)));
        }
    }

    /** Over the rulers of the dead: they are out of the story. */
    void veil(Card card, StackPicture picture) {
        if (!card.process().isAlive()) {
            card.mappings().forEach(id -> picture.strip(id)
                    .ifPresent(strip -> pen.fill(strip.box(), Paint.DEAD.veil(0.35))));
        }
    }

    /** What a mapping maps, not beyond {@code limit}. */
    private void caption(Strip strip, double limit) {
        double y = strip.box().y() - 8;
        double width = Math.min(strip.box().right(), limit) - strip.box().x();
        String words = Stream.of("maps " + strip.detail() + ", " + strip.name(), strip.detail() + ", " + strip.name())
                .filter(text -> pen.width(Type.SMALL, text) <= width).findFirst().orElse(strip.name());
        pen.text(pen.fit(Type.SMALL, words, width), strip.box().x() + 1, y, Type.SMALL, Paint.FAINT);
    }

    static String name(UserProcess process) {
        return process.pid() + " " + process.comm();
    }

    static String state(UserProcess process) {
        if (!process.isAlive()) {
            return isKilled(process) ? "killed" : "ended";
        }
        return process.received().isEmpty() ? "running" : "signalled";
    }

    /** Whether it died of something: who ends by itself was sent nothing. */
    static boolean isKilled(UserProcess process) {
        return !process.isAlive() && !process.received().isEmpty();
    }

    void glyph(UserProcess process, double x, double y) {
        if (!process.isAlive() && !isKilled(process)) {
            Glyph.DISC.at(pen, x, y, 3.5, Paint.FAINT, 1);
        } else if (isKilled(process)) {
            Glyph.CROSS.at(pen, x, y, 4.5, Paint.FAILURE, 2.4);
        } else if (process.received().isEmpty()) {
            Glyph.DISC.at(pen, x, y, 3.5, Paint.PROCESS, 1);
        } else {
            Optional<UserProcess.Disposition> handled = Optional.of(process.sigbus())
                    .filter(UserProcess.Disposition.HANDLER::equals);
            handled.map(h -> Glyph.SHIELD).orElse(Glyph.BOLT).at(pen, x, y, 6,
                    handled.map(h -> Paint.PROCESS).orElse(Paint.FAILURE), 1);
        }
    }

    /** How many there are besides, where there is no room for all. */
    void crowd(StackPicture.Crowd crowd) {
        pen.dashed(() -> pen.card(crowd.box().grow(-4), 6, Paint.GROUND, Paint.FAINT, 1), 3, 3);
        double middle = crowd.box().centerX();
        double y = crowd.box().centerY();
        String more = "+ " + crowd.count();
        String both = more + " " + crowd.what();
        if (pen.width(Type.SMALL, both) + 14 < crowd.box().width()) {
            pen.centered(both, middle, y, Type.SMALL, Paint.FAINT);
        } else if (crowd.box().height() < TWO_LINES) {
            pen.centered(more, middle, y, Type.SMALL, Paint.FAINT);
        } else {
            pen.centered(more, middle, y - 7, Type.SMALL, Paint.FAINT);
            pen.centered(crowd.what(), middle, y + 7, Type.SMALL, Paint.FAINT);
        }
    }
}
