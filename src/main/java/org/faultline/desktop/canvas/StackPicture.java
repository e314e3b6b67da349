package org.faultline.desktop.canvas;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.desktop.paint.Box;
import org.faultline.playback.Ruler;
import org.faultline.stack.Filesystem;
import org.faultline.stack.LayerId;
import org.faultline.stack.PageEntry;
import org.faultline.stack.Process;
import org.faultline.stack.Stack;

/**
 * The stack laid out: strips, ribbons, cards and bands, with their places. Says what is where; draws nothing.
 *
 * @param frame where strips may be; headers stand at its left
 * @param crowds how many files and processes there was no room for
 */
record StackPicture(Stack stack, Box frame, List<Band> bands, List<Strip> strips, List<Ribbon> ribbons,
        List<Card> cards, List<Crowd> crowds) {
    /** A layer of the picture: its name, one or two lines about it, and where it is. */
    record Band(Strip.Kind kind, String name, String detail, Optional<LayerId> only, double top, double bottom) {}

    /** A process: a frame around the rulers of its mappings; {@code hidden} counts those there was no room for. */
    record Card(LayerId id, Process process, Box box, List<LayerId> mappings, int hidden) {}

    /** What is left out. */
    record Crowd(Box box, int count, String what) {}

    /** A page under the mouse. */
    record Hit(Strip strip, long at) {}

    Optional<Strip> strip(LayerId id) {
        return strips.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    Optional<Card> card(LayerId id) {
        return cards.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** The layer a strip is in. */
    Optional<Band> band(Strip strip) {
        return bands.stream().filter(b -> b.kind() == strip.kind() && strip.box().y() >= b.top()
                && strip.box().y() < b.bottom()).findFirst();
    }

    /** The layer below that of a strip. */
    Optional<Band> below(Strip strip) {
        return band(strip).map(bands::indexOf).filter(i -> i + 1 < bands.size()).map(i -> bands.get(i + 1));
    }

    /** The layer above that of a strip. */
    Optional<Band> above(Strip strip) {
        return band(strip).map(bands::indexOf).filter(i -> i > 0).map(i -> bands.get(i - 1));
    }

    /** The strip at a point, with the number there. */
    Optional<Hit> hit(double x, double y) {
        return strips.stream().filter(s -> s.box().contains(x, y)).findFirst()
                .map(s -> new Hit(s, s.fold().at(x) / s.page() * s.page()));
    }

    /** The strip nearest to a point. */
    Optional<Strip> nearest(double x, double y) {
        return strips.stream().min(Comparator.comparingDouble(s -> away(s.box(), x, y)));
    }

    private static double away(Box box, double x, double y) {
        double dx = Math.max(0, Math.max(box.x() - x, x - box.right()));
        double dy = Math.max(0, Math.max(box.y() - y, y - box.bottom()));
        return Math.hypot(dx, dy * 4);
    }

    /** Where the picture ends at the right. */
    double right() {
        return bands.isEmpty() ? 0 : frame.right() + 14;
    }

    /** Where the picture ends below. */
    double bottom() {
        return bands.isEmpty() ? 0 : bands.getLast().bottom();
    }

    /** The process whose card is at a point. */
    Optional<Card> cardAt(double x, double y) {
        return cards.stream().filter(c -> c.box().contains(x, y)).findFirst();
    }

    /** The frame of memory behind a number of a strip; nothing over a hole, or over what is not on this device. */
    Optional<Pfn> page(Hit hit) {
        Strip strip = hit.strip();
        return switch (strip.kind()) {
            case PMEM, PARTITION, MAPPED, FILESYSTEM -> Ruler.of(stack, strip.parent())
                    .map(ruler -> ruler.physical(stack, hit.at())).filter(OptionalLong::isPresent)
                    .map(physical -> Pfn.holding(physical.getAsLong()));
            case FILE -> stack.filesystem(strip.parent()).flatMap(fs -> ofFile(fs, strip.id(), hit.at()));
            case MAPPING -> stack.processes().stream().flatMap(p -> p.mappings().stream())
                    .filter(m -> m.id().equals(strip.id())).findFirst().flatMap(m -> {
                        if (m.pages().at(hit.at()).orElse(null) instanceof PageEntry.Private) {
                            return Optional.empty();
                        }
                        return stack.filesystem(m.filesystem())
                                .flatMap(fs -> ofFile(fs, m.file(), m.filePage(hit.at())));
                    });
        };
    }

    private Optional<Pfn> ofFile(Filesystem fs, LayerId file, long page) {
        return fs.inode(file).filter(i -> page < Unit.PAGE.covering(Math.max(1, i.size())) || i.extentAt(page)
                .isPresent()).flatMap(i -> stack.frameOf(fs, i, page));
    }
}
