package org.faultline.why;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.machine.Machine;
import org.faultline.process.Mapping;

/** Pages that lie in another place of the devices than one that went bad, the nearest first. */
record Places(Machine machine, Pfn page) {
    /** So many of them are tried at most: each costs a failure. */
    private static final int MOST = 32;

    /** Those on both sides of each edge: ends of devices, partitions, filesystems, and lines of tables. */
    List<Supposition.Elsewhere> atEdges() {
        return nearest(edges());
    }

    /** Those at the ends of a record of the reverse map, and those at edges. */
    List<Supposition.Elsewhere> around(Filesystem fs, RmapRecord record) {
        Stream<FsBlock> ends = Stream.of(record.start().plus(-1), record.start(), record.end().plus(-1), record.end());
        return nearest(Stream.concat(ends.filter(b -> isIn(fs, b))
                .flatMap(b -> machine.toPhysical(fs, b).map(r -> Pfn.holding(r.start())).stream()),
                edges()));
    }

    /** The first and the last page that a mapping shows. */
    List<Supposition.Elsewhere> shown(Mapping mapping) {
        Optional<Filesystem> fs = machine.filesystem(mapping.filesystem());
        return nearest(fs.flatMap(f -> f.inode(mapping.file())).stream().flatMap(file -> LongStream
                .of(0, mapping.pageCount() - 1).boxed()
                .flatMap(p -> machine.frameOf(fs.get(), file, mapping.filePage(p)).stream())));
    }

    private List<Supposition.Elsewhere> nearest(Stream<Pfn> pages) {
        return pages.distinct().filter(p -> !p.equals(page))
                .sorted(Comparator.comparingLong(p -> Math.abs(p.number() - page.number()))).limit(MOST)
                .map(p -> new Supposition.Elsewhere(page, p)).toList();
    }

    private static boolean isIn(Filesystem fs, FsBlock block) {
        return block.agbno() >= 0 && fs.blockAt(block.role(), fs.offset(block)).filter(block::equals).isPresent();
    }

    /** On both sides of where anything begins or ends on a device. */
    private Stream<Pfn> edges() {
        Map<LayerId, Set<Long>> edges = new LinkedHashMap<>();
        machine.devices().forEach(d -> edges.put(d.id(), new LinkedHashSet<>(List.of(0L, d.size()))));
        all(Partition.class).forEach(p -> of(edges, p.on()).addAll(List.of(p.start(), p.start() + p.size())));
        machine.filesystems().stream().flatMap(fs -> fs.volumes().stream())
                .forEach(v -> of(edges, v.on()).add(v.size()));
        all(DmDevice.class).forEach(m -> m.table().forEach(line -> of(edges, m.id()).add(line.start())));
        return machine.devices().stream().flatMap(d -> around(d, of(edges, d.id())));
    }

    private <D extends Device> Stream<D> all(Class<D> kind) {
        return machine.devices().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Set<Long> of(Map<LayerId, Set<Long>> edges, LayerId device) {
        return edges.computeIfAbsent(device, id -> new LinkedHashSet<>());
    }

    private Stream<Pfn> around(Device device, Set<Long> edges) {
        Stream<Pfn> inside = edges.stream().flatMap(e -> Stream.of(e - 1, e))
                .filter(at -> at >= 0 && at < device.size()).flatMap(at -> memory(device, at).stream());
        return device instanceof Pmem pmem && pmem.data().start() > pmem.physical().start()
                ? Stream.concat(inside, Stream.of(Pfn.holding(pmem.data().start() - 1))) : inside;
    }

    private Optional<Pfn> memory(Device device, long at) {
        return machine.toPhysical(device, ByteRange.of(device.space(), at, 1)).map(r -> Pfn.holding(r.start()));
    }
}
