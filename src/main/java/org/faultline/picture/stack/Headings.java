package org.faultline.picture.stack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.address.Quantity;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.picture.Box;
import org.faultline.picture.TextMetrics;
import org.faultline.picture.Type;
import org.faultline.picture.stack.StackPicture.Band;
import org.faultline.picture.stack.Strip.Kind;

/** What strips and layers are called: a layer of one strip bears that strip's name. */
final class Headings {
    /** Between a caption that ends below its strip and the next one. */
    private static final double GAP = 8;

    private Headings() {}

    /** A layer of that kind, with those devices. */
    static Band band(Machine machine, Kind kind, List<Device> devices, double top, double bottom) {
        return switch (kind) {
            case PMEM -> device(kind, devices, "Memory", "persistent", top, bottom);
            case PARTITION -> device(kind, devices, "Partitions", "of a device", top, bottom);
            case MAPPED -> device(kind, devices, "Mapped", "device-mapper", top, bottom);
            case FILESYSTEM -> filesystem(machine, top, bottom);
            case FILE -> new Band(kind, "Files", "pages", Optional.empty(), top, bottom);
            case TABLES -> new Band(kind, "Page tables", "memory manager", Optional.empty(), top, bottom);
            case WATCHER -> new Band(kind, "Watchers", "told, or asked", Optional.empty(), top, bottom);
            case MAPPING -> new Band(kind, "Processes", "their addresses", Optional.empty(), top, bottom);
        };
    }

    private static Band device(Kind kind, List<Device> devices, String many, String what, double top,
            double bottom) {
        if (devices.size() != 1) {
            return new Band(kind, many, what, Optional.empty(), top, bottom);
        }
        Device only = devices.getFirst();
        return new Band(kind, only.name(), detail(only), Optional.of(only.id()), top, bottom);
    }

    private static Band filesystem(Machine machine, double top, double bottom) {
        if (machine.filesystems().size() != 1) {
            return new Band(Kind.FILESYSTEM, "Filesystems", "blocks", Optional.empty(), top, bottom);
        }
        Filesystem only = machine.filesystems().getFirst();
        return new Band(Kind.FILESYSTEM, name(machine, only), detail(only), Optional.of(only.id()), top, bottom);
    }

    static String name(Machine machine, Filesystem fs) {
        String device = machine.device(fs.on()).map(Device::name).orElse("");
        return fs.type().toUpperCase(Locale.ROOT) + " " + device;
    }

    /** Its groups, and what it was made with; in two lines where one would be too long. */
    static String detail(Filesystem fs) {
        boolean rmap = fs.features().rmapbt();
        String made = fs.groups().size() + " AGs, " + (rmap ? "rmap" : "no rmap");
        return fs.features().reflink() ? made + (rmap ? ", " : "\n") + "reflink" : made;
    }

    /** What a filesystem uses the device for, before its name: of the one for data it may be told failures. */
    static String role(Filesystem fs, LayerId device) {
        if (!fs.mount().active()) {
            return "not mounted: ";
        }
        return fs.on().equals(device)
                ? (fs.isDaxHolder() ? "told of failures: " : "")
                : fs.volumeOn(device).map(v -> v.role().label() + " of ").orElse("");
    }

    static String detail(Device device) {
        return switch (device) {
            case Pmem p -> Quantity.of(p.namespaceSize()) + ", data +" + Quantity.of(p.dataOffset());
            case DmDevice m -> table(m);
            case Partition p -> Quantity.of(p.size()) + " at +" + Quantity.of(p.start());
        };
    }

    /** The kinds of targets in a table, how many there are, and the size, such as {@code dm: linear, 2 targets}. */
    private static String table(DmDevice mapped) {
        String size = StripPainter.about(mapped.size());
        DmDevice.Target first = mapped.table().getFirst().target();
        int lines = mapped.table().size();
        if (lines == 1 && first.claims().size() > 1) {
            return "dm: " + first.kind().name() + " over " + first.claims().size() + "\n" + size + " by "
                    + StripPainter.about(first.below(0).map(DmDevice.Piece::length).orElse(mapped.size()));
        }
        String kinds = mapped.table().stream().map(l -> l.target().kind().name()).distinct()
                .collect(Collectors.joining(" + "));
        return "dm: " + kinds + ", " + lines + (lines == 1 ? " target" : " targets") + "\n" + size;
    }

    /** Where the name of a layer stands above its strips, if it does. */
    static Optional<Box> above(StackPicture picture, Band band, TextMetrics metrics) {
        return picture.trim().names() ? Optional.empty()
                : Optional.of(new Box(StackLayout.MARGIN, band.top() - 16, metrics.width(Type.TITLE, band.name()) + 8,
                        16));
    }

    /** The strip's name where the layer cannot bear it, because it has several. */
    static Optional<String> caption(StackPicture picture, Strip strip) {
        boolean alone = picture.band(strip).flatMap(Band::only).isPresent();
        return alone || !strip.kind().isDevice()
                ? Optional.empty()
                : Optional.of(strip.name() + " · " + strip.detail().replace("\n", ", "));
    }

    /**
     * Where the caption of a strip may stand: below the strip; where that is too narrow for its name, also to the left of
     * that, as far as nothing else of the layer stands there.
     */
    static Box room(StackPicture picture, Strip strip, TextMetrics metrics) {
        Box box = strip.box();
        if (metrics.width(Type.SMALL, strip.name()) <= box.width()) {
            return box;
        }
        double free = picture.strips().stream().filter(s -> picture.band(s).equals(picture.band(strip)))
                .mapToDouble(s -> s.box().right()).filter(right -> right <= box.x() + 1).max()
                .orElse(picture.frame().x());
        return Box.between(Math.min(free, box.x()), box.y(), box.right() - GAP, box.bottom());
    }

    /** A caption where it has so much room, or else the name alone, cut only where even that has none. */
    static String fitted(TextMetrics metrics, double width, String name, String caption) {
        return metrics.width(Type.SMALL, caption) <= width ? caption : metrics.fit(Type.SMALL, name, width);
    }

    /** The last part of a path below a mount point. */
    static String path(Filesystem fs, String path) {
        String mount = fs.mountPoint();
        return path.startsWith(mount + "/") ? path.substring(mount.length()) : path;
    }
}
