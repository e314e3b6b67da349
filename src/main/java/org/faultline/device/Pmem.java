package org.faultline.device;

import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Space;
import org.faultline.memory.PageEntry;

/**
 * A persistent-memory namespace. Kernel: drivers/nvdimm/pmem.c pmem_attach_disk().
 *
 * @param base physical address of the namespace's first byte
 * @param namespaceSize bytes of the namespace, with the info block and page structures at its start
 * @param dataOffset bytes of the namespace before byte 0 of the block device
 * @param kind what stands behind it, and so whether the kernel keeps a list of bad blocks
 * @param mode how the namespace was made, and so whether its pages can be mapped and go bad one by one
 * @param gone whether its driver was unbound, so that nothing of it can be reached any more
 */
public record Pmem(LayerId id, String name, long base, long namespaceSize, long dataOffset,
        Kind kind, Mode mode, boolean gone) implements Device {
    /** Where the memory comes from. */
    public enum Kind {
        /** An NVDIMM namespace: a machine check is recorded as bad blocks by drivers/acpi/nfit/mce.c. */
        NVDIMM,
        /**
         * An NVDIMM that a virtual machine emulates: bad blocks are recorded, but there is no command that clears them, so
         * drivers/nvdimm/bus.c nvdimm_clear_poison() fails.
         */
        VIRTUAL,
        /** Memory set aside with {@code memmap=}: nobody records bad blocks after a machine check. */
        LEGACY
    }

    /** How ndctl made the namespace. */
    public enum Mode {
        /** Every page has a struct page: files can be mapped with DAX. */
        FSDAX,
        /** No struct pages: a plain block device. */
        RAW,
        /** No block device: programs map the namespace itself, 2 MiB with each entry. */
        DEVDAX,
        /** As {@link #DEVDAX}, 4 KiB with each entry. */
        DEVDAX_4K
    }

    /** Whether a machine check is recorded as bad blocks. */
    public boolean recordsBad() {
        return kind != Kind.LEGACY;
    }

    /** Whether a write through the driver makes a listed block good again. */
    public boolean clearsBad() {
        return kind != Kind.VIRTUAL;
    }

    /** What one page-table entry maps of a namespace that is mapped itself; nothing for a block device. */
    public Optional<PageEntry.Level> entry() {
        return switch (mode) {
            case FSDAX, RAW -> Optional.empty();
            case DEVDAX -> Optional.of(PageEntry.Level.PMD);
            case DEVDAX_4K -> Optional.of(PageEntry.Level.PTE);
        };
    }

    /** Whether the kernel has a struct page for every page of it. */
    public boolean hasPages() {
        return mode != Mode.RAW;
    }

    /** A namespace in fsdax mode whose driver is bound. */
    public Pmem(LayerId id, String name, long base, long namespaceSize, long dataOffset, Kind kind) {
        this(id, name, base, namespaceSize, dataOffset, kind, Mode.FSDAX, false);
    }

    /** The same namespace once its driver is unbound. */
    public Pmem removed() {
        return new Pmem(id, name, base, namespaceSize, dataOffset, kind, mode, true);
    }

    @Override
    public long size() {
        return namespaceSize - dataOffset;
    }

    /** Physical address of byte 0 of the block device: the golden rule's namespace start plus data offset. */
    public long dataStart() {
        return base + dataOffset;
    }

    /** The whole namespace in physical memory. */
    public ByteRange physical() {
        return ByteRange.of(Space.PHYSICAL, base, namespaceSize);
    }

    /** The part of the namespace a block device user can reach, in physical memory. */
    public ByteRange data() {
        return ByteRange.of(Space.PHYSICAL, dataStart(), size());
    }

    /** A range of this device as physical memory. */
    public ByteRange toPhysical(ByteRange range) {
        return range.rebase(0, Space.PHYSICAL, dataStart());
    }

    /** Physical memory inside {@link #data()} as a range of this device. */
    public ByteRange toDevice(ByteRange physical) {
        return physical.rebase(dataStart(), space(), 0);
    }

    /** The frame that holds byte {@code offset} of the device. */
    public Pfn pfn(long offset) {
        return Pfn.holding(dataStart() + offset);
    }
}
