package org.faultline.memory;

/**
 * A page of memory that went bad, and who knows.
 *
 * @param real whether the memory itself is bad; otherwise a test only told the kernel so
 * @param known whether the device lists it among its bad blocks
 * @param flagged whether struct page carries the HWPoison flag
 * @param hidden whether the kernel took the page out of its own map of memory, so that it cannot copy it
 */
public record BadPage(boolean real, boolean known, boolean flagged, boolean hidden) {
    /** A page the kernel still maps for itself. */
    public BadPage(boolean real, boolean known, boolean flagged) {
        this(real, known, flagged, false);
    }

    /** Whether nobody has noticed yet. */
    public boolean isLatent() {
        return !flagged && !known;
    }

    /** Whether a copy meets it, or the device knows of it: a test that only told the kernel of a page stops nobody. */
    public boolean stops() {
        return known || real || hidden;
    }

    /** The same page with the HWPoison flag. */
    public BadPage flag() {
        return new BadPage(real, known, true, hidden);
    }
}
