package org.faultline.process;

import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Space;
import org.faultline.address.Unit;
import org.faultline.memory.PageTable;

/**
 * A range of a process's virtual addresses that shows a range of a file. Kernel: struct vm_area_struct.
 *
 * @param address first virtual address, a multiple of a page
 * @param file the mapped file
 * @param offset byte of the file at {@code address}, a multiple of a page
 * @param length bytes
 * @param shared MAP_SHARED, or else MAP_PRIVATE
 * @param sync MAP_SYNC together with MAP_SHARED_VALIDATE: a store through it is on the medium once it is flushed. Kernels
 *     ignore MAP_SYNC with any other type of mapping, so that is not described
 */
public record Mapping(LayerId id, long address, LayerId filesystem, LayerId file, long offset, long length,
        boolean shared, PageTable pages, boolean sync) {
    /** A mapping without MAP_SYNC. */
    public Mapping(LayerId id, long address, LayerId filesystem, LayerId file, long offset, long length,
            boolean shared, PageTable pages) {
        this(id, address, filesystem, file, offset, length, shared, pages, false);
    }

    /** How many pages the mapping has. */
    public long pageCount() {
        return Unit.PAGE.covering(length);
    }

    /** The page of this mapping that shows page {@code filePage} of the file, if it shows it. */
    public Optional<Long> pageOf(long filePage) {
        long page = filePage - Unit.PAGE.of(offset);
        return page >= 0 && page < pageCount() ? Optional.of(page) : Optional.empty();
    }

    /** The page of the file that page {@code page} of this mapping shows. */
    public long filePage(long page) {
        return page + Unit.PAGE.of(offset);
    }

    /** Virtual address of page {@code page} of this mapping. */
    public long addressOf(long page) {
        return address + Unit.PAGE.toBytes(page);
    }

    /** The mapping's virtual addresses, in the address space of process {@code pid}. */
    public ByteRange bytes(int pid) {
        return ByteRange.of(new Space("pid " + pid), address, length);
    }

    /** The same mapping with another page table; whether it is another is asked by identity. */
    public Mapping with(PageTable table) {
        return table == pages ? this : new Mapping(id, address, filesystem, file, offset, length, shared, table, sync);
    }

    /** The mapping that a child of the process gets of it. */
    Mapping forked(LayerId copy) {
        return new Mapping(copy, address, filesystem, file, offset, length, shared,
                shared ? PageTable.EMPTY : pages.forked(), sync);
    }

    /** The same mapping with or without MAP_SYNC. */
    public Mapping withSync(boolean kept) {
        return new Mapping(id, address, filesystem, file, offset, length, shared, pages, kept);
    }

    /** The flags of mmap(2), such as {@code MAP_SHARED}. */
    public String flags() {
        return sync ? "MAP_SHARED_VALIDATE|MAP_SYNC" : shared ? "MAP_SHARED" : "MAP_PRIVATE";
    }
}
