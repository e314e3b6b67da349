package org.faultline.picture.stack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice;
import org.faultline.device.Pmem;
import org.faultline.format.HopText;
import org.faultline.picture.Box;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Type;
import org.faultline.picture.stack.StackPicture.Hit;
import org.faultline.playback.Hop;

/**
 * Writes below a namespace where it begins, the page that failed and how that ended, and who is told. Where there is not
 * room for all, the page stays whole: what stands left of it gets shorter, and what stands right of it goes.
 */
final class FootPainter {
    private static final double GAP = 14;
    private static final double BELOW = 13;

    private final Pen pen;
    private final StackPicture picture;
    private final List<Hop> hops;
    private final boolean unplaced;

    /** Words with where they begin. */
    private record Said(String text, double x, double end) {}

    /** @param unplaced whether it is not told where anything begins */
    FootPainter(Pen pen, StackPicture picture, List<Hop> hops, boolean unplaced) {
        this.unplaced = unplaced;
        this.pen = pen;
        this.picture = picture;
        this.hops = hops;
    }

    void paint(Strip strip) {
        Box box = strip.box();
        double y = box.bottom() + BELOW;
        Optional<Said> failed = failed(strip);
        String left = left(strip, failed.map(Said::x).orElse(Double.MAX_VALUE));
        String right = right(strip);
        failed.ifPresent(said -> pen.text(said.text, said.x, y, Type.SMALL_BOLD, Paint.FAILURE_INK));
        pen.text(left, box.x(), y, Type.SMALL, Paint.FAINT);
        double taken = failed.map(Said::end).orElse(box.x() + pen.width(Type.SMALL, left));
        if (taken + GAP < box.right() - pen.width(Type.SMALL, right)) {
            pen.ending(right, box.right(), y, Type.SMALL, Paint.FAINT);
        }
    }

    /** Below the page that failed, or as near to that as it is neither cut off nor among the words of another namespace. */
    private Optional<Said> failed(Strip strip) {
        return hops.stream().filter(h -> h.kind() == Hop.Kind.BREAK && h.to().strip().equals(strip.id())).findFirst()
                .map(hop -> {
                    Hit hit = new Hit(strip, hop.to().at());
                    String text = HopText.failed(picture.page(hit).map(Object::toString).orElse(""), isStillBad(hit));
                    double width = pen.width(Type.SMALL_BOLD, text);
                    double below = Math.max(strip.box().x(), strip.cell(hop.to().at()).centerX() - width / 2);
                    double x = Math.min(below, end(strip) - width);
                    return new Said(text, x, x + width);
                });
    }

    /** Where the room below a namespace ends. */
    private double end(Strip strip) {
        return picture.strips().stream().filter(s -> s.kind() == strip.kind() && s.box().x() > strip.box().x())
                .mapToDouble(s -> s.box().x() - GAP).min().orElse(picture.right() - 2);
    }

    /** Whether the kernel is done with a page, and still holds it for bad. */
    private boolean isStillBad(Hit hit) {
        return hops.stream().anyMatch(h -> h.kind() == Hop.Kind.END)
                && picture.page(hit).flatMap(picture.machine()::bad).isPresent();
    }

    /** Which one it is and where it begins, as much of that as ends before {@code limit}. */
    private String left(Strip strip, double limit) {
        String start = picture.machine().device(strip.id()).filter(d -> !unplaced).filter(Pmem.class::isInstance)
                .map(d -> ((Pmem) d).base())
                .map(Hex::of).orElse("");
        Stream<String> forms = Headings.caption(picture, strip).isEmpty()
                ? Stream.of(start)
                : Stream.of(start.isEmpty() ? strip.name() : strip.name() + " · " + start, strip.name());
        return forms.filter(text -> strip.box().x() + pen.width(Type.SMALL, text) + GAP <= limit).findFirst()
                .orElse("");
    }

    private String right(Strip strip) {
        return picture.machine().userOf(strip.id())
                .map(fs -> Headings.role(fs, strip.id()) + fs.type() + " at " + fs.mountPoint())
                .orElseGet(() -> under(strip.id()));
    }

    /** The mapped devices whose tables name a device. */
    private String under(LayerId device) {
        List<DmDevice> on = picture.machine().mappedOn(device);
        return on.isEmpty() ? "" : on.stream().map(DmDevice::name).collect(Collectors.joining(", ", "under ", ""));
    }
}
