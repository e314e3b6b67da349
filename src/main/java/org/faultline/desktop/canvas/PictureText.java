package org.faultline.desktop.canvas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.address.Pfn;
import org.faultline.desktop.model.Gloss;
import org.faultline.desktop.model.PageLine;
import org.faultline.desktop.model.WindowText;
import org.faultline.format.HopText;
import org.faultline.format.words.Sentences;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.picture.stack.Chips.Chip;
import org.faultline.picture.stack.StackPicture;
import org.faultline.picture.stack.StackPicture.Hit;
import org.faultline.picture.stack.Strip;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Timeline;
import org.faultline.playback.Whereabouts;

/** What the picture says in words: to those who point at a page, and to those who cannot see it. */
final class PictureText {
    private static final double FOOT = 20;
    private static final double MARK = 26;

    private PictureText() {}

    /** The whole picture in a few sentences. */
    static String of(Timeline timeline, Optional<Pfn> selected, Collection<String> doubts) {
        Machine machine = timeline.machine();
        List<String> parts = new ArrayList<>();
        parts.add(
                "Stack of " + machine.devices().size() + " devices, " + machine.filesystems().size() + " filesystems, "
                        + machine.processes().size() + " processes.");
        timeline.current().ifPresent(step -> parts.add("Step " + step.number() + ": " + step.source().function() + ". "
                + Sentences.of(step.why())));
        selected.flatMap(page -> Whereabouts.of(machine, page)).ifPresent(w -> parts.add("Selected: " + line(w) + "."));
        parts.addAll(doubts);
        return String.join(" ", parts);
    }

    /** The page under the mouse; what else is there when it is not such a page. */
    static String tip(StackPicture picture, Hit hit) {
        Optional<Pfn> page = picture.page(hit);
        if (page.isPresent()) {
            return PageLine.of(picture.machine(), page.get());
        }
        boolean copy = picture.machine().processes().stream().flatMap(p -> p.mappings().stream())
                .filter(m -> m.id().equals(hit.strip().id()))
                .anyMatch(m -> m.pages().at(hit.at()).orElse(null) instanceof PageEntry.Private);
        return "page " + hit.at() + "\n" + (copy ? "the process's own copy in RAM" : "no memory behind it");
    }

    /** What the terms mean that are written at a point of the picture; headings stand left of the frame. */
    static Optional<String> gloss(StackPicture picture, List<Chip> chips, double x, double y) {
        Optional<String> chip = chips.stream().filter(c -> c.box().contains(x, y)).findFirst()
                .flatMap(c -> Gloss.of(String.join(" ", HopText.of(c.hop()))));
        if (chip.isPresent() || x >= picture.names()) {
            return chip.or(() -> picture.crowdAt(x, y).map(c -> WindowText.text("canvas.crowd", c.count(), c.what())))
                    .or(() -> picture.strips().stream().filter(s -> s.box().grow(FOOT).contains(x, y))
                            .flatMap(s -> beside(picture, s, x, y).stream()).findFirst());
        }
        return picture.bandAt(y).flatMap(b -> Gloss.of(b.detail()));
    }

    /** Above a filesystem stand its groups, below a namespace at the right who holds it. */
    private static Optional<String> beside(StackPicture picture, Strip strip, double x, double y) {
        boolean mark = strip.marks().stream().map(m -> strip.fold().x(m.at())).anyMatch(at -> x >= at && x < at + MARK);
        if (strip.kind() == Kind.FILESYSTEM && y < strip.box().y() && mark) {
            return Optional.of(Gloss.AG.text());
        }
        boolean held = strip.kind() == Kind.PMEM && picture.machine().mountedOn(strip.id()).isPresent();
        return held && y > strip.box().bottom() && x > strip.box().centerX()
                ? Optional.of(Gloss.HOLDER.text())
                : Optional.empty();
    }

    private static String line(Whereabouts where) {
        String owners = where.files().stream().map(f -> f.file().path() + " page " + f.page())
                .collect(Collectors.joining(", "));
        return "page frame " + where.pfn() + " of " + where.pmem().name()
                + (owners.isEmpty() ? "" : ", owned by " + owners);
    }
}
