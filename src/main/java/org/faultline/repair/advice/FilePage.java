package org.faultline.repair.advice;

import org.faultline.address.ByteRange;
import org.faultline.address.Space;
import org.faultline.address.Unit;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;

/**
 * A page of a file that lies on the bad page.
 *
 * @param page which page of the file, from 0
 * @param unwritten whether nothing was ever written there, so that it reads as zeros
 */
public record FilePage(Filesystem filesystem, Inode file, long page, boolean unwritten) {
    /** Its first byte of the file. */
    public long offset() {
        return Unit.PAGE.toBytes(page);
    }

    /** Its bytes of the file that the file has: fewer than a page where the file ends in it, none behind that. */
    public ByteRange bytes() {
        return ByteRange.of(new Space(file.path()), offset(),
                Math.clamp(file.size() - offset(), 0, Unit.PAGE.bytes()));
    }

    /** Whether it has bytes that can be lost: it was written, and the file does not end before. */
    public boolean hasBytes() {
        return !unwritten && bytes().length() > 0;
    }

    /** Whether the file ends inside of it, so that a whole page written there makes the file longer. */
    public boolean isPartial() {
        return hasBytes() && bytes().length() < Unit.PAGE.bytes();
    }

    /** Whether the file still has a name. */
    public boolean isNamed() {
        return file.link() == Inode.Link.NAMED;
    }
}
