package org.faultline.memory;

/**
 * How large folios of the page cache may be: a power of two of pages, each at a multiple of its size. Kernel:
 * mm/filemap.c __filemap_get_folio(), mm/readahead.c page_cache_ra_order().
 *
 * @param written the most pages that write(2) puts into one
 * @param read the most pages that are read ahead into one
 * @param readOn the most pages that are read into one behind what had been read ahead
 * @param pairs whether there are folios of two pages
 */
public record FolioSizes(long written, long read, long readOn, boolean pairs) {
    /** Every page is a folio of its own. */
    public static final FolioSizes SINGLE = new FolioSizes(1, 1, 1, false);
    /** As many pages as an entry of 2 MiB maps. */
    public static final long MOST = PageEntry.Level.PMD.pages();
    /** How many times larger folios get from one part that is read ahead to the next. */
    public static final long GROWTH = 4;

    /** The most pages of a folio that came like this. */
    long most(CachedPages.Origin origin) {
        return switch (origin) {
            case WRITTEN -> written;
            case READ -> read;
            case READ_ON -> readOn;
            case SINGLE -> 1;
        };
    }

    /** The folio that holds page {@code page} of a run: the largest that lies in the run as a whole. */
    CacheFolio at(CachedPages.Run run, long page) {
        long size = most(run.origin());
        while (page - page % size < run.first() || page - page % size + size > run.end()) {
            size /= 2;
        }
        return size == 2 && !pairs ? new CacheFolio(page, 1) : new CacheFolio(page - page % size, size);
    }
}
