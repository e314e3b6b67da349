package org.faultline.impact.heat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.faultline.address.Bisection;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Volume;
import org.faultline.machine.Machine;

/** Finds out which pages of a machine are alike. */
final class Likenesses {
    private final Machine machine;
    private final Set<LayerId> used;
    private final List<Long> places;
    private final Map<LayerId, List<Partition>> partitions = new HashMap<>();
    private final Map<LayerId, List<DmDevice>> mapped = new HashMap<>();

    /**
     * @param used the files that somebody maps or has in use
     * @param places the frames at which another place of a device or a group begins
     */
    Likenesses(Machine machine, Set<LayerId> used, SortedSet<Long> places) {
        this.machine = machine;
        this.used = used;
        this.places = List.copyOf(places);
        machine.devices().forEach(this::add);
    }

    private void add(Device device) {
        switch (device) {
            case Pmem pmem -> {}
            case Partition part -> partitions.computeIfAbsent(part.on(), on -> new ArrayList<>()).add(part);
            case DmDevice dm -> dm.on().forEach(on -> mapped.computeIfAbsent(on, d -> new ArrayList<>()).add(dm));
        }
    }

    /** What a page is like; nothing where it is like no other: somebody uses it, or it lies in several places of a device. */
    Optional<Likeness> of(Pfn page) {
        if (machine.users().of(page).isPresent()) {
            return Optional.empty();
        }
        Optional<Map<LayerId, Long>> above = above(page);
        List<Likeness.Owned> records = new ArrayList<>();
        List<Owner> owners = new ArrayList<>();
        for (Filesystem fs : above.isPresent() ? machine.filesystems() : List.<Filesystem>of()) {
            for (Volume volume : fs.volumes()) {
                Optional<FsBlock> block = Optional.ofNullable(above.get().get(volume.on()))
                        .flatMap(at -> fs.blockAt(volume.role(), at));
                for (RmapRecord record : block.map(b -> fs.owners(b, 2)).orElse(List.of())) {
                    Optional<Inode> file = fs.inode(record.owner().code());
                    if (file.filter(f -> used.contains(f.id())).isPresent()) {
                        return Optional.empty();
                    }
                    records.add(owned(fs, record, record.covers(block.get()), file, owners));
                }
            }
        }
        return above.map(a -> new Likeness(place(page), machine.bad(page), List.copyOf(records)));
    }

    private static Likeness.Owned owned(Filesystem fs, RmapRecord record, boolean here, Optional<Inode> file,
            List<Owner> owners) {
        if (!owners.contains(record.owner())) {
            owners.add(record.owner());
        }
        return new Likeness.Owned(fs.id(), here, owners.indexOf(record.owner()),
                Optional.of(record.owner()).filter(Owner::isSpecial), file.map(Likeness.Plain::of), record.fork(),
                record.unwritten());
    }

    private int place(Pfn page) {
        return Bisection.first(places.size(), i -> places.get(i) > page.number());
    }

    /** Where the page lies on each device that has it; nothing where a device has it twice. */
    private Optional<Map<LayerId, Long>> above(Pfn page) {
        Map<LayerId, Long> found = new HashMap<>();
        Deque<Device> left = new ArrayDeque<>();
        Optional<Pmem> pmem = machine.pmemAt(page.bytes().start()).filter(p -> p.data().contains(page.bytes().start()));
        pmem.ifPresent(p -> {
            found.put(p.id(), page.bytes().start() - p.dataStart());
            left.add(p);
        });
        while (!left.isEmpty()) {
            Device below = left.remove();
            long at = found.getOrDefault(below.id(), 0L);
            for (Partition part : partitions.getOrDefault(below.id(), List.of())) {
                if (at >= part.start() && at - part.start() < part.size()
                        && !put(found, left, part, at - part.start())) {
                    return Optional.empty();
                }
            }
            for (DmDevice dm : mapped.getOrDefault(below.id(), List.of())) {
                for (DmDevice.Piece piece : dm.above(below.id(), at)) {
                    if (!put(found, left, dm, piece.above(at))) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(found);
    }

    private static boolean put(Map<LayerId, Long> found, Deque<Device> left, Device device, long at) {
        left.add(device);
        return found.put(device.id(), at) == null;
    }
}
