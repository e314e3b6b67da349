package org.faultline.picture.stack;

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
import org.faultline.process.UserProcess;

/** Draws what became otherwise in another run of the same stack: the upper half says A, the lower one B. Nothing else moves. */
final class HalvesPainter {
    private static final double TAG = 13;
    private static final double LINE = 19;
    private static final double PART = 88;
    private final Pen pen;
    private final StackPicture picture;
    private final Machine other;

    /** @param other what B came to */
    HalvesPainter(Pen pen, StackPicture picture, Machine other) {
        this.pen = pen;
        this.picture = picture;
        this.other = other;
    }

    /** @param page the one that the slots are about */
    void paint(Optional<Pfn> page) {
        picture.cards().forEach(this::card);
        page.ifPresent(this::slots);
        picture.machine().filesystems().forEach(this::filesystem);
    }

    private void card(Card card) {
        UserProcess one = card.process();
        other.process(one.pid()).filter(two -> !CardPainter.state(two).equals(CardPainter.state(one)))
                .ifPresent(two -> {
                    Box box = new Box(card.box().right() - PART - 4, card.box().y() + 3, PART, 2 * LINE);
                    halves(box);
                    state(one, box, 0);
                    state(two, box, 1);
                });
    }

    private void state(UserProcess process, Box box, int half) {
        double y = box.y() + LINE * (half + 0.5);
        String state = CardPainter.state(process);
        pen.text(state, box.x() + TAG + 7, y, Type.SMALL_BOLD, Paint.INK);
        new CardPainter(pen).glyph(process, box.right() - 9, y);
    }

    private void slots(Pfn page) {
        List<Slot> slots = PageTables.of(picture, page);
        Map<LayerId, Entry> entries = PageTables.of(other, slots, page);
        for (Slot slot : slots) {
            Optional.ofNullable(entries.get(slot.mapping())).filter(entry -> entry != slot.entry())
                    .ifPresent(entry -> slot(slot, entry));
        }
    }

    private void slot(Slot slot, Entry entry) {
        double width = Math.max(pen.width(Type.SMALL_BOLD, slot.entry().words()),
                pen.width(Type.SMALL_BOLD, entry.words())) + TAG + 28;
        Box box = new Box(slot.box().x(), slot.box().centerY() - LINE, width, 2 * LINE);
        halves(box);
        entry(slot.entry(), box, 0);
        entry(entry, box, 1);
    }

    private void entry(Entry entry, Box box, int half) {
        double y = box.y() + LINE * (half + 0.5);
        new TablesPainter(pen).sign(entry, box.x() + TAG + 12, y);
        pen.text(entry.words(), box.x() + TAG + 22, y, Type.SMALL_BOLD, Paint.INK);
    }

    private void filesystem(Filesystem one) {
        other.filesystem(one.id()).filter(two -> two.isShutDown() != one.isShutDown())
                .ifPresent(two -> picture.strip(one.id()).ifPresent(strip -> {
                    Box box = new Box(strip.box().x() + 4, strip.box().centerY() - LINE, PART, 2 * LINE);
                    halves(box);
                    state(one, box, 0);
                    state(two, box, 1);
                }));
    }

    private void state(Filesystem fs, Box box, int half) {
        pen.text(fs.isShutDown() ? Sign.SHUT_DOWN.words() : "alive", box.x() + TAG + 7, box.y() + LINE * (half + 0.5),
                Type.SMALL_BOLD, Paint.INK);
    }

    /** A ground with two lines, each with its letter: black on white the one, white on black the other. */
    private void halves(Box box) {
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
