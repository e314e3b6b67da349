package org.faultline.stack;

import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.Hex;
import org.faultline.address.Pfn;
import org.faultline.address.Quantity;
import org.faultline.address.Sector;
import org.faultline.address.Unit;

/** One of the many ways to name a page; each finds the same frame or says which layer does not know it. */
public sealed interface Address {
    /** A page frame number, {@code pfn:0x101C00}. */
    record OfPfn(Pfn pfn) implements Address {}

    /** A physical byte address, {@code phys:0x101C00000}. */
    record OfPhysical(long address) implements Address {}

    /** A byte of a block device, {@code dev:pmem0+10MiB}. */
    record OfDevice(String device, long offset) implements Address {}

    /** A 512-byte sector of a block device, {@code sector:pmem0:20480}. */
    record OfSector(String device, Sector sector) implements Address {}

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
         * @param layer what refused it: {@code physical memory}, a device, a path, a process
         */
        record Rejected(String layer, String why) implements Resolution {}
    }

    /** Looks the address up in {@code stack} as it is now. */
    default Resolution resolve(Stack stack) {
        return switch (this) {
            case OfPfn a -> physical(stack, a.pfn.bytes().start());
            case OfPhysical a -> physical(stack, a.address);
            case OfDevice a -> device(stack, a.device, a.offset);
            case OfSector a -> device(stack, a.device, a.sector.offset());
            case OfFile a -> file(stack, a.path, a.offset);
            case OfVirtual a -> virtual(stack, a.pid, a.address);
        };
    }

    /** As {@link AddressText} reads it. */
    default String text() {
        return switch (this) {
            case OfPfn a -> "pfn:" + a.pfn;
            case OfPhysical a -> "phys:" + Hex.of(a.address);
            case OfDevice a -> "dev:" + a.device + "+" + Quantity.of(a.offset).replace(" ", "");
            case OfSector a -> "sector:" + a.device + ":" + a.sector;
            case OfFile a -> "file:" + a.path + "@" + a.offset;
            case OfVirtual a -> "pid:" + a.pid + "@" + Hex.kernel(a.address);
        };
    }

    private static Resolution physical(Stack stack, long address) {
        return stack.pmemAt(address).<Resolution>map(p -> new Resolution.Found(Pfn.holding(address)))
                .orElseGet(() -> new Resolution.Rejected("physical memory",
                        Hex.of(address) + " lies in no persistent-memory namespace of this stack"));
    }

    private static Resolution device(Stack stack, String name, long offset) {
        Optional<Device> device = stack.device(name);
        if (device.isEmpty()) {
            return new Resolution.Rejected(name, "there is no device " + name);
        }
        ByteRange bytes = device.get().bytes();
        if (!bytes.contains(offset)) {
            return new Resolution.Rejected(name,
                    "byte " + offset + " lies behind its end, it has " + bytes.length() + " bytes");
        }
        ByteRange here = ByteRange.of(device.get().space(), offset, 1);
        return new Resolution.Found(Pfn.holding(stack.toPhysical(device.get(), here).start()));
    }

    private static Resolution file(Stack stack, String path, long offset) {
        for (Filesystem fs : stack.filesystems()) {
            Optional<Inode> inode = fs.inode(path);
            if (inode.isPresent()) {
                return stack.frameOf(fs, inode.get(), Unit.PAGE.of(offset)).<Resolution>map(Resolution.Found::new)
                        .orElseGet(() -> new Resolution.Rejected(path,
                                "byte " + offset + " has no block: a hole, unwritten, or behind the end"));
            }
        }
        return new Resolution.Rejected(path, "no mounted filesystem has a file of that path");
    }

    private static Resolution virtual(Stack stack, int pid, long address) {
        Optional<Process> process = stack.process(pid);
        if (process.isEmpty()) {
            return new Resolution.Rejected("pid " + pid, "there is no such process");
        }
        for (Mapping mapping : process.get().mappings()) {
            if (mapping.bytes(pid).contains(address)) {
                return mapped(stack, mapping, Unit.PAGE.of(address - mapping.address()));
            }
        }
        return new Resolution.Rejected("pid " + pid, Hex.kernel(address) + " lies in none of its mappings");
    }

    private static Resolution mapped(Stack stack, Mapping mapping, long page) {
        if (mapping.pages().at(page).orElse(null) instanceof PageEntry.Private) {
            return new Resolution.Rejected("process memory",
                    "page " + page + " of the mapping is the process's own copy in RAM, not persistent memory");
        }
        Filesystem fs = stack.filesystem(mapping.filesystem()).orElseThrow();
        Inode inode = fs.inode(mapping.file()).orElseThrow();
        return file(stack, inode.path(), Unit.PAGE.toBytes(mapping.filePage(page)));
    }
}
