package org.faultline.filesystem.blocks;

import org.faultline.address.Bisection;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Inode;

/**
 * Which blocks of an unwritten extent ext4 makes written when some of them are stored to: rather than to split the extent it
 * zeroes what is left of it, where that is little. Kernel: fs/ext4/extents.c ext4_ext_convert_to_initialized().
 *
 * @param file as it was before the store
 */
record Conversion(Inode file, int blockSize) {
    /** Kernel: fs/ext4/super.c s_extent_max_zeroout_kb. */
    private static final long MOST_BYTES = 32L << 10;

    /** File blocks [first, end). */
    record Blocks(long first, long end) {}

    /** What becomes written of {@code extent} when its blocks [first, end) are stored to. */
    Blocks of(Extent extent, long first, long end) {
        long most = MOST_BYTES / blockSize;
        boolean inFile = extent.end() <= Math.max(end, Math.ceilDiv(file.size(), blockSize));
        if (!inFile || end == extent.end() || (first == extent.offset() && goesOn(extent))) {
            return new Blocks(first, end);
        }
        long to = extent.end() - first <= most ? extent.end() : end;
        return new Blocks(to - extent.offset() < most ? extent.offset() : first, to);
    }

    /** Whether the extent goes on where one with data ends, in the file and on the device. */
    private boolean goesOn(Extent extent) {
        int index = Bisection.first(file.extents().size(), i -> file.extents().get(i).offset() >= extent.offset());
        if (index == 0) {
            return false;
        }
        Extent before = file.extents().get(index - 1);
        return !before.unwritten() && before.end() == extent.offset()
                && before.start().plus(before.blocks()).equals(extent.start());
    }
}
