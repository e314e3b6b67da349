package org.faultline.address;

/** What people count storage in. The only place of the project that multiplies or shifts addresses. */
public enum Unit {
    BYTE(1),
    /** 512 bytes, whatever the device's own logical block is. Kernel: include/linux/blk_types.h SECTOR_SIZE. */
    SECTOR(512),
    /** 4 KiB, the page of x86-64. */
    PAGE(4096);

    private final long bytes;

    Unit(long bytes) {
        this.bytes = bytes;
    }

    /** Size of one unit in bytes. */
    public long bytes() {
        return bytes;
    }

    /** The byte at which unit number {@code count} begins. Throws ArithmeticException when it does not fit. */
    public long toBytes(long count) {
        return Math.multiplyExact(count, bytes);
    }

    /** The number of the unit that holds byte {@code offset}. */
    public long of(long offset) {
        return Math.floorDiv(offset, bytes);
    }

    /** How many units are needed to hold {@code length} bytes. */
    public long covering(long length) {
        return Math.ceilDiv(length, bytes);
    }

    /** Whether byte {@code offset} is the first of a unit. */
    public boolean aligns(long offset) {
        return offset % bytes == 0;
    }

    /** {@code offset} rounded down to the start of its unit. */
    public long floor(long offset) {
        return toBytes(of(offset));
    }
}
