package org.faultline.impact.heat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.machine.DeviceStack;
import org.faultline.machine.Machine;
import org.faultline.playback.RemapSegment;

/** The physical memory that a device lies on. */
record Floor(Machine machine) {
    /** Bytes [from, to) of a device. */
    private record Part(long from, long to) {}

    /** Its bytes by ascending address, those that lie together as one. Every device below is gone through once. */
    List<ByteRange> of(Device device) {
        DeviceStack stack = new DeviceStack(machine);
        List<Device> down = stack.downwards(stack.under(device.id()));
        Map<LayerId, List<Part>> used = new HashMap<>();
        used.put(device.id(), new ArrayList<>(List.of(new Part(0, device.size()))));
        List<ByteRange> memory = new ArrayList<>();
        for (Device each : down) {
            for (Part part : merged(used.getOrDefault(each.id(), List.of()))) {
                switch (each) {
                    case Pmem pmem -> memory.add(pmem.toPhysical(
                            ByteRange.of(pmem.space(), part.from, part.to - part.from)));
                    case Partition p -> add(used, p.on(), p.start() + part.from, p.start() + part.to);
                    case DmDevice mapped -> RemapSegment.of(mapped, part.from, part.to)
                            .forEach(s -> add(used, s.on(), s.at(), s.at() + s.length()));
                }
            }
        }
        return memory.stream().sorted(Comparator.comparingLong(ByteRange::start)).toList();
    }

    private static void add(Map<LayerId, List<Part>> used, LayerId device, long from, long to) {
        used.computeIfAbsent(device, d -> new ArrayList<>()).add(new Part(from, to));
    }

    private static List<Part> merged(List<Part> parts) {
        List<Part> all = new ArrayList<>();
        for (Part part : parts.stream().sorted(Comparator.comparingLong(Part::from)).toList()) {
            if (!all.isEmpty() && all.getLast().to >= part.from) {
                Part before = all.removeLast();
                all.add(new Part(before.from, Math.max(before.to, part.to)));
            } else {
                all.add(part);
            }
        }
        return all;
    }
}
