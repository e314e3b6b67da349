package org.faultline.act;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.address.Quantity;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.Noun;
import org.faultline.reason.Nowhere;
import org.faultline.reason.Why;

/** One of the many ways to name a page; each finds the same frame or says which layer does not know it. */
public sealed interface Address {
    /** A page frame number, {@code pfn:0x101C00}. */
    record OfPfn(Pfn pfn) implements Address {}

    /** A physical byte address, {@code phys:0x101C00000}. */
    record OfPhysical(long address) implements Address {}

    /** A byte of a block device, {@code dev:pmem0+10MiB}. */
    record OfDevice(String device, long offset) implements Address {}

    /**
     * A 512-byte sector of a block device, {@code sector:pmem0:20480}.
     *
     * @param device its name; empty for the only namespace there is
     */
    record OfSector(String device, Sector sector) implements Address {}

    /**
     * A block of a filesystem, {@code daddr:/mnt:20480}, {@code block:/mnt:2560} or {@code fsblock:/mnt:2560}.
     *
     * @param filesystem where it is mounted, or the name of its device; empty for the only one there is
     */
    record OfBlock(String filesystem, Numbering numbering, long number) implements Address {}

    /** How blocks of a filesystem are numbered. */
    enum Numbering {
        /** Sectors of 512 bytes from the start of its device. */
        DADDR,
        /** Blocks from the start of its device. */
        BLOCK,
        /** The filesystem's own numbers, of which XFS leaves some out behind each group. */
        FSBLOCK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A byte of a file, {@code file:/mnt/db/a@0}. */
    record OfFile(String path, long offset) implements Address {}

    /** A virtual address of a process, {@code pid:101@0x7f1000000000}. */
    record OfVirtual(int pid, long address) implements Address {}

    /** What looking an address up gives. */
    sealed interface Resolution {
        /** The frame that holds the byte. */
        record Found(Pfn pfn) implements Resolution {}

        /**
         * Nobody knows the address.
         *
         * @param layer what refused it: physical memory, a device, a path, a process
         */
        record Rejected(Detail layer, Why why) implements Resolution {
            static Rejected by(String layer, Nowhere why, Detail... details) {
                return new Rejected(Detail.of(layer), Why.of(why, details));
            }

            static Rejected by(Noun layer, Nowhere why, Detail... details) {
                return new Rejected(Detail.of(layer), Why.of(why, details));
            }
        }
    }

    /** Looks the address up in {@code machine} as it is now. */
    default Resolution resolve(Machine machine) {
        return switch (this) {
            case OfPfn a -> physical(machine, a.pfn.bytes().start());
            case OfPhysical a -> physical(machine, a.address);
            case OfDevice a -> device(machine, a.device, a.offset);
            case OfSector a -> a.device.isEmpty() && machine.pmems().size() != 1
                    ? Resolution.Rejected.by(Noun.BAD_BLOCKS, Nowhere.SEVERAL_NAMESPACES,
                            Detail.of(machine.pmems().size()), new Detail.InSector(a.sector))
                    : device(machine, a.device.isEmpty() ? machine.pmems().getFirst().name() : a.device,
                            a.sector.offset());
            case OfBlock a -> filesystem(machine, a);
            case OfFile a -> file(machine, a.path, a.offset);
            case OfVirtual a -> virtual(machine, a.pid, a.address);
        };
    }

    /** As {@link AddressText} reads it. */
    default String text() {
        return switch (this) {
            case OfPfn a -> "pfn:" + a.pfn;
            case OfPhysical a -> "phys:" + Hex.of(a.address);
            case OfDevice a -> "dev:" + a.device + "+" + Quantity.of(a.offset).replace(" ", "");
            case OfSector a -> "sector:" + (a.device.isEmpty() ? "" : a.device + ":") + a.sector;
            case OfBlock a -> a.numbering.word() + ":" + (a.filesystem.isEmpty() ? "" : a.filesystem + ":") + a.number;
            case OfFile a -> "file:" + a.path + "@" + a.offset;
            case OfVirtual a -> "pid:" + a.pid + "@" + Hex.kernel(a.address);
        };
    }

    private static Resolution physical(Machine machine, long address) {
        return machine.pmemAt(address).<Resolution>map(p -> new Resolution.Found(Pfn.holding(address)))
                .orElseGet(() -> Resolution.Rejected.by(Noun.PHYSICAL_MEMORY, Nowhere.IN_NO_NAMESPACE,
                        new Detail.InHex(address)));
    }

    private static Resolution device(Machine machine, String name, long offset) {
        Optional<Device> device = machine.device(name);
        if (device.isEmpty()) {
            return Resolution.Rejected.by(name, Nowhere.NO_SUCH_DEVICE, Detail.of(name));
        }
        return byteOf(machine, device.get(), offset);
    }

    /** Goes down device by device, until one of them has no such byte. */
    private static Resolution byteOf(Machine machine, Device device, long offset) {
        if (!device.bytes().contains(offset)) {
            return Resolution.Rejected.by(device.name(), Nowhere.BEHIND_END, Detail.of(offset),
                    Detail.of(device.size()));
        }
        return switch (device) {
            case Pmem pmem -> new Resolution.Found(pmem.pfn(offset));
            case Partition part -> byteOf(machine, machine.device(part.on()).orElseThrow(), part.start() + offset);
            case DmDevice mapped -> mapped.below(offset)
                    .map(p -> byteOf(machine, machine.device(p.on()).orElseThrow(), p.below(offset)))
                    .orElseGet(() -> Resolution.Rejected.by(device.name(),
                            mapped.lineEnd(offset) == offset ? Nowhere.IN_TABLE_GAP : Nowhere.NO_MEMORY_BELOW,
                            Detail.of(offset)));
        };
    }

    private static Resolution filesystem(Machine machine, OfBlock address) {
        List<Filesystem> named = machine.filesystems().stream().filter(f -> address.filesystem.isEmpty()
                || f.mountPoint().equals(address.filesystem)
                || machine.device(f.on()).map(Device::name).filter(address.filesystem::equals).isPresent()).toList();
        if (named.size() != 1) {
            Nowhere why = address.filesystem.isEmpty()
                    ? named.isEmpty() ? Nowhere.NO_FILESYSTEM : Nowhere.SEVERAL_FILESYSTEMS
                    : named.isEmpty() ? Nowhere.NO_FILESYSTEM_AT : Nowhere.SEVERAL_FILESYSTEMS_AT;
            return Resolution.Rejected.by(Noun.FILESYSTEMS, why, Detail.of(address.numbering.word()),
                    Detail.of(address.number), Detail.of(address.filesystem));
        }
        Filesystem fs = named.getFirst();
        return offset(fs, address).<Resolution>map(o -> byteOf(machine, machine.device(fs.on()).orElseThrow(), o))
                .orElseGet(() -> Resolution.Rejected.by(fs.mountPoint(), Nowhere.NO_SUCH_BLOCK,
                        Detail.of(address.numbering.word()), Detail.of(address.number), Detail.of(fs.blockCount()),
                        Detail.of(fs.blockSize())));
    }

    /** The byte of its device at which a block of a filesystem begins. */
    private static Optional<Long> offset(Filesystem fs, OfBlock address) {
        long end = fs.blockCount() * fs.blockSize();
        return switch (address.numbering) {
            case DADDR -> Optional.of(address.number).filter(n -> n < Unit.SECTOR.of(end)).map(Unit.SECTOR::toBytes);
            case BLOCK -> Optional.of(address.number).filter(n -> n < fs.blockCount()).map(n -> n * fs.blockSize());
            case FSBLOCK -> fs.groups().stream().filter(g -> fs.fsblock(g) <= address.number)
                    .reduce((a, b) -> b).map(g -> g.plus(address.number - fs.fsblock(g)))
                    .filter(b -> fs.offset(b) < end && fs.blockAt(fs.offset(b)).filter(b::equals).isPresent())
                    .map(fs::offset);
        };
    }

    private static Resolution file(Machine machine, String path, long offset) {
        for (Filesystem fs : machine.filesystems()) {
            Optional<Inode> inode = fs.inode(path);
            if (inode.isPresent()) {
                return machine.frameOf(fs, inode.get(), Unit.PAGE.of(offset)).<Resolution>map(Resolution.Found::new)
                        .orElseGet(() -> new Resolution.Rejected(Detail.of(path), whyNot(fs, inode.get(), offset)));
            }
        }
        return Resolution.Rejected.by(path, Nowhere.NO_MOUNTED_FILE);
    }

    private static Why whyNot(Filesystem fs, Inode file, long offset) {
        if (offset >= file.size()) {
            return Why.of(Nowhere.BEHIND_END, Detail.of(offset), Detail.of(file.size()));
        }
        return Why.of(file.extentAt(offset / fs.blockSize()).isPresent() ? Nowhere.UNWRITTEN : Nowhere.HOLE,
                Detail.of(offset));
    }

    private static Resolution virtual(Machine machine, int pid, long address) {
        Optional<UserProcess> process = machine.process(pid);
        if (process.isEmpty()) {
            return Resolution.Rejected.by("pid " + pid, Nowhere.NO_SUCH_PROCESS);
        }
        for (Mapping mapping : process.get().mappings()) {
            if (mapping.bytes(pid).contains(address)) {
                return mapped(machine, mapping, Unit.PAGE.of(address - mapping.address()));
            }
        }
        return Resolution.Rejected.by("pid " + pid, Nowhere.IN_NO_MAPPING, new Detail.KernelHex(address));
    }

    private static Resolution mapped(Machine machine, Mapping mapping, long page) {
        if (mapping.pages().at(page).orElse(null) instanceof PageEntry.Cached) {
            return Resolution.Rejected.by(Noun.PAGE_CACHE, Nowhere.IN_PAGE_CACHE, Detail.of(page));
        }
        if (mapping.pages().at(page).orElse(null) instanceof PageEntry.Private) {
            return Resolution.Rejected.by(Noun.PROCESS_MEMORY, Nowhere.OWN_COPY, Detail.of(page));
        }
        Filesystem fs = machine.filesystem(mapping.filesystem()).orElseThrow();
        Inode inode = fs.inode(mapping.file()).orElseThrow();
        return file(machine, inode.path(), Unit.PAGE.toBytes(mapping.filePage(page)));
    }
}
