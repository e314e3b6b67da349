package org.faultline.machine;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;

/** Which devices lie on which. However many ways lead from one to another, each device is asked once. */
public record DeviceStack(Machine machine) {
    /** The device and all that it lies on. */
    public Collection<Device> under(LayerId id) {
        Map<LayerId, Device> met = new LinkedHashMap<>();
        Deque<LayerId> left = new ArrayDeque<>(List.of(id));
        while (!left.isEmpty()) {
            Device device = device(left.pop());
            if (met.putIfAbsent(device.id(), device) == null) {
                left.addAll(below(device));
            }
        }
        return met.values();
    }

    /** Whether memory lies below every byte of {@code blocks} blocks of a filesystem from {@code first} on. */
    public boolean isBacked(Filesystem fs, FsBlock first, long blocks) {
        Device device = machine.device(fs.on(first)).orElseThrow();
        long end = fs.offset(first) + blocks * fs.blockSize();
        long at = fs.offset(first);
        while (at < end && machine.toPhysical(device, ByteRange.of(device.space(), at, 1)).isPresent()) {
            at += together(device, at);
        }
        return at >= end;
    }

    /** How many bytes from byte {@code offset} of a device on lie together in memory, or together in none. */
    public long together(Device device, long offset) {
        return switch (device) {
            case Pmem pmem -> pmem.size() - offset;
            case Partition part -> part.size() - offset;
            case DmDevice mapped -> mapped.below(offset).map(p -> Math.min(p.start() + p.length() - offset,
                    together(device(p.on()), p.below(offset)))).orElseGet(() -> mapped.lineEnd(offset) - offset);
        };
    }

    /** These devices, each before all that it lies on. */
    public List<Device> downwards(Collection<Device> devices) {
        Map<LayerId, Integer> known = new HashMap<>();
        return devices.stream().sorted(Comparator.<Device>comparingInt(d -> depth(d, known)).reversed()).toList();
    }

    /** How many devices stand at most on top of each other below each device: none below a namespace. */
    public Map<LayerId, Integer> depths() {
        Map<LayerId, Integer> known = new HashMap<>();
        machine.devices().forEach(device -> depth(device, known));
        return known;
    }

    private int depth(Device device, Map<LayerId, Integer> known) {
        Integer there = known.get(device.id());
        if (there != null) {
            return there;
        }
        int depth = below(device).stream().mapToInt(on -> 1 + depth(device(on), known)).max().orElse(0);
        known.put(device.id(), depth);
        return depth;
    }

    /** The byte of a device that lies at physical byte {@code address}. */
    Optional<Long> offsetOf(Device device, long address) {
        return offsetOf(device, address, new HashMap<>());
    }

    private Optional<Long> offsetOf(Device device, long address, Map<LayerId, Optional<Long>> known) {
        Optional<Long> there = known.get(device.id());
        if (there != null) {
            return there;
        }
        Optional<Long> offset = switch (device) {
            case Pmem pmem -> Optional.of(address).filter(pmem.data()::contains).map(a -> a - pmem.dataStart());
            case Partition part -> offsetOf(device(part.on()), address, known)
                    .filter(o -> o >= part.start() && o - part.start() < part.size()).map(o -> o - part.start());
            case DmDevice mapped -> mapped.on().stream().flatMap(on -> offsetOf(device(on), address, known)
                    .flatMap(o -> mapped.above(on, o).stream().map(p -> p.above(o)).findFirst()).stream()).findFirst();
        };
        known.put(device.id(), offset);
        return offset;
    }

    private static List<LayerId> below(Device device) {
        return switch (device) {
            case Pmem pmem -> List.of();
            case DmDevice mapped -> mapped.on();
            case Partition part -> List.of(part.on());
        };
    }

    private Device device(LayerId id) {
        return machine.device(id).orElseThrow();
    }
}
