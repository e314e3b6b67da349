package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.StackPicture.Card;
import org.faultline.picture.stack.StackPicture.Crowd;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Timeline;

/** Lays the stack out in fixed layers, from the media at the bottom to the processes at the top. */
public final class StackLayout {
    /** Room for the names of the layers at the left. */
    public static final double HEADER = 138;
    /** The names of layers take so many pixels at the left, and never move. */
    public static final double NAMES = HEADER - 6;
    static final double CAPTION = 16;
    static final double MARGIN = 14;
    private static final double TOP = 12;
    public static final double FOOT = 26;
    private static final double MAGNIFIED = 672;
    private static final double SMALLEST = 0.82;
    /** Strips are not made much taller than they need be: what is left is for the words between them. */
    private static final double MOST = 1.06;
    /** More room above filesystems, for the names of their groups. */
    private static final double LABELS = 16;
    private static final double LEAST_GAP = 26;
    private static final double WIDEST_GAP = 140;

    private final Machine machine;
    private final LayoutContext story;
    private final Box frame;
    private final List<String> order;
    private final Map<Tier, Band> bands = new TreeMap<>();

    /**
     * A layer: what is counted in it, and for partitions and mapped devices how many devices they have below them.
     * From the media upwards.
     */
    record Tier(Kind kind, int depth) implements Comparable<Tier> {
        private static final Comparator<Tier> ORDER = Comparator.<Tier, Kind>comparing(t -> t.isInside()
                ? Kind.PARTITION
                : t.kind).thenComparingInt(t -> t.depth).thenComparing(t -> t.kind);

        static Tier of(Kind kind) {
            return new Tier(kind, 0);
        }

        static Tier of(Machine machine, Device device) {
            return switch (device) {
                case Pmem pmem -> of(Kind.PMEM);
                case Partition part -> new Tier(Kind.PARTITION, depth(machine, List.of(part.on())));
                case DmDevice mapped -> new Tier(Kind.MAPPED, depth(machine, mapped.on()));
            };
        }

        private static int depth(Machine machine, List<LayerId> below) {
            return 1 + below.stream().flatMap(id -> machine.device(id).stream()).mapToInt(d -> of(machine, d).depth)
                    .max()
                    .orElse(0);
        }

        private boolean isInside() {
            return kind == Kind.PARTITION || kind == Kind.MAPPED;
        }

        @Override
        public int compareTo(Tier other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What every row is laid out from.
     *
     * @param frame the room there is for all rows
     * @param bands where each layer stands
     * @param order ids in the order from left to right that somebody chose
     */
    record Setting(Machine machine, LayoutContext story, Box frame, Map<Tier, Band> bands, List<String> order) {
        Band band(Tier tier) {
            return Objects.requireNonNull(bands.get(tier), tier.toString());
        }

        /** Things in the order somebody chose; what it does not name comes behind, as it stood. */
        <T> List<T> ordered(List<T> all, Function<T, LayerId> id) {
            if (order.isEmpty()) {
                return all;
            }
            Map<String, Integer> places = new HashMap<>();
            order.forEach(name -> places.putIfAbsent(name, places.size()));
            return all.stream()
                    .sorted(Comparator.comparingInt(t -> places.getOrDefault(id.apply(t).value(), order.size())))
                    .toList();
        }
    }

    private StackLayout(Machine machine, LayoutContext story, Box frame, List<String> order) {
        this.machine = machine;
        this.story = story;
        this.frame = frame;
        this.order = order;
    }

    /**
     * How wide a picture is in a pane of {@code room} pixels: a magnified one has a least width, and is moved; squeezed
     * into its pane it would leave things out.
     *
     * @param scale how many times larger than usual it is seen
     */
    public static double width(double room, double scale) {
        return scale > 1 ? Math.max(room, MAGNIFIED) : room;
    }

    /** The picture of the machine at the timeline's cursor; {@code zoom} makes it longer than the window. */
    public static StackPicture of(Timeline timeline, LayoutContext story, double width, double height, double zoom) {
        return of(timeline, story, new Box(0, 0, width, height), zoom, List.of());
    }

    /** The same, where {@code order} says what stands left of what; what it does not name stands at the right. */
    public static StackPicture of(Timeline timeline, LayoutContext story, Box window, double zoom, List<String> order) {
        double room = Math.max(320, window.width() - HEADER - MARGIN) * zoom;
        return new StackLayout(timeline.machine(), story, new Box(HEADER, 0, room, window.height()), order).picture();
    }

    private StackPicture picture() {
        placeBands();
        Setting setting = new Setting(machine, story, frame, bands, order);
        List<Strip> strips = new ArrayList<>(new DeviceRows(setting).strips());
        List<Crowd> crowds = new ArrayList<>();
        FileRow files = new FileRow(setting);
        strips.addAll(files.strips(strips, crowds));
        ProcessCards processes = new ProcessCards(setting);
        List<Card> cards = processes.cards(strips, crowds);
        strips.addAll(processes.strips());
        StackPicture bare = new StackPicture(machine, frame, List.copyOf(bands.values()).reversed(), strips, cards,
                crowds);
        Ribbons ribbons = new Ribbons(bare, story.contents(machine));
        return bare.joinedBy(ribbons.all(), ribbons.leftOut(), story.aim());
    }

    private void placeBands() {
        List<Tier> tiers = tiers();
        double free = frame.height() - frameless(tiers);
        double gaps = gaps(tiers);
        double tall = Math.clamp(Math.min(frame.height() / 390, (free - LEAST_GAP * gaps) / heights(tiers)), SMALLEST,
                MOST);
        double room = free - heights(tiers) * tall;
        double gap = gaps == 0 ? 0 : Math.clamp(room / gaps, LEAST_GAP, WIDEST_GAP);
        double y = Math.round(TOP + Math.max(0, room - gap * gaps) / 2);
        for (Tier tier : tiers.reversed()) {
            double height = Math.round(height(tier.kind) * tall);
            bands.put(tier, Headings.band(machine, tier, y, y + height));
            y += Math.round(height + gap * gap(tier.kind) + (tier.kind == Kind.FILE ? LABELS : 0));
        }
    }

    /** What is neither strips nor the room between them. */
    private static double frameless(List<Tier> tiers) {
        return TOP + FOOT + (tiers.contains(Tier.of(Kind.FILE)) ? LABELS : 0);
    }

    private static double heights(List<Tier> tiers) {
        return tiers.stream().mapToDouble(t -> height(t.kind)).sum();
    }

    private static double gaps(List<Tier> tiers) {
        return tiers.stream().skip(1).mapToDouble(t -> gap(t.kind)).sum();
    }

    /** The layers there are, bottom up. */
    private List<Tier> tiers() {
        NavigableSet<Tier> tiers = new TreeSet<>();
        machine.devices().forEach(d -> tiers.add(Tier.of(machine, d)));
        add(tiers, Kind.FILESYSTEM, !machine.filesystems().isEmpty());
        add(tiers, Kind.FILE, machine.filesystems().stream()
                .anyMatch(fs -> !story.contents(machine).files(fs).isEmpty()));
        add(tiers, Kind.TABLES, machine.processes().stream().anyMatch(p -> !p.mappings().isEmpty()));
        add(tiers, Kind.MAPPING, !machine.processes().isEmpty());
        return List.copyOf(tiers);
    }

    private static void add(NavigableSet<Tier> tiers, Kind kind, boolean there) {
        Optional.of(Tier.of(kind)).filter(t -> there).ifPresent(tiers::add);
    }

    /** How much of the room there is goes below a layer: the ribbons of a table run far to the side. */
    private static double gap(Kind kind) {
        return kind == Kind.MAPPED ? 1.4 : 1;
    }

    private static double height(Kind kind) {
        return switch (kind) {
            case PMEM, FILESYSTEM -> 34;
            case PARTITION, MAPPED -> 26;
            case FILE -> 30;
            case TABLES -> 28;
            case MAPPING -> 66;
        };
    }
}
