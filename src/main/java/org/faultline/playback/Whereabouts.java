package org.faultline.playback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.FsBlock;
import org.faultline.stack.Inode;
import org.faultline.stack.Mapping;
import org.faultline.stack.PageEntry;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.Process;
import org.faultline.stack.RmapRecord;
import org.faultline.stack.Stack;

/**
 * One page of memory wherever it shows: on its device, in a filesystem, in files and in processes.
 *
 * @param offset of the page in the namespace, in bytes
 * @param devices the namespace and the partitions that hold it, bottom up
 * @param files every page of a file whose bytes lie on it
 * @param mappings every page of a mapping that shows one of those, whatever the page table says
 */
public record Whereabouts(Pfn pfn, Pmem pmem, long offset, List<Device> devices, Optional<InFilesystem> block,
        List<InFile> files, List<InMapping> mappings) {
    /** The filesystem block on the page, with the reverse map's records of it. */
    public record InFilesystem(Filesystem filesystem, FsBlock block, List<RmapRecord> records) {}

    /** A page of a file. */
    public record InFile(Filesystem filesystem, Inode file, long page) {}

    /**
     * A page of a mapping.
     *
     * @param entry what the page table says; nothing when the page was never touched
     */
    public record InMapping(Process process, Mapping mapping, long page, Optional<PageEntry> entry) {
        /** Whether the process reaches this very page of memory without another fault. */
        public boolean isPresent() {
            return entry.filter(PageEntry.Dax.class::isInstance).isPresent();
        }
    }

    /** Where the page shows in that machine; nothing when it is not persistent memory. */
    public static Optional<Whereabouts> of(Stack stack, Pfn pfn) {
        return stack.pmemAt(pfn.bytes().start()).map(pmem -> of(stack, pmem, pfn));
    }

    private static Whereabouts of(Stack stack, Pmem pmem, Pfn pfn) {
        List<Device> devices = new ArrayList<>(List.of(pmem));
        stack.devices().stream().filter(Partition.class::isInstance).filter(d -> holds(stack, d, pfn))
                .forEach(devices::add);
        Optional<InFilesystem> block = devices.reversed().stream()
                .flatMap(d -> stack.mountedOn(d.id()).stream().flatMap(fs -> block(stack, d, fs, pfn).stream()))
                .findFirst();
        List<InFile> files = block.map(Whereabouts::files).orElse(List.of());
        List<InMapping> mappings = files.stream().flatMap(f -> mappings(stack, f).stream()).toList();
        return new Whereabouts(pfn, pmem, pfn.bytes().start() - pmem.base(), List.copyOf(devices), block, files,
                mappings);
    }

    private static boolean holds(Stack stack, Device device, Pfn pfn) {
        return stack.toPhysical(device, device.bytes()).meet(pfn.bytes()).isPresent();
    }

    private static Optional<InFilesystem> block(Stack stack, Device device, Filesystem fs, Pfn pfn) {
        ByteRange physical = stack.toPhysical(device, device.bytes());
        return physical.meet(pfn.bytes()).flatMap(r -> fs.blockAt(r.start() - physical.start()))
                .map(b -> new InFilesystem(fs, b, fs.owners(b, 1)));
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

    private static List<InMapping> mappings(Stack stack, InFile at) {
        List<InMapping> all = new ArrayList<>();
        for (Process process : stack.processes()) {
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
