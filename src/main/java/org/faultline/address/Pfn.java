package org.faultline.address;

/** A page frame number: which 4 KiB page of physical memory. */
public record Pfn(long number) implements Comparable<Pfn> {
    /** The frame that holds physical byte {@code address}. */
    public static Pfn holding(long address) {
        return new Pfn(Unit.PAGE.of(address));
    }

    /** The 4096 bytes of this frame in physical memory. */
    public ByteRange bytes() {
        return ByteRange.of(Space.PHYSICAL, Unit.PAGE.toBytes(number), Unit.PAGE.bytes());
    }

    /** As the kernel log prints it, {@code 0x101c00}. */
    public String kernel() {
        return Hex.kernel(number);
    }

    @Override
    public int compareTo(Pfn other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Hex.of(number);
    }
}
