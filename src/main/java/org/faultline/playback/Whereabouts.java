package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/**
 * One page of memory wherever it shows: on its device, in a filesystem, in files and in processes.
 *
 * @param offset of the page in the namespace, in bytes
 * @param devices the namespace, and the partitions and mapped devices that hold the page, bottom up
 * @param files every page of a file whose bytes lie on it
 * @param mappings every page of a mapping that shows one of those, whatever the page table says
 */
public record Whereabouts(Pfn pfn, Pmem pmem, long offset, List<OnDevice> devices, Optional<InFilesystem> block,
        List<InFile> files, List<InMapping> mappings) {
    /**
     * The page on a device.
     *
     * @param offset byte of the device at which it begins
     * @param at the same as a number of the device's {@link Ruler}
     * @param below the device it came up from; nothing for the namespace
     */
    public record OnDevice(Device device, long offset, long at, Optional<LayerId> below) {
        boolean is(LayerId layer) {
            return device.id().equals(layer);
        }
    }

    /**
     * The filesystem block on the page, with the reverse map's records of it.
     *
     * @param on where the page lies on one of the filesystem's devices
     */
    public record InFilesystem(Filesystem filesystem, OnDevice on, FsBlock block, List<RmapRecord> records) {
        /**
         * Where the page stands in the filesystem's strip, which has the ruler of its device for data; nothing for a page
         * of its realtime device.
         */
        public Optional<Long> at() {
            return Optional.of(on.at).filter(at -> on.is(filesystem.on()));
        }

        /** The layer that files with the block stand on: the filesystem's strip, or the realtime device itself. */
        private LayerId ground() {
            return at().isPresent() ? filesystem.id() : on.device.id();
        }
    }

    /** A page of a file. */
    public record InFile(Filesystem filesystem, Inode file, long page) {}

    /**
     * A page of a mapping.
     *
     * @param entry what the page table says; nothing when the page was never touched
     */
    public record InMapping(UserProcess process, Mapping mapping, long page, Optional<PageEntry> entry) {
        /** Whether the process reaches this very page of memory without another fault. */
        public boolean isPresent() {
            return entry.filter(PageEntry.Dax.class::isInstance).isPresent();
        }
    }

    /** Where the page shows in that machine; nothing when it is not persistent memory. */
    public static Optional<Whereabouts> of(Machine machine, Pfn pfn) {
        return machine.pmemAt(pfn.bytes().start()).map(pmem -> of(machine, pmem, pfn));
    }

    /** The namespace with the page, and the partitions and mapped devices that hold it, bottom up; none for other memory. */
    public static List<OnDevice> devices(Machine machine, Pfn pfn) {
        return machine.pmemAt(pfn.bytes().start()).map(pmem -> devices(machine, pmem, pfn)).orElse(List.of());
    }

    /** The number of the page in the strip of that layer; nothing where it does not show there. */
    public Optional<Long> at(LayerId layer) {
        return devices.stream().filter(d -> d.is(layer)).map(OnDevice::at).findFirst()
                .or(() -> block.filter(b -> b.filesystem.id().equals(layer)).flatMap(InFilesystem::at))
                .or(() -> mappings.stream().filter(m -> m.mapping.id().equals(layer)).map(InMapping::page).findFirst())
                .or(() -> files.stream().filter(f -> f.file.id().equals(layer)).map(InFile::page).findFirst());
    }

    /** The layer right below that one on the way from the page; nothing below the namespace. */
    public Optional<LayerId> below(LayerId layer) {
        return mappings.stream().filter(m -> m.mapping.id().equals(layer)).map(m -> m.mapping.file()).findFirst()
                .or(() -> files.stream().filter(f -> f.file.id().equals(layer)).findFirst()
                        .flatMap(f -> block.map(InFilesystem::ground)))
                .or(() -> block.filter(b -> b.ground().equals(layer) && b.at().isPresent())
                        .map(b -> b.on.device.id()))
                .or(() -> devices.stream().filter(d -> d.is(layer)).flatMap(d -> d.below.stream()).findFirst());
    }

    /** The first layer right above that one in which the page shows; nothing above a mapping. */
    public Optional<LayerId> above(LayerId layer) {
        return layers().filter(upper -> below(upper).filter(layer::equals).isPresent()).findFirst();
    }

    /** Every layer in which the page shows, bottom up. */
    public Stream<LayerId> layers() {
        return Stream.of(devices.stream().map(d -> d.device.id()),
                block.stream().filter(b -> b.at().isPresent()).map(InFilesystem::ground),
                files.stream().map(f -> f.file.id()), mappings.stream().map(m -> m.mapping.id()))
                .flatMap(layers -> layers);
    }

    private static Whereabouts of(Machine machine, Pmem pmem, Pfn pfn) {
        List<OnDevice> devices = devices(machine, pmem, pfn);
        Optional<InFilesystem> block = devices.reversed().stream()
                .flatMap(d -> machine.userOf(d.device.id()).flatMap(fs -> block(d, fs)).stream()).findFirst();
        List<InFile> files = block.map(Whereabouts::files).orElse(List.of());
        List<InMapping> mappings = files.stream().flatMap(f -> mappings(machine, f).stream()).toList();
        return new Whereabouts(pfn, pmem, pfn.bytes().start() - pmem.base(), devices, block, files, mappings);
    }

    /** The namespace, then whatever holds the page on that, and so on upwards. */
    private static List<OnDevice> devices(Machine machine, Pmem pmem, Pfn pfn) {
        long number = pfn.bytes().start() - pmem.base();
        List<OnDevice> all = new ArrayList<>();
        all.add(new OnDevice(pmem, number - pmem.dataOffset(), number, Optional.empty()));
        boolean data = number >= pmem.dataOffset();
        for (int i = 0; data && i < all.size(); i++) {
            OnDevice lower = all.get(i);
            above(machine, lower).filter(next -> all.stream().noneMatch(d -> d.is(next.device.id()))).forEach(all::add);
        }
        return List.copyOf(all);
    }

    private static Stream<OnDevice> above(Machine machine, OnDevice lower) {
        LayerId id = lower.device.id();
        Stream<OnDevice> parts = machine.partitionsOf(id).stream()
                .filter(p -> lower.offset >= p.start() && lower.offset - p.start() < p.size())
                .map(p -> on(machine, p, lower.offset - p.start(), id));
        Stream<OnDevice> mapped = machine.mappedOn(id).stream().flatMap(m -> m.above(id, lower.offset).stream().limit(1)
                .map(piece -> on(machine, m, piece.above(lower.offset), id)));
        return Stream.concat(parts, mapped);
    }

    private static OnDevice on(Machine machine, Device device, long offset, LayerId below) {
        return new OnDevice(device, offset, Ruler.of(machine, device).start() + offset, Optional.of(below));
    }

    private static Optional<InFilesystem> block(OnDevice on, Filesystem fs) {
        return Optional.of(on.offset).filter(o -> o >= 0)
                .flatMap(o -> fs.blockAt(fs.volumeOn(on.device.id()).orElseThrow().role(), o))
                .map(b -> new InFilesystem(fs, on, b, fs.owners(b, 1)));
    }

    private static List<InFile> files(InFilesystem at) {
        List<InFile> files = new ArrayList<>();
        for (RmapRecord record : at.records()) {
            if (!record.isMetadata()) {
                long block = record.offset() + at.block().agbno() - record.start().agbno();
                at.filesystem().inode(record.owner().code()).ifPresent(file -> files
                        .add(new InFile(at.filesystem(), file, Unit.PAGE.of(block * at.filesystem().blockSize()))));
            }
        }
        return files;
    }

    private static List<InMapping> mappings(Machine machine, InFile at) {
        List<InMapping> all = new ArrayList<>();
        for (UserProcess process : machine.usersOf(at.file().id())) {
            for (Mapping mapping : process.mappings()) {
                if (mapping.file().equals(at.file().id())) {
                    mapping.pageOf(at.page()).ifPresent(
                            page -> all.add(new InMapping(process, mapping, page, mapping.pages().at(page))));
                }
            }
        }
        return all;
    }
}
