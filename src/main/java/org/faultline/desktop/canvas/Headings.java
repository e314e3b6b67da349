package org.faultline.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.address.Quantity;
import org.faultline.desktop.canvas.StackPicture.Band;
import org.faultline.desktop.canvas.Strip.Kind;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.Stack;

/** What strips and layers are called: a layer of one strip bears that strip's name. */
final class Headings {
    private Headings() {}

    static Band band(Stack stack, Kind kind, double top, double bottom) {
        List<? extends Device> partitions = stack.devices().stream().filter(Partition.class::isInstance).toList();
        return switch (kind) {
            case PMEM -> device(kind, stack.pmems(), "Memory", "persistent", top, bottom);
            case PARTITION -> device(kind, partitions, "Partitions", "of a device", top, bottom);
            case FILESYSTEM -> filesystem(stack, top, bottom);
            case FILE -> new Band(kind, "Files", "pages", Optional.empty(), top, bottom);
            case MAPPING -> new Band(kind, "Processes", "virtual addresses", Optional.empty(), top, bottom);
        };
    }

    private static Band device(Kind kind, List<? extends Device> devices, String many, String what, double top,
            double bottom) {
        if (devices.size() != 1) {
            return new Band(kind, many, what, Optional.empty(), top, bottom);
        }
        Device only = devices.getFirst();
        return new Band(kind, only.name(), detail(only), Optional.of(only.id()), top, bottom);
    }

    private static Band filesystem(Stack stack, double top, double bottom) {
        if (stack.filesystems().size() != 1) {
            return new Band(Kind.FILESYSTEM, "Filesystems", "blocks", Optional.empty(), top, bottom);
        }
        Filesystem only = stack.filesystems().getFirst();
        return new Band(Kind.FILESYSTEM, name(stack, only), detail(only), Optional.of(only.id()), top, bottom);
    }

    static String name(Stack stack, Filesystem fs) {
        String device = stack.device(fs.on()).map(Device::name).orElse("");
        return fs.type().toUpperCase(Locale.ROOT) + " " + device;
    }

    static String detail(Filesystem fs) {
        List<String> parts = new ArrayList<>(List.of(fs.groups().size() + " AGs"));
        parts.add(fs.features().rmapbt() ? "rmap" : "no rmap");
        if (fs.features().reflink()) {
            parts.add("reflink");
        }
        return String.join(", ", parts);
    }

    static String detail(Device device) {
        return switch (device) {
            case Pmem p -> Quantity.of(p.namespaceSize()) + ", data +" + Quantity.of(p.dataOffset());
            case Mapped m -> Quantity.of(m.size()) + ", device-mapper";
            case Partition p -> Quantity.of(p.size()) + " at +" + Quantity.of(p.start());
        };
    }

    /** The strip's name where the layer cannot bear it, because it has several. */
    static Optional<String> caption(StackPicture picture, Strip strip) {
        boolean alone = picture.band(strip.kind()).flatMap(Band::only).isPresent();
        return alone || !strip.kind().isDevice()
                ? Optional.empty()
                : Optional.of(strip.name() + " · " + strip.detail());
    }

    /** The last part of a path below a mount point. */
    static String path(Filesystem fs, String path) {
        String mount = fs.mountPoint();
        return path.startsWith(mount + "/") ? path.substring(mount.length()) : path;
    }

    static boolean isNamed(Band band, LayerId id) {
        return band.only().filter(id::equals).isPresent();
    }
}
