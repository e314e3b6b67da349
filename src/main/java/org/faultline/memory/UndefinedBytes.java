package org.faultline.memory;

import java.util.SortedMap;
import org.faultline.address.Pfn;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Sectors that can be read, but do not hold what was written to them: their poison was cleared, or zeros were written over
 * them from below, and no owner has written them since. No kernel keeps this: it reads them as if they were good.
 */
public final class UndefinedBytes {
    /** Every byte that can be read is what its owner wrote. */
    public static final UndefinedBytes NONE = new UndefinedBytes(TreePMap.empty());
    private final PSortedMap<Pfn, Sectors> byPage;

    private UndefinedBytes(PSortedMap<Pfn, Sectors> byPage) {
        this.byPage = byPage;
    }

    /** By page, in order; of each page one sector at least. */
    public SortedMap<Pfn, Sectors> byPage() {
        return byPage;
    }

    /** Whether there are none. */
    public boolean isNone() {
        return byPage.isEmpty();
    }

    /** Those of a page. */
    public Sectors of(Pfn page) {
        Sectors found = byPage.get(page);
        return found == null ? Sectors.NONE : found;
    }

    /** These, and all of that page. */
    public UndefinedBytes lost(Pfn page) {
        return with(page, Sectors.ALL);
    }

    /** These once an owner wrote these sectors of a page. */
    public UndefinedBytes rewritten(Pfn page, Sectors written) {
        return with(page, of(page).without(written));
    }

    /** These once page {@code from} was copied to page {@code to}: what is undefined there is undefined here. */
    public UndefinedBytes copied(Pfn from, Pfn to) {
        return with(to, of(from));
    }

    private UndefinedBytes with(Pfn page, Sectors sectors) {
        if (sectors.equals(of(page))) {
            return this;
        }
        return new UndefinedBytes(sectors.isNone() ? byPage.minus(page) : byPage.plus(page, sectors));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UndefinedBytes u && byPage.equals(u.byPage);
    }

    @Override
    public int hashCode() {
        return byPage.hashCode();
    }

    @Override
    public String toString() {
        return byPage.toString();
    }
}
