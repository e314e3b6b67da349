package org.faultline.picture.stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.Caption;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.picture.Glyph;
import org.faultline.picture.Paint;
import org.faultline.picture.Pen;
import org.faultline.picture.Shape;
import org.faultline.picture.Type;
import org.faultline.picture.stack.Chips.Chip;
import org.faultline.picture.stack.FailurePainter.HopLine;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.StackPicture.Card;
import org.faultline.picture.stack.StackPicture.Hit;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Hop;
import org.faultline.playback.Whereabouts;
import org.faultline.watcher.Watcher;

/** Draws a whole picture: ribbons below, strips over them, then the failure, then the names of the layers. */
public final class StackPainter {
    /**
     * What is drawn besides the machine itself.
     *
     * @param hops the failure's path up to the current step
     * @param current number of the step taken last, 0 for none
     * @param progress how much of that step is drawn, 0 to 1
     * @param about what the current step is about
     * @param lit what is selected or under the mouse
     * @param chosen the page that is selected, wherever it shows
     * @param doubts the layers of which the kernel refuses something
     * @param caption what happens at the current step
     */
    public record Overlay(List<Hop> hops, int current, double progress, Set<LayerId> about, Set<LayerId> lit,
            Optional<Whereabouts> chosen, Set<LayerId> doubts, Optional<Caption> caption) {}

    /** Which part of the picture is seen. */
    public record View(double width, double height, double panX, double panY, DragFeedback work) {}

    /** What belongs to something stands no farther from it than so many pixels. */
    private static final double ASIDE = 40;
    /** How much of the ground lies over what is dim. */
    private static final double DIM = 0.72;

    private final Pen pen;
    private final StackPicture picture;
    private final Overlay overlay;
    /** What alone is shown; everything where nothing is left out. */
    private final Optional<Set<LayerId>> alone;
    /** What became of the same machine in another run. */
    private final Optional<Machine> other;
    private final Quiz quiz;

    public StackPainter(Pen pen, StackPicture picture, Overlay overlay) {
        this(pen, picture, overlay, Optional.empty(), Optional.empty(), Quiz.NONE);
    }

    private StackPainter(Pen pen, StackPicture picture, Overlay overlay, Optional<Set<LayerId>> alone,
            Optional<Machine> other, Quiz quiz) {
        this.quiz = quiz;
        this.alone = alone;
        this.other = other;
        this.pen = pen;
        this.picture = picture;
        this.overlay = overlay;
    }

    /** The same, with all but these layers dim. */
    public StackPainter alone(Set<LayerId> layers) {
        return new StackPainter(pen, picture, overlay, Optional.of(Set.copyOf(layers)), other, quiz);
    }

    /** The same, with what is otherwise in another run of the same stack in halves: A above, the other, B, below. */
    public StackPainter beside(Optional<Machine> run) {
        return new StackPainter(pen, picture, overlay, alone, run, quiz);
    }

    /** The same, for somebody who takes a lesson. */
    public StackPainter asking(Quiz lesson) {
        return new StackPainter(pen, picture, overlay, alone, other, lesson);
    }

    /** Draws everything; gives the words beside the path with their places in the picture. */
    public List<Chip> paint(View view) {
        pen.fill(new Box(0, 0, view.width, view.height), Paint.GROUND);
        List<Chip> chips = new ArrayList<>();
        pen.moved(-view.panX, -view.panY, () -> {
            Box seen = new Box(view.panX, view.panY, view.width, view.height);
            ribbons(seen);
            picture.lane(Kind.TABLES)
                    .ifPresent(lane -> new TablesPainter(pen).lane(lane, picture.frame(), isManaged()));
            strips(seen);
            alone.ifPresent(bright -> {
                pen.fill(seen, Paint.GROUND.veil(DIM));
                only(bright, seen);
            });
            failure();
            offered();
            List<Box> halves = halves().map(painter -> painter.paint(page())).orElse(List.of());
            marks();
            new RingPainter(pen, picture).paint(quiz);
            chips.addAll(words(view, halves));
            work(view.work);
        });
        if (view.panX > 0) {
            pen.fill(new Box(0, 0, picture.names(), view.height), Paint.GROUND);
        }
        pen.moved(0, -view.panY, () -> picture.bands().forEach(this::heading));
        if (picture.trim().legend() && !picture.bands().isEmpty()) {
            legend(view);
        }
        view.work.frame().map(f -> new Box(f.x(), f.y(), f.width(), f.height())).ifPresent(f -> tinted(f, 0.15));
        view.work.ghost().ifPresent(ghost -> ghost(ghost, view));
        return chips;
    }

    /** Draws these layers once more, over what is dim. */
    private void only(Set<LayerId> bright, Box seen) {
        picture.ribbons().stream().filter(r -> bright.contains(r.lower()) && bright.contains(r.upper()))
                .filter(r -> r.band().meets(seen.grow(ASIDE)))
                .forEach(r -> new RibbonPainter(pen).paint(r, false, isOff(r)));
        feet(strip -> bright.contains(strip.id()));
        strips(seen, strip -> bright.contains(strip.id()), card -> bright.contains(card.id())
                || picture.strips().stream().anyMatch(s -> s.parent().equals(card.id()) && bright.contains(s.id())));
    }

    private void ribbons(Box seen) {
        RibbonPainter painter = new RibbonPainter(pen);
        Stream<Ribbon> all = Stream.concat(picture.ribbons().stream(),
                picture.leftOut().within(picture, seen.x(), seen.right()).stream());
        all.filter(r -> r.band().meets(seen.grow(ASIDE))).forEach(ribbon -> {
            boolean lit = (overlay.lit.contains(ribbon.lower()) && !ribbon.kind().isDevice())
                    || overlay.lit.contains(ribbon.upper());
            painter.paint(ribbon, lit, isOff(ribbon));
        });
    }

    private boolean isOff(Ribbon ribbon) {
        return picture.strip(ribbon.upper()).filter(s -> switch (s.kind()) {
            case MAPPING -> picture.card(s.parent()).filter(c -> !c.process().isAlive()).isPresent();
            case FILE -> isShutDown(s.parent());
            case PMEM, PARTITION, MAPPED, FILESYSTEM, TABLES, WATCHER -> false;
        }).isPresent();
    }

    private boolean isShutDown(LayerId id) {
        return picture.machine().filesystem(id).filter(Filesystem::isShutDown).isPresent();
    }

    private boolean isLocked(Strip strip) {
        return switch (strip.kind()) {
            case FILESYSTEM -> isShutDown(strip.id());
            case FILE -> isShutDown(strip.parent());
            case PMEM, PARTITION, MAPPED, TABLES, MAPPING, WATCHER -> false;
        };
    }

    private void strips(Box window) {
        strips(window, strip -> true, card -> true);
        picture.crowds().forEach(new CardPainter(pen)::crowd);
        feet(strip -> true);
    }

    private void feet(Predicate<Strip> which) {
        FootPainter foot = new FootPainter(pen, picture, overlay.hops, quiz.unplaced());
        picture.strips().stream().filter(s -> s.kind() == Kind.PMEM && which.test(s)).forEach(foot::paint);
    }

    private void strips(Box window, Predicate<Strip> which, Predicate<Card> whose) {
        Box seen = Box.between(window.x() + picture.names(), window.y(), window.right(), window.bottom());
        Names names =
                Names.of(picture.strips().stream().filter(s -> s.kind() == Strip.Kind.FILE).map(Strip::name).toList());
        StripPainter strips = new StripPainter(pen, seen, names);
        CardPainter cards = new CardPainter(pen);
        Box near = window.grow(ASIDE);
        List<Card> people = picture.cards().stream().filter(whose).filter(c -> c.box().meets(near)).toList();
        Optional<HalvesPainter> halves = halves();
        people.forEach(card -> cards.paint(card, picture, halves.map(h -> h.taken(card)).orElse(0.0)));
        for (Strip strip : picture.strips().stream().filter(which).filter(s -> s.box().meets(near)).toList()) {
            Watcher.of(picture.machine().watchers(), strip.id()).ifPresentOrElse(
                    w -> new WatcherPainter(pen).paint(strip, w),
                    () -> strips.paint(strip, met(strip)));
            if (overlay.doubts.contains(strip.id()) && picture.band(strip).flatMap(Band::only).isEmpty()) {
                strips.doubt(strip.box());
            }
            if (isLocked(strip)) {
                strips.lock(strip);
            }
            Headings.caption(picture, strip).ifPresent(text -> caption(strip, text));
        }
        people.forEach(card -> cards.veil(card, picture));
        people.stream().filter(c -> overlay.doubts.contains(c.id())).forEach(c -> strips.doubt(c.box()));
    }

    /** Where the path of the failure comes to a strip. */
    private List<Double> met(Strip strip) {
        return overlay.hops.stream().filter(h -> h.to().strip().equals(strip.id()))
                .map(h -> strip.cell(h.to().at()).centerX()).distinct().toList();
    }

    private void caption(Strip strip, String text) {
        if (strip.kind() != Kind.PMEM) {
            Box room = Headings.room(picture, strip, pen.metrics());
            String fitted = Headings.fitted(pen.metrics(), room.width(), strip.name(), text);
            double width = pen.width(Type.SMALL, fitted);
            boolean met = met(strip).stream().anyMatch(x -> x < strip.box().x() + width + 8);
            double x = met || room.x() < strip.box().x() ? room.right() - width : room.x();
            pen.text(fitted, x, strip.box().bottom() + 9, Type.SMALL, Paint.FAINT);
        }
    }

    private void failure() {
        FailurePainter painter = new FailurePainter(pen, picture, overlay.current, overlay.progress);
        painter.undefinedPages();
        painter.badPages(overlay.hops);
        coming().ifPresent(painter::coming);
        painter.lines(overlay.hops);
        tables();
        painter.reached(overlay.hops);
    }

    /** From the block whose owners were asked for to the watcher that the current step is about. */
    private void offered() {
        Optional<Box> block = overlay.hops.stream().filter(h -> h.kind() == Hop.Kind.OWNERS).findFirst()
                .flatMap(h -> picture.strip(h.to().strip()).map(s -> s.cell(h.to().at())));
        picture.strips().stream().filter(s -> s.kind() == Kind.WATCHER && overlay.about.contains(s.id()))
                .forEach(
                        s -> block.ifPresent(from -> new WatcherPainter(pen).offered(from, s.box(), overlay.progress)));
    }

    private Optional<HalvesPainter> halves() {
        return other.map(run -> new HalvesPainter(pen, picture, run));
    }

    private List<Chip> words(View view, List<Box> halves) {
        Gaps gaps = new Gaps(picture, view.panX + picture.names() + 4, view.panX + view.width - 4);
        return new FailurePainter(pen, picture, overlay.current, overlay.progress).words(overlay.hops, gaps,
                overlay.caption, overlay.about, halves);
    }

    /** The slots for the page that it is about now. */
    private void tables() {
        Optional<Box> now = overlay.hops.stream().filter(h -> h.step() == overlay.current)
                .flatMap(h -> HopLine.slot(picture, h.to()).stream()).findFirst();
        page().ifPresent(page -> new TablesPainter(pen).slots(PageTables.of(picture, page).stream()
                .filter(s -> alone.filter(bright -> !bright.contains(s.mapping())).isEmpty()).toList(), now,
                picture.frame().right(), quiz.blind()));
    }

    /** The signs, at the foot of the window. */
    private void legend(View view) {
        double y = view.height - StackLayout.LEGEND / 2;
        pen.fill(new Box(0, view.height - StackLayout.LEGEND, view.width, StackLayout.LEGEND), Paint.GROUND);
        List<PageTables.Slot> slots =
                page().filter(p -> !quiz.blind()).map(page -> PageTables.of(picture, page)).orElse(List.of());
        new Legend(pen).line(Legend.of(picture, overlay.hops, slots, coming().isPresent()), StackLayout.MARGIN,
                picture.names() + 6, view.width - StackLayout.MARGIN, y);
    }

    /** The page that is still to go bad: the one that is asked about, or the first of the run. */
    private Optional<Pfn> coming() {
        boolean begun = !overlay.hops.isEmpty() || !picture.machine().bad().isEmpty();
        return next().or(() -> picture.aim().filter(page -> !begun));
    }

    private Optional<Pfn> next() {
        return quiz.next().filter(page -> !picture.machine().bad().containsKey(page));
    }

    private Optional<Pfn> page() {
        return next().or(this::broken);
    }

    /** The page of the way so far; before there is one, the selected page or the one that will go bad. */
    private Optional<Pfn> broken() {
        return overlay.hops.stream().filter(h -> h.kind() == Hop.Kind.BREAK).findFirst()
                .flatMap(h -> picture.strip(h.to().strip()).flatMap(s -> picture.page(new Hit(s, h.to().at()))))
                .or(() -> overlay.chosen.map(Whereabouts::pfn)).or(picture::aim);
    }

    /** Whether the memory manager is at work. */
    private boolean isManaged() {
        return overlay.hops.stream().anyMatch(h -> h.step() == overlay.current && h.kind() == Hop.Kind.MANAGED);
    }

    /** What is selected: a line around the layer, or around the page wherever it shows. */
    private void marks() {
        for (LayerId id : overlay.about) {
            Paint color = Paint.FAILURE.veil(0.7);
            picture.strip(id).filter(s -> s.kind() == Kind.FILE || s.kind() == Kind.WATCHER)
                    .ifPresent(s -> pen.frame(s.box().grow(2), color, 1));
            picture.card(id).ifPresent(c -> pen.frame(c.box().grow(2), color, 1));
        }
        for (LayerId id : overlay.lit) {
            picture.box(id).ifPresent(box -> pen.frame(box.grow(2), Paint.CHOSEN, 2));
        }
        overlay.chosen.ifPresent(place -> {
            place.devices().forEach(d -> mark(d.device().id(), d.at()));
            place.block().ifPresent(b -> b.at().ifPresent(at -> mark(b.filesystem().id(), at)));
            place.files().forEach(f -> mark(f.file().id(), f.page()));
            place.mappings().forEach(m -> mark(m.mapping().id(), m.page()));
        });
    }

    /** Where something may be dropped, and the pages that are marked. */
    private void work(DragFeedback work) {
        for (LayerId id : work.targets()) {
            picture.box(id).ifPresent(box -> tinted(box.grow(2), 0.18));
        }
        work.marked().ifPresent(m -> picture.strip(m.strip()).ifPresent(strip -> tinted(
                Box.between(strip.cell(m.first()).x(), strip.box().y(), strip.cell(m.last()).right(),
                        strip.box().bottom()).grow(1),
                0.3)));
    }

    private void tinted(Box box, double opacity) {
        pen.fill(box, Paint.CHOSEN.veil(opacity));
        pen.frame(box, Paint.CHOSEN, 2);
    }

    /** Words beside the mouse, inside the window. */
    private void ghost(DragFeedback.Ghost ghost, View view) {
        double width = pen.width(Type.SMALL_BOLD, ghost.words()) + 20;
        double x = Math.clamp(ghost.x() + 36, 4, Math.max(4, view.width - width - 4));
        double y = Math.clamp(ghost.y() + 22, 4, Math.max(4, view.height - 28));
        Paint line = ghost.allowed() ? Paint.CHOSEN : Paint.FAILURE;
        pen.card(new Box(x, y, width, 24), 5, Paint.GROUND, line, 1.5);
        pen.text(ghost.words(), x + 10, y + 12, Type.SMALL_BOLD,
                ghost.allowed() ? Paint.INK : Paint.FAILURE_INK);
    }

    private void mark(LayerId id, long at) {
        picture.strip(id).ifPresent(strip -> {
            Box cell = strip.cell(at).grow(1);
            pen.frame(cell, Paint.CHOSEN, 2);
            if (strip.kind() != Kind.MAPPING) {
                point(cell);
            }
        });
    }

    /** An arrow from above; a mapping has none, because its address stands there. */
    private void point(Box cell) {
        double x = cell.centerX();
        pen.fill(Shape.Path.around(x - 4, cell.y() - 7, x + 4, cell.y() - 7, x, cell.y() - 1), Paint.CHOSEN);
    }

    private void heading(Band band) {
        double middle = (band.top() + band.bottom()) / 2;
        boolean now = band.only().filter(overlay.about::contains).isPresent()
                || (band.kind() == Kind.TABLES && isManaged());
        boolean left = picture.trim().names();
        double room = left ? StackLayout.HEADER - 24 : picture.frame().width();
        List<String> details = left && picture.trim().details() ? band.detail().lines().toList() : List.of();
        double top = left ? middle + 1 - 8 * details.size() : band.top() - 8;
        double x = StackLayout.MARGIN;
        if (band.only().filter(this::isShutDown).isPresent()) {
            x = sign(Glyph.LOCK, x, top);
        }
        if (band.only().filter(overlay.doubts::contains).isPresent()) {
            x = sign(Glyph.WARNING, x, top);
        }
        pen.text(pen.fit(Type.TITLE, band.name(), room), x, top, Type.TITLE,
                now ? Paint.FAILURE_INK : Paint.INK);
        for (int i = 0; i < details.size(); i++) {
            pen.text(pen.fit(Type.SMALL, details.get(i), room), StackLayout.MARGIN, top + 16 + 14 * i, Type.SMALL,
                    Paint.FAINT);
        }
    }

    private double sign(Glyph glyph, double x, double middle) {
        glyph.at(pen, x + 5, middle, 6, Paint.FAILURE_INK, 1.7);
        return x + 16;
    }
}
