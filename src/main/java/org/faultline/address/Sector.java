package org.faultline.address;

/** A 512-byte sector of a block device, counted from the device's first; a filesystem calls it daddr. */
public record Sector(long number) {
    /** The sector that holds byte {@code offset} of the device. */
    public static Sector holding(long offset) {
        return new Sector(Unit.SECTOR.of(offset));
    }

    /** The first byte of this sector. */
    public long offset() {
        return Unit.SECTOR.toBytes(number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
