package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.picture.stack.StackLayout.Setting;
import org.faultline.picture.stack.StackLayout.Tier;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.Strip.Kind;
import org.faultline.picture.stack.Strip.Mark;
import org.faultline.picture.stack.Strip.Segment;
import org.faultline.playback.RemapSegment;
import org.faultline.playback.Ruler;

/**
 * The strips of devices and filesystems. Partitions and filesystems share the ruler of the namespace or mapped device
 * they lie on, so the same byte stands at the same place in each; a mapped device stands above what its table claims.
 */
final class DeviceRows {
    private static final double BETWEEN = 30;
    /** A mapped device that claims less is drawn wider than what it claims. */
    private static final double NARROWEST = 200;

    private final Setting setting;
    private final Machine machine;
    private final LayoutContext story;
    private final Box frame;
    private final List<Strip> strips = new ArrayList<>();
    private final Map<LayerId, Fold> folds = new HashMap<>();
    private final Map<LayerId, NavigableSet<Long>> edges = new HashMap<>();

    DeviceRows(Setting setting) {
        this.setting = setting;
        machine = setting.machine();
        story = setting.story();
        frame = setting.frame();
    }

    List<Strip> strips() {
        edges();
        setting.rows().forEach((tier, row) -> {
            switch (tier.kind()) {
                case PMEM -> spread(tier, setting.ordered(row, Device::id));
                case MAPPED -> mapped(tier, row);
                case PARTITION, FILESYSTEM, FILE, TABLES, MAPPING, WATCHER ->
                        row.forEach(device -> device(tier, device));
            }
        });
        machine.filesystems().forEach(this::filesystem);
        return strips;
    }

    /** Side by side over the whole width. */
    private void spread(Tier tier, List<? extends Device> row) {
        double between = Math.min(BETWEEN, frame.width() / (3.0 * Math.max(1, row.size())));
        double width = (frame.width() - between * (row.size() - 1)) / Math.max(1, row.size());
        double x = frame.x();
        for (Device device : row) {
            root(tier, device, x, width);
            x += width + between;
        }
    }

    /** Each above what it claims; where they would stand in each other's way, side by side in that order. */
    private void mapped(Tier tier, List<Device> row) {
        Map<LayerId, Box> wishes = new HashMap<>();
        row.forEach(d -> wishes.put(d.id(), wish((DmDevice) d)));
        List<Device> natural = row.stream()
                .sorted(Comparator.comparingDouble(d -> Objects.requireNonNull(wishes.get(d.id())).centerX())).toList();
        List<Device> chosen = setting.ordered(natural, Device::id);
        double free = frame.x() - BETWEEN;
        boolean fits = true;
        for (Device device : chosen) {
            Box wish = Objects.requireNonNull(wishes.get(device.id()));
            fits &= wish.x() >= free + BETWEEN / 2;
            free = wish.right();
        }
        if (fits) {
            chosen.forEach(d -> {
                Box wish = Objects.requireNonNull(wishes.get(d.id()));
                root(tier, d, wish.x(), wish.width());
            });
        } else {
            spread(tier, chosen);
        }
    }

    /** From the leftmost to the rightmost byte it claims. */
    private Box wish(DmDevice mapped) {
        double left = frame.right();
        double right = frame.x();
        for (RemapSegment cast : RemapSegment.of(mapped, 0, mapped.size())) {
            Ruler ruler = Ruler.of(machine, cast.on()).orElseThrow();
            Fold fold = Objects.requireNonNull(folds.get(ruler.root().id()));
            left = Math.min(left, fold.x(ruler.start() + cast.at()));
            right = Math.max(right, fold.x(ruler.start() + cast.at() + cast.length()));
        }
        double width = Math.min(Math.max(right - left, NARROWEST), frame.width());
        double x = Math.clamp((left + right - width) / 2, frame.x(), frame.right() - width);
        return new Box(x, 0, width, 0);
    }

    /** A device with a ruler of its own. */
    private void root(Tier tier, Device device, double x, double width) {
        NavigableSet<Long> own = edges.getOrDefault(device.id(), new TreeSet<>());
        folds.put(device.id(), Fold.of(story.cuts(device, own).pieces(width), x, width));
        device(tier, device);
    }

    /** Finds where something begins or ends that lies on a device, and where its own table changes. */
    private void edges() {
        for (Device device : machine.devices()) {
            if (device instanceof DmDevice mapped) {
                edgesOf(mapped.id()).addAll(mapped.table().stream().map(DmDevice.Line::start).toList());
                RemapSegment.of(mapped, 0, mapped.size()).forEach(cast -> edge(cast.on(), cast.at(), cast.length()));
            }
            if (device instanceof Partition part) {
                edge(part.on(), part.start(), part.size());
            }
        }
    }

    private NavigableSet<Long> edgesOf(LayerId root) {
        return edges.computeIfAbsent(root, id -> new TreeSet<>());
    }

    private void edge(LayerId on, long at, long length) {
        Ruler.of(machine, on).ifPresent(ruler -> edgesOf(ruler.root().id())
                .addAll(List.of(ruler.start() + at, ruler.start() + at + length)));
    }

    private void device(Tier tier, Device device) {
        Ruler ruler = Ruler.of(machine, device);
        long start = device instanceof Pmem ? 0 : ruler.start();
        add(tier, device.id(), ruler,
                new Named(device.name(), Headings.detail(device), start, ruler.start() + device.size(), List.of()));
    }

    private void filesystem(Filesystem fs) {
        Ruler ruler = Ruler.of(machine, fs.on()).orElseThrow();
        List<Mark> marks = new ArrayList<>();
        for (int ag = 0; setting.trim().names() && ag < fs.groups().size(); ag++) {
            marks.add(new Mark(ruler.start() + fs.offset(fs.groups().get(ag)), "AG " + ag));
        }
        add(Tier.of(Kind.FILESYSTEM), fs.id(), ruler, new Named(Headings.name(machine, fs), Headings.detail(fs),
                ruler.start(), ruler.start() + fs.blockCount() * fs.blockSize(), marks));
    }

    private record Named(String name, String detail, long start, long end, List<Mark> marks) {}

    private void add(Tier tier, LayerId id, Ruler ruler, Named named) {
        Band band = setting.band(tier);
        Fold fold = Objects.requireNonNull(folds.get(ruler.root().id()));
        Box box = Box.between(fold.x(named.start), band.top(), fold.x(named.end), band.bottom());
        List<Segment> segments = story.contents(machine).segments(ruler.root(), named.start, named.end);
        strips.add(new Strip(id, tier.kind(), ruler.root().id(), box, fold, named.name, named.detail, segments,
                named.marks));
    }
}
