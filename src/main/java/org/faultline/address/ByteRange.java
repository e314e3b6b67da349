package org.faultline.address;

import java.util.Optional;

/**
 * A half-open run of bytes [start, end) in one address space.
 *
 * @param start first byte, not negative
 * @param end first byte after the range, not below start
 */
public record ByteRange(Space space, long start, long end) {
    public ByteRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a byte range: [" + start + ", " + end + ") in " + space);
        }
    }

    /** The range of {@code length} bytes that begins at {@code start}. */
    public static ByteRange of(Space space, long start, long length) {
        return new ByteRange(space, start, Math.addExact(start, length));
    }

    /** Length in bytes. */
    public long length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    /** Whether byte {@code offset} of this space lies inside. */
    public boolean contains(long offset) {
        return offset >= start && offset < end;
    }

    /** Whether every byte of {@code other} lies inside, in the same space. */
    public boolean contains(ByteRange other) {
        return space.equals(other.space) && other.start >= start && other.end <= end;
    }

    /** The bytes both ranges hold, if any; ranges of different spaces never meet. */
    public Optional<ByteRange> meet(ByteRange other) {
        long from = Math.max(start, other.start);
        long to = Math.min(end, other.end);
        return space.equals(other.space) && from < to ? Optional.of(new ByteRange(space, from, to)) : Optional.empty();
    }

    /** The same bytes counted in another space, where our byte {@code here} is that space's byte {@code there}. */
    public ByteRange rebase(long here, Space target, long there) {
        return of(target, Math.addExact(Math.subtractExact(start, here), there), length());
    }

    /** The unit-sized range that holds our first byte. */
    public ByteRange first(Unit unit) {
        return of(space, unit.floor(start), unit.bytes());
    }

    /** As people write it: {@code pmem0[0xA00000, +4096)}. */
    @Override
    public String toString() {
        return space + "[" + Hex.of(start) + ", +" + length() + ")";
    }
}
