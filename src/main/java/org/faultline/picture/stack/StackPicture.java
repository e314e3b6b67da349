package org.faultline.picture.stack;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.picture.Box;
import org.faultline.playback.Ruler;
import org.faultline.process.UserProcess;

/** The stack laid out: strips, ribbons, cards and bands, with their places. Says what is where; draws nothing. */
public final class StackPicture {
    private final Machine machine;
    private final Box frame;
    private final Trim trim;
    private final List<Band> bands;
    private final List<Strip> strips;
    private final List<Card> cards;
    private final List<Crowd> crowds;
    private final List<Ribbon> ribbons;
    private final LeftOut leftOut;
    private final Optional<Pfn> aim;
    private final Set<Sign> signs;
    private final Map<LayerId, Strip> stripById;
    private final Map<LayerId, Card> cardById;

    /** A layer of the picture: its name, one or two lines about it, and where it is. */
    public record Band(Strip.Kind kind, String name, String detail, Optional<LayerId> only, double top,
            double bottom) {}

    /** A process: a frame around the rulers of its mappings; {@code hidden} counts those there was no room for. */
    public record Card(LayerId id, UserProcess process, Box box, List<LayerId> mappings, int hidden) {}

    /** What is left out. */
    public record Crowd(Box box, int count, String what) {}

    /** A page under the mouse. */
    public record Hit(Strip strip, long at) {}

    /**
     * A picture without ribbons.
     *
     * @param frame where strips may be; headers stand at its left
     * @param crowds how many files and processes there was no room for
     */
    StackPicture(Machine machine, Box frame, List<Band> bands, List<Strip> strips, List<Card> cards,
            List<Crowd> crowds) {
        this.machine = machine;
        trim = Trim.WHOLE;
        this.frame = frame;
        this.bands = List.copyOf(bands);
        this.strips = List.copyOf(strips);
        this.cards = List.copyOf(cards);
        this.crowds = List.copyOf(crowds);
        ribbons = List.of();
        leftOut = LeftOut.NOTHING;
        aim = Optional.empty();
        signs = Legend.ofStrips(strips);
        stripById = new HashMap<>();
        cardById = new HashMap<>();
        strips.forEach(s -> stripById.putIfAbsent(s.id(), s));
        cards.forEach(c -> cardById.putIfAbsent(c.id(), c));
    }

    private StackPicture(StackPicture bare, List<Ribbon> ribbons, LeftOut leftOut, Optional<Pfn> aim, Trim trim) {
        machine = bare.machine;
        this.trim = trim;
        frame = bare.frame;
        bands = bare.bands;
        strips = bare.strips;
        cards = bare.cards;
        crowds = bare.crowds;
        this.ribbons = List.copyOf(ribbons);
        this.leftOut = leftOut;
        this.aim = aim;
        signs = bare.signs;
        stripById = bare.stripById;
        cardById = bare.cardById;
    }

    /** The same with its ribbons, those of the files there was no room for, the page that the run is about, and what there is besides. */
    StackPicture joinedBy(List<Ribbon> between, LeftOut rest, Optional<Pfn> page, Trim besides) {
        return new StackPicture(this, between, rest, page, besides);
    }

    public Machine machine() {
        return machine;
    }

    /** Where strips may be; headers stand at its left. */
    public Box frame() {
        return frame;
    }

    /** What it has besides its lanes. */
    Trim trim() {
        return trim;
    }

    /** The names of layers take so many pixels at the left, and never move. */
    public double names() {
        return trim.names() ? StackLayout.HEADER - 6 : 0;
    }

    /** The layers, bottom up. */
    public List<Band> bands() {
        return bands;
    }

    public List<Strip> strips() {
        return strips;
    }

    public List<Card> cards() {
        return cards;
    }

    /** How many files and processes there was no room for. */
    public List<Crowd> crowds() {
        return crowds;
    }

    /** The signs on its strips. */
    Set<Sign> signs() {
        return signs;
    }

    /** What joins the strips. */
    public List<Ribbon> ribbons() {
        return ribbons;
    }

    /** What joins devices and filesystems where the files lie that there was no room for. */
    LeftOut leftOut() {
        return leftOut;
    }

    public Optional<Strip> strip(LayerId id) {
        return Optional.ofNullable(stripById.get(id));
    }

    public Optional<Card> card(LayerId id) {
        return Optional.ofNullable(cardById.get(id));
    }

    /** The page that goes bad first in the run. */
    Optional<Pfn> aim() {
        return aim;
    }

    /** The layer of that kind, of which there is one at most. */
    Optional<Band> lane(Strip.Kind kind) {
        return bands.stream().filter(b -> b.kind() == kind).findFirst();
    }

    /** The layer a strip is in. */
    public Optional<Band> band(Strip strip) {
        return bands.stream().filter(b -> b.kind() == strip.kind() && strip.box().y() >= b.top()
                && strip.box().y() < b.bottom()).findFirst();
    }

    /** The layer whose name is at that height. */
    public Optional<Band> bandAt(double y) {
        return bands.stream().filter(b -> y >= b.top() - 6 && y < b.bottom() + 6).findFirst();
    }

    /** The layer below that of a strip. */
    public Optional<Band> below(Strip strip) {
        return band(strip).map(bands::indexOf).filter(i -> i + 1 < bands.size()).map(i -> bands.get(i + 1));
    }

    /** The layer above that of a strip. */
    public Optional<Band> above(Strip strip) {
        return band(strip).map(bands::indexOf).filter(i -> i > 0).map(i -> bands.get(i - 1));
    }

    /** What stands beside a layer and may change places with it, left to right; itself too. */
    public SequencedMap<LayerId, Double> row(LayerId id) {
        SequencedMap<LayerId, Double> row = new LinkedHashMap<>();
        if (card(id).isPresent()) {
            cards.stream().sorted(Comparator.comparingDouble(c -> c.box().x()))
                    .forEach(c -> row.put(c.id(), c.box().centerX()));
        }
        strip(id).ifPresent(s -> strips.stream().filter(o -> changesPlaces(s, o))
                .sorted(Comparator.comparingDouble(o -> o.box().x())).forEach(o -> row.put(o.id(), o.box().centerX())));
        return row;
    }

    private static boolean changesPlaces(Strip one, Strip other) {
        boolean level = one.kind() == other.kind() && one.box().y() == other.box().y();
        return switch (one.kind()) {
            case PMEM, MAPPED -> level;
            case FILE -> level && one.parent().equals(other.parent());
            case PARTITION, FILESYSTEM, TABLES, MAPPING, WATCHER -> false;
        };
    }

    /** What stands in a part of the picture: devices, filesystems, files and processes. */
    public List<LayerId> within(Box part) {
        return Stream.concat(
                strips.stream().filter(s -> s.kind() != Strip.Kind.MAPPING && s.box().meets(part)).map(Strip::id),
                cards.stream().filter(c -> c.box().meets(part)).map(Card::id)).toList();
    }

    /** What is chosen together with others: a process for its mapping. */
    public Optional<LayerId> whole(LayerId id) {
        return strip(id).map(s -> s.kind() == Strip.Kind.MAPPING ? s.parent() : s.id())
                .or(() -> card(id).map(Card::id));
    }

    /** Where a strip or a process stands. */
    public Optional<Box> box(LayerId id) {
        return strip(id).map(Strip::box).or(() -> card(id).map(Card::box));
    }

    /** Everything the keyboard can be on, in the order of Tab: from the media upwards, each process before its rulers. */
    public List<LayerId> stops() {
        return Stream.concat(strips.stream().filter(s -> s.kind() != Strip.Kind.MAPPING).map(Strip::id),
                cards.stream().flatMap(c -> Stream.concat(Stream.of(c.id()), c.mappings().stream()))).toList();
    }

    /** Where everything stands, for a map of it. */
    public List<Box> boxes() {
        return Stream.concat(strips.stream().map(Strip::box), crowds.stream().map(Crowd::box)).toList();
    }

    /** What is left out at a point. */
    public Optional<Crowd> crowdAt(double x, double y) {
        return crowds.stream().filter(c -> c.box().contains(x, y)).findFirst();
    }

    /** The strip whose name is at a point below it. */
    public Optional<Strip> named(double x, double y) {
        return strips.stream().filter(s -> s.kind() != Strip.Kind.MAPPING).filter(s -> Box
                .between(s.box().x(), s.box().bottom(), s.box().right(), s.box().bottom() + StackLayout.CAPTION)
                .contains(x, y)).findFirst();
    }

    /** The strip at a point, with the number there. */
    public Optional<Hit> hit(double x, double y) {
        return strips.stream().filter(s -> s.box().contains(x, y)).findFirst()
                .map(s -> new Hit(s, s.fold().at(x) / s.page() * s.page()));
    }

    /** The strip nearest to a point. */
    public Optional<Strip> nearest(double x, double y) {
        return strips.stream().min(Comparator.comparingDouble(s -> away(s.box(), x, y)));
    }

    private static double away(Box box, double x, double y) {
        double dx = Math.max(0, Math.max(box.x() - x, x - box.right()));
        double dy = Math.max(0, Math.max(box.y() - y, y - box.bottom()));
        return Math.hypot(dx, dy * 4);
    }

    /** Where the picture ends at the right. */
    public double right() {
        return bands.isEmpty() ? 0 : frame.right() + StackLayout.MARGIN;
    }

    /** Where the picture ends below. */
    public double bottom() {
        return bands.isEmpty() ? 0 : bands.getLast().bottom();
    }

    /** The process whose card is at a point. */
    public Optional<Card> cardAt(double x, double y) {
        return cards.stream().filter(c -> c.box().contains(x, y)).findFirst();
    }

    /** The frame of memory behind a number of a strip; nothing over a hole, or over what is not on this device. */
    public Optional<Pfn> page(Hit hit) {
        Strip strip = hit.strip();
        return switch (strip.kind()) {
            case PMEM, PARTITION, MAPPED, FILESYSTEM -> Ruler.of(machine, strip.parent())
                    .map(ruler -> ruler.physical(machine, hit.at())).filter(OptionalLong::isPresent)
                    .map(physical -> Pfn.holding(physical.getAsLong()));
            case FILE -> machine.filesystem(strip.parent()).flatMap(fs -> ofFile(fs, strip.id(), hit.at()));
            case TABLES, WATCHER -> Optional.empty();
            case MAPPING -> machine.processes().stream().flatMap(p -> p.mappings().stream())
                    .filter(m -> m.id().equals(strip.id())).findFirst().flatMap(m -> {
                        if (m.pages().at(hit.at()).orElse(null) instanceof PageEntry.Private) {
                            return Optional.empty();
                        }
                        return machine.filesystem(m.filesystem())
                                .flatMap(fs -> ofFile(fs, m.file(), m.filePage(hit.at())));
                    });
        };
    }

    private Optional<Pfn> ofFile(Filesystem fs, LayerId file, long page) {
        return fs.inode(file).filter(i -> page < Unit.PAGE.covering(Math.max(1, i.size())) || i.extentAt(page)
                .isPresent()).flatMap(i -> machine.frameOf(fs, i, page));
    }
}
