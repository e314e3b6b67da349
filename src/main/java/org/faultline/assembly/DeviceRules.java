package org.faultline.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.Hex;
import org.faultline.address.LayerId;
import org.faultline.address.Space;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.reason.Detail;
import org.faultline.reason.Wrong;

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

    /** The devices with which nothing was found wrong, nor with anything that they lie on. */
    static Set<LayerId> fit(List<Placed<Device>> devices) {
        Set<LayerId> fit = new HashSet<>();
        boolean more = true;
        while (more) {
            more = fit.addAll(devices.stream().filter(d -> d.entry().isSound()).map(Placed::value)
                    .filter(d -> fit.containsAll(below(d))).map(Device::id).toList());
        }
        return fit;
    }

    private static List<LayerId> below(Device device) {
        return switch (device) {
            case Pmem pmem -> List.of();
            case Partition partition -> List.of(partition.on());
            case DmDevice mapped -> mapped.table().stream().flatMap(l -> l.target().claims().stream())
                    .map(DmDevice.Piece::on).toList();
        };
    }

    private void names() {
        Map<String, Entry> seen = new HashMap<>();
        for (Placed<Device> device : devices) {
            Entry first = seen.putIfAbsent(device.value().name(), device.entry());
            if (first != null) {
                device.entry().error("name", Wrong.DUPLICATE_NAME, Detail.quoted(device.value().name()),
                        Ids.at(first.place()));
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
            both.second().owner().entry().error("base", Wrong.DEVICES_OVERLAP,
                    Detail.of(both.second().owner().value().name()), Detail.of(both.first().owner().value().name()),
                    Detail.of(both.second().bytes().toString()), Detail.of(both.first().bytes().toString()),
                    Detail.quoted(Hex.of(both.first().bytes().end())));
        }
    }

    /** A namespace in devdax mode is no block device, so nothing can be cut out of it. */
    private static boolean isCharacterDevice(Optional<Device> device) {
        return device.filter(d -> d instanceof Pmem pmem && pmem.entry().isPresent()).isPresent();
    }

    private static void noBlockDevice(Entry entry, String key, Device device) {
        entry.error(key, Wrong.NO_BLOCK_DEVICE, Detail.of(device.name()));
    }

    /** A table may name only devices above it in the document, and bytes inside them. */
    private void below(Entry entry, DmDevice mapped) {
        int own = devices.stream().map(d -> d.value().id()).toList().indexOf(mapped.id());
        for (int line = 0; line < mapped.table().size(); line++) {
            for (DmDevice.Piece piece : mapped.table().get(line).target().claims()) {
                Optional<Device> on = devices.stream().limit(own).map(Placed::value)
                        .filter(d -> d.id().equals(piece.on())).findFirst();
                if (on.isEmpty() && byId.containsKey(piece.on())) {
                    entry.error("table", line, Wrong.TABLE_ORDER, Detail.quoted(piece.on().value()),
                            Detail.of(mapped.name()));
                } else if (isCharacterDevice(on)) {
                    noBlockDevice(entry, "table", on.get());
                } else if (on.isPresent() && piece.at() > on.get().size() - piece.length()) {
                    entry.error("table", line, Wrong.TABLE_PAST_END, Detail.of(on.get().name()),
                            Detail.of(Unit.SECTOR.of(piece.at() + piece.length())),
                            Detail.of(Unit.SECTOR.of(on.get().size())));
                }
            }
        }
    }

    private void parent(Entry entry, Partition partition) {
        List<String> way = cycle(partition);
        if (!way.isEmpty()) {
            entry.error("on", Wrong.CYCLE, new Detail.Chain(way));
            return;
        }
        Optional<Device> parent = Optional.ofNullable(byId.get(partition.on())).map(Placed::value);
        if (parent.orElse(partition) instanceof Partition other && parent.isPresent()) {
            entry.error("on", Wrong.PARTITION_ON_PARTITION, Detail.of(other.name()));
        }
        if (isCharacterDevice(parent)) {
            noBlockDevice(entry, "on", parent.get());
        }
        if (parent.isPresent() && parent.get() instanceof DmDevice mapped) {
            entry.error("on", Wrong.PARTITION_ON_MAPPED, Detail.of(mapped.name()));
        }
        if (parent.isPresent() && parent.get() instanceof Pmem pmem
                && partition.start() > pmem.size() - partition.size()) {
            entry.error("size", Wrong.PARTITION_PAST_END, Detail.of((partition.start() + partition.size())),
                    Detail.of(pmem.name()), Detail.of(pmem.size()),
                    Detail.of(Math.max(0, pmem.size() - partition.start())));
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
            both.second().owner().entry().error("start", Wrong.PARTITIONS_OVERLAP,
                    Detail.of(both.second().owner().value().name()), Detail.of(both.first().owner().value().name()),
                    Detail.of(both.second().bytes().toString()), Detail.of(both.first().bytes().toString()),
                    Detail.written(both.first().bytes().end()));
        }
    }
}
