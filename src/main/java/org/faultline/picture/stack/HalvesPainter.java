package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Type;
import org.faultline.picture.stack.PageTables.Entry;
import org.faultline.picture.stack.PageTables.Slot;
import org.faultline.picture.stack.StackPicture.Card;
import org.faultline.playback.Whereabouts;
import org.faultline.process.UserProcess;

/** Draws what became otherwise in another run of the same stack: the upper half says A, the lower one B. Nothing else moves. */
final class HalvesPainter {
    private static final double TAG = 13;
    private static final double LINE = 19;
    /** How wide halves are that have no words. */
    private static final double SIGNS = 40;
    /** So much of a name tells whose card it is. */
    private static final double NAME = 72;
    private final Pen pen;
    private final StackPicture picture;
    private final Machine other;
    private final List<Box> drawn = new ArrayList<>();

    /** @param other what B came to */
    HalvesPainter(Pen pen, StackPicture picture, Machine other) {
        this.pen = pen;
        this.picture = picture;
        this.other = other;
    }

    /**
     * Draws them, and gives the boxes that nothing is to be written over.
     *
     * @param page the one that the slots are about
     */
    List<Box> paint(Optional<Pfn> page) {
        picture.cards().forEach(this::card);
        page.ifPresent(this::slots);
        picture.machine().filesystems().forEach(fs -> filesystem(fs, page));
        return drawn;
    }

    /** How much of a card its halves take at the right; 0 where it has none. */
    double taken(Card card) {
        return differing(card.process()).map(two -> width(card, two) + 8).orElse(0.0);
    }

    private Optional<UserProcess> differing(UserProcess one) {
        return other.process(one.pid()).filter(two -> !CardPainter.state(two).equals(CardPainter.state(one)));
    }

    /** The words stand there where most of the name has room as well, and else the signs alone. */
    private double width(Card card, UserProcess two) {
        UserProcess one = card.process();
        double words = TAG + 25 + widest(CardPainter.state(one), CardPainter.state(two));
        double name = Math.min(NAME, pen.width(Type.NAME, CardPainter.name(one)));
        return words + 17 + name <= card.box().width() ? words : SIGNS;
    }

    private double widest(String one, String two) {
        return Math.max(pen.width(Type.SMALL_BOLD, one), pen.width(Type.SMALL_BOLD, two));
    }

    private void card(Card card) {
        differing(card.process()).ifPresent(two -> {
            double width = width(card, two);
            Box box = new Box(card.box().right() - width - 4, card.box().y() + 3, width, 2 * LINE);
            halves(box);
            state(card.process(), box, 0);
            state(two, box, 1);
        });
    }

    private void state(UserProcess process, Box box, int half) {
        double y = box.y() + LINE * (half + 0.5);
        if (box.width() > SIGNS) {
            pen.text(CardPainter.state(process), box.x() + TAG + 7, y, Type.SMALL_BOLD, Paint.INK);
        }
        new CardPainter(pen).glyph(process, box.right() - 9, y);
    }

    private void slots(Pfn page) {
        List<Slot> slots = PageTables.of(picture, page);
        Map<LayerId, Entry> entries = PageTables.of(other, slots, page);
        double limit = picture.frame().right();
        for (Slot slot : slots.reversed()) {
            Entry entry = entries.getOrDefault(slot.mapping(), slot.entry());
            if (entry != slot.entry()) {
                slot(slot, entry, limit - slot.box().x());
            }
            limit = slot.box().x() - 4;
        }
    }

    /** Where the next slot leaves no room for words, the signs say it alone. */
    private void slot(Slot slot, Entry entry, double room) {
        double words = widest(slot.entry().words(), entry.words()) + TAG + 28;
        Box box = new Box(slot.box().x(), slot.box().centerY() - LINE, words <= room ? words : SIGNS, 2 * LINE);
        halves(box);
        entry(slot.entry(), box, 0);
        entry(entry, box, 1);
    }

    private void entry(Entry entry, Box box, int half) {
        double y = box.y() + LINE * (half + 0.5);
        new TablesPainter(pen).sign(entry, box.x() + TAG + 12, y);
        if (box.width() > SIGNS) {
            pen.text(entry.words(), box.x() + TAG + 22, y, Type.SMALL_BOLD, Paint.INK);
        }
    }

    /** At the end of the strip that is farther from the page. */
    private void filesystem(Filesystem one, Optional<Pfn> page) {
        other.filesystem(one.id()).filter(two -> !state(two).equals(state(one)))
                .ifPresent(two -> picture.strip(one.id()).ifPresent(strip -> {
                    double width = TAG + 12 + widest(state(one), state(two));
                    boolean right = page.flatMap(p -> Whereabouts.of(picture.machine(), p))
                            .flatMap(w -> w.at(one.id()))
                            .filter(at -> strip.cell(at).centerX() > strip.box().centerX()).isPresent();
                    Box box = new Box(right ? strip.box().x() + 4 : strip.box().right() - width - 4,
                            strip.box().centerY() - LINE, width, 2 * LINE);
                    halves(box);
                    state(one, box, 0);
                    state(two, box, 1);
                }));
    }

    private void state(Filesystem fs, Box box, int half) {
        pen.text(state(fs), box.x() + TAG + 7, box.y() + LINE * (half + 0.5), Type.SMALL_BOLD, Paint.INK);
    }

    private static String state(Filesystem fs) {
        return fs.isShutDown() ? Sign.SHUT_DOWN.words() : fs.mount().active() ? "alive" : "not mounted";
    }

    /** A ground with two lines, each with its letter: black on white the one, white on black the other. */
    private void halves(Box box) {
        drawn.add(box);
        pen.card(box, 4, Paint.GROUND, Paint.FAILURE, 2);
        pen.line(box.x(), box.centerY(), box.right(), box.centerY(), Paint.HAIR, 1);
        tag("A", box.x() + 3, box.y() + LINE / 2, Paint.INK, Paint.GROUND);
        tag("B", box.x() + 3, box.y() + LINE * 1.5, Paint.GROUND, Paint.INK);
    }

    private void tag(String letter, double x, double y, Paint ground, Paint ink) {
        pen.card(new Box(x, y - TAG / 2, TAG, TAG), 3, ground, Paint.INK, 1);
        pen.centered(letter, x + TAG / 2, y, Type.SMALL_BOLD, ink);
    }
}
