package org.faultline.stack;

/**
 * A page of memory that went bad, and who knows.
 *
 * @param real whether the memory itself is bad; otherwise a test only told the kernel so
 * @param known whether the device lists it among its bad blocks
 * @param flagged whether struct page carries the HWPoison flag
 */
public record BadPage(boolean real, boolean known, boolean flagged) {
    /** The same page with the HWPoison flag. */
    public BadPage flag() {
        return new BadPage(real, known, true);
    }
}
