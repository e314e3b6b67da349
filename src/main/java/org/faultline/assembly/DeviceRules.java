package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.address.Space;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;

/** Whether devices that could be read fit together: names, physical memory, and partitions on what they are cut from. */
final class DeviceRules {
    private static final int LONGEST_WAY = 64;

    private final List<Placed<Device>> devices;
    private final Map<LayerId, Placed<Device>> byId = new HashMap<>();

    DeviceRules(List<Placed<Device>> devices) {
        this.devices = devices;
        devices.forEach(d -> byId.putIfAbsent(d.value().id(), d));
    }

    void check() {
        names();
        physical();
        for (Placed<Device> device : devices) {
            if (device.value() instanceof Partition partition) {
                parent(device.entry(), partition);
            }
            if (device.value() instanceof DmDevice mapped) {
                below(device.entry(), mapped);
            }
        }
        partitions();
    }

    private void names() {
        Map<String, Entry> seen = new HashMap<>();
        for (Placed<Device> device : devices) {
            Entry first = seen.putIfAbsent(device.value().name(), device.entry());
            if (first != null) {
                device.entry().error("name", "duplicate-name",
                        "There already is a device " + Wording.quote(device.value().name()) + Ids.at(first.place())
                                + ".",
                        "Give every device a kernel name of its own.");
            }
        }
    }

    private void physical() {
        List<Overlap.Claim<Placed<Device>>> claims = new ArrayList<>();
        for (Placed<Device> device : devices) {
            if (device.value() instanceof Pmem pmem) {
                claims.add(new Overlap.Claim<>(device, pmem.physical()));
            }
        }
        for (Overlap<Placed<Device>> both : Overlap.among(claims)) {
            both.second().owner().entry().error("base", "devices-overlap",
                    "The devices " + both.second().owner().value().name() + " and "
                            + both.first().owner().value().name()
                            + " claim the same physical memory: " + both.second().bytes() + " and "
                            + both.first().bytes() + ".",
                    "Move one of them: " + Wording.quote(Hex.of(both.first().bytes().end()))
                            + " is the first address behind the other.");
        }
    }

    /** A namespace in devdax mode is no block device, so nothing can be cut out of it. */
    private static boolean isCharacterDevice(Optional<Device> device) {
        return device.filter(d -> d instanceof Pmem pmem && pmem.entry().isPresent()).isPresent();
    }

    private static void noBlockDevice(Entry entry, String key, Device device) {
        entry.error(key, "no-block-device",
                "The namespace " + device.name()
                        + " is in devdax mode: it is a character device, and no block device is"
                        + " there.",
                "Write \"mode\": \"fsdax\" in the namespace.");
    }

    /** A table may name only devices above it in the document, and bytes inside them. */
    private void below(Entry entry, DmDevice mapped) {
        int own = devices.stream().map(d -> d.value().id()).toList().indexOf(mapped.id());
        for (int line = 0; line < mapped.table().size(); line++) {
            for (DmDevice.Piece piece : mapped.table().get(line).target().claims()) {
                Optional<Device> on = devices.stream().limit(own).map(Placed::value)
                        .filter(d -> d.id().equals(piece.on())).findFirst();
                if (on.isEmpty() && byId.containsKey(piece.on())) {
                    entry.error("table", line, "table-order",
                            Wording.quote(piece.on().value()) + " does not stand above " + mapped.name() + ".",
                            "Move the devices a table names above its own device, and name none in a circle.");
                } else if (isCharacterDevice(on)) {
                    noBlockDevice(entry, "table", on.get());
                } else if (on.isPresent() && piece.at() > on.get().size() - piece.length()) {
                    entry.error("table", line, "table-past-end",
                            "The device mapper refuses it (EINVAL): " + on.get().name()
                                    + " too small for target. The line needs " + on.get().name() + " up to sector "
                                    + Unit.SECTOR.of(piece.at() + piece.length()) + ", but it has only "
                                    + Unit.SECTOR.of(on.get().size()) + ".",
                            "Make the line shorter, let it begin earlier, or the device larger.");
                }
            }
        }
    }

    private void parent(Entry entry, Partition partition) {
        List<String> way = cycle(partition);
        if (!way.isEmpty()) {
            entry.error("on", "cycle", "The partition lies on itself: " + Wording.chain(way) + ".",
                    "Let \"on\" name a pmem device.");
            return;
        }
        Optional<Device> parent = Optional.ofNullable(byId.get(partition.on())).map(Placed::value);
        if (parent.orElse(partition) instanceof Partition other && parent.isPresent()) {
            entry.error("on", "partition-on-partition", "The device " + other.name() + " is a partition itself.",
                    "Let \"on\" name the pmem device, and count start from its first byte.");
        }
        if (isCharacterDevice(parent)) {
            noBlockDevice(entry, "on", parent.get());
        }
        if (parent.isPresent() && parent.get() instanceof DmDevice mapped) {
            entry.error("on", "partition-on-mapped",
                    "The kernel finds no partitions on a mapped device such as " + mapped.name() + ".",
                    "Let \"on\" name a pmem device, or make a linear device of that range, as kpartx does.");
        }
        if (parent.isPresent() && parent.get() instanceof Pmem pmem
                && partition.start() > pmem.size() - partition.size()) {
            entry.error("size", "partition-past-end",
                    "The partition ends at byte " + (partition.start() + partition.size()) + ", but " + pmem.name()
                            + " has only " + pmem.size() + " bytes behind its data offset.",
                    "Make size at most " + Math.max(0, pmem.size() - partition.start()) + ", or the device larger.");
        }
    }

    /** The ids from {@code start} downwards back to itself, or nothing when the way ends. */
    private List<String> cycle(Partition start) {
        List<String> way = new ArrayList<>(List.of(start.id().value()));
        Optional<Device> next = Optional.ofNullable(byId.get(start.on())).map(Placed::value);
        while (next.isPresent() && next.get() instanceof Partition partition && way.size() <= LONGEST_WAY) {
            way.add(partition.id().value());
            if (partition.id().equals(start.id())) {
                return way;
            }
            next = Optional.ofNullable(byId.get(partition.on())).map(Placed::value);
        }
        return List.of();
    }

    private void partitions() {
        List<Overlap.Claim<Placed<Device>>> claims = new ArrayList<>();
        for (Placed<Device> device : devices) {
            if (device.value() instanceof Partition partition) {
                claims.add(new Overlap.Claim<>(device, partition.extent(new Space(partition.on().value()))));
            }
        }
        for (Overlap<Placed<Device>> both : Overlap.among(claims)) {
            both.second().owner().entry().error("start", "partitions-overlap",
                    "Partition " + both.second().owner().value().name() + " overlaps "
                            + both.first().owner().value().name() + ": "
                            + both.second().bytes() + " and " + both.first().bytes() + ".",
                    "Let it start at " + Wording.value(both.first().bytes().end()) + " or later.");
        }
    }
}
