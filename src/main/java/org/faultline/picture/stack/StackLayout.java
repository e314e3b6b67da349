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
import org.faultline.machine.DeviceStack;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.StackPicture.Card;
import org.faultline.picture.stack.StackPicture.Crowd;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.playback.Timeline;

/** Lays the stack out in fixed layers, from the media at the bottom to the processes at the top. */
public final class StackLayout {
    /** Room for the names of the layers at the left, which never move. */
    static final double HEADER = 138;
    static final double CAPTION = 16;
    static final double MARGIN = 14;
    /** What stands below the lowest strip. */
    public static final double FOOT = 26;
    /** The line that tells the signs. */
    static final double LEGEND = 20;
    /** Strips are not squeezed into less than this. */
    public static final double NARROWEST = 480;
    private static final double TOP = 12;
    /** The height at which strips are as high as they are meant to be. */
    private static final double USUAL = 536;
    /** Strips are not made much taller than they need be: what is left is for the words between them. */
    private static final double TALLEST = 1.06;
    /** A name above a strip. */
    private static final double NAME = 16;
    /** More room above filesystems, for the names of their groups. */
    private static final double LABELS = 16;
    private static final double LEAST_GAP = 10;
    private static final double GAP = 40;
    private static final double WIDEST_GAP = 140;

    private final Timeline moment;
    private final Machine machine;
    private final LayoutContext story;
    private final Box frame;
    private final List<String> order;
    private final Trim trim;
    private final Map<Tier, List<Device>> rows;
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

        /** The devices of a machine by the layers that they stand in. */
        static Map<Tier, List<Device>> rows(Machine machine) {
            Map<LayerId, Integer> depths = new DeviceStack(machine).depths();
            Map<Tier, List<Device>> rows = new TreeMap<>();
            machine.devices().forEach(d -> rows
                    .computeIfAbsent(of(d, depths.getOrDefault(d.id(), 0)), t -> new ArrayList<>()).add(d));
            return rows;
        }

        private static Tier of(Device device, int depth) {
            return switch (device) {
                case Pmem pmem -> of(Kind.PMEM);
                case Partition part -> new Tier(Kind.PARTITION, depth);
                case DmDevice mapped -> new Tier(Kind.MAPPED, depth);
            };
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
     * @param rows the devices of each layer
     * @param bands where each layer stands
     * @param order ids in the order from left to right that somebody chose
     */
    record Setting(Machine machine, LayoutContext story, Box frame, Map<Tier, List<Device>> rows, Map<Tier, Band> bands,
            List<String> order, Trim trim) {
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

    private StackLayout(Timeline moment, LayoutContext story, Box frame, List<String> order, Trim trim) {
        this.moment = moment;
        machine = moment.machine();
        this.trim = trim;
        this.rows = Tier.rows(machine);
        this.story = story;
        this.frame = frame;
        this.order = order;
    }

    /** The picture of the machine at the timeline's cursor; {@code zoom} makes it longer than the window. */
    public static StackPicture of(Timeline timeline, LayoutContext story, double width, double height, double zoom) {
        return of(timeline, story, new Box(0, 0, width, height), zoom, List.of(), Trim.WHOLE);
    }

    /** The same, where {@code order} says what stands left of what; what it does not name stands at the right. */
    public static StackPicture of(Timeline timeline, LayoutContext story, Box window, double zoom, List<String> order,
            Trim trim) {
        double left = trim.names() ? HEADER : MARGIN;
        double room = Math.max(320, window.width() - left - MARGIN) * zoom;
        Box frame = new Box(left, 0, room, window.height() - (trim.legend() ? LEGEND : 0));
        return new StackLayout(timeline, story, frame, order, trim).picture();
    }

    /** How high a window must be for the whole picture: strips of 24 pixels, and cards of 50. */
    public static double least(Timeline timeline, LayoutContext story, Trim trim) {
        StackLayout bare = new StackLayout(timeline, story, new Box(0, 0, 0, 0), List.of(), trim);
        List<Tier> tiers = bare.tiers();
        return tiers.stream().mapToDouble(t -> least(t.kind)).sum() + LEAST_GAP * bare.gaps(tiers)
                + bare.around(tiers, 0)
                + (trim.legend() ? LEGEND : 0);
    }

    private StackPicture picture() {
        placeBands();
        Setting setting = new Setting(machine, story, frame, rows, bands, order, trim);
        List<Strip> strips = new ArrayList<>(new DeviceRows(setting).strips());
        List<Crowd> crowds = new ArrayList<>();
        FileRow files = new FileRow(setting);
        strips.addAll(files.strips(strips, crowds));
        ProcessCards processes = new ProcessCards(setting);
        List<Card> cards = processes.cards(strips, crowds);
        strips.addAll(processes.strips());
        strips.addAll(new WatcherRow(setting, moment).strips());
        StackPicture bare = new StackPicture(machine, frame, List.copyOf(bands.values()).reversed(), strips, cards,
                crowds);
        Ribbons ribbons = new Ribbons(bare, story.contents(machine));
        return bare.joinedBy(ribbons.all(), ribbons.leftOut(), story.aim(), trim);
    }

    /** Strips get lower before the room between them does, and that before the names of groups lose theirs. */
    private void placeBands() {
        List<Tier> tiers = tiers();
        double usual = tiers.stream().mapToDouble(t -> height(t.kind)).sum();
        double least = tiers.stream().mapToDouble(t -> least(t.kind)).sum();
        double gaps = gaps(tiers);
        double free = frame.height() - around(tiers, LABELS) - GAP * gaps;
        double labels = trim.names() && free > least ? LABELS : 0;
        double part = Math.clamp((free - least) / Math.max(1, usual - least), 0, 1);
        double tall = Math.clamp(Math.min(frame.height() / USUAL, free / usual), 1, TALLEST);
        double strips = (least + (usual - least) * part) * tall;
        double room = frame.height() - around(tiers, labels) - strips;
        double gap = gaps == 0 ? 0 : Math.clamp(room / gaps, LEAST_GAP, WIDEST_GAP);
        double y = Math.round(TOP + Math.max(0, room - gap * gaps) / 2);
        for (Tier tier : tiers.reversed()) {
            double height = Math.round((least(tier.kind) + (height(tier.kind) - least(tier.kind)) * part) * tall);
            y += trim.names() ? 0 : NAME;
            bands.put(tier, Headings.band(machine, tier.kind, rows.getOrDefault(tier, List.of()), y, y + height));
            y += Math.round(height + gap * gap(tier.kind) + (tier.kind == Kind.FILE ? labels : 0));
        }
    }

    /** What is neither strips nor the room between them. */
    private double around(List<Tier> tiers, double labels) {
        return TOP + FOOT + (tiers.contains(Tier.of(Kind.FILE)) ? labels : 0)
                + (trim.names() ? 0 : NAME * tiers.size());
    }

    private double gaps(List<Tier> tiers) {
        return tiers.stream().skip(1).mapToDouble(t -> gap(t.kind)).sum();
    }

    /** The layers there are, bottom up. */
    private List<Tier> tiers() {
        NavigableSet<Tier> tiers = new TreeSet<>(rows.keySet());
        add(tiers, Kind.FILESYSTEM, !machine.filesystems().isEmpty());
        add(tiers, Kind.FILE, machine.filesystems().stream()
                .anyMatch(fs -> !story.contents(machine).files(fs).isEmpty()));
        add(tiers, Kind.TABLES, machine.processes().stream().anyMatch(p -> !p.mappings().isEmpty()));
        add(tiers, Kind.MAPPING, !machine.processes().isEmpty());
        add(tiers, Kind.WATCHER, !machine.watchers().isEmpty());
        return List.copyOf(tiers);
    }

    private static void add(NavigableSet<Tier> tiers, Kind kind, boolean there) {
        Optional.of(Tier.of(kind)).filter(t -> there).ifPresent(tiers::add);
    }

    /**
     * How much of the room there is goes below a layer: the ribbons of a table run far to the side, and captions stand
     * above and below the page tables, more so where other room is short.
     */
    private double gap(Kind kind) {
        return switch (kind) {
            case MAPPED -> 1.4;
            case MAPPING -> trim.names() ? 1.06 : 0.6;
            case WATCHER -> 0.5;
            case TABLES -> trim.names() ? 1.2 : 2.4;
            case FILE -> 1;
            case PMEM, PARTITION, FILESYSTEM -> trim.names() ? 1 : 0.7;
        };
    }

    private static double height(Kind kind) {
        return switch (kind) {
            case PMEM, FILESYSTEM -> 34;
            case PARTITION, MAPPED -> 26;
            case FILE -> 30;
            case TABLES -> 28;
            case MAPPING -> 66;
            case WATCHER -> 34;
        };
    }

    private static double least(Kind kind) {
        return switch (kind) {
            case PMEM, FILESYSTEM, PARTITION, MAPPED, FILE, TABLES, WATCHER -> 24;
            case MAPPING -> 50;
        };
    }
}
