package org.faultline.memory;

/**
 * How large folios of the page cache may be: a power of two of pages, each at a multiple of its size. Kernel:
 * mm/filemap.c __filemap_get_folio(), mm/readahead.c page_cache_ra_order().
 *
 * @param written the most pages that write(2) puts into one
 * @param read the most pages that are read ahead into one
 * @param pairs whether there are folios of two pages
 */
public record FolioSizes(long written, long read, boolean pairs) {
    /** Every page is a folio of its own. */
    public static final FolioSizes SINGLE = new FolioSizes(1, 1, false);
    /** As many pages as an entry of 2 MiB maps. */
    public static final long MOST = PageEntry.Level.PMD.pages();
    /** Pages of a folio that is read ahead for the first time. */
    public static final long READ_AHEAD = 4;

    /** The folio that holds page {@code page} of a run: the largest that lies in the run as a whole. */
    CacheFolio at(CachedPages.Run run, long page) {
        long size = switch (run.origin()) {
            case WRITTEN -> written;
            case READ -> read;
            case SINGLE -> 1;
        };
        while (page - page % size < run.first() || page - page % size + size > run.end()) {
            size /= 2;
        }
        return size == 2 && !pairs ? new CacheFolio(page, 1) : new CacheFolio(page - page % size, size);
    }
}
