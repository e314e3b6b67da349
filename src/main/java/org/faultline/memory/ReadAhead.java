package org.faultline.memory;

import java.util.Optional;
import org.faultline.memory.CachedPages.Origin;

/**
 * Reads more of a file into the page cache than is asked for, and marks a page in what it reads: who comes to the mark
 * has the next part read, as if everybody had one descriptor in common. Kernel: mm/readahead.c page_cache_sync_ra(),
 * page_cache_async_ra().
 *
 * @param pages that are there
 * @param end the page behind the last of the file
 * @param sizes of the folios that are read
 * @param most pages that are read ahead at once. Kernel: struct file_ra_state, ra_pages
 * @param ways in which kernels differ
 */
public record ReadAhead(CachedPages pages, long end, FolioSizes sizes, long most, Ways ways) {
    /** The most pages that are read ahead on a device that asks for no more: 128 KiB. Kernel: include/linux/pagemap.h VM_READAHEAD_PAGES. */
    public static final long MOST = 32;

    /**
     * How a kernel reads ahead.
     *
     * @param startsAgain whether a mark on the first folio of the file has its start read again, instead of the next part
     * @param readsRest whether from where a page is met that is there only the rest is read, instead of as much again
     * @param marksEnd whether a mark is left though what is read reaches the end of the file
     */
    public record Ways(boolean startsAgain, boolean readsRest, boolean marksEnd) {}

    /**
     * The pages once a page fault asked for page {@code page}: where it is missing, as many are read before it as behind
     * it. Kernel: mm/filemap.c do_sync_mmap_readahead(), do_async_mmap_readahead().
     */
    public CachedPages faulted(long page) {
        return pages.holds(page)
                ? met(page, most)
                : read(Math.max(0, page - most / 2), most, most / 4, Origin.READ);
    }

    /** The pages once read(2) asked for pages [first, to). Kernel: mm/filemap.c filemap_get_pages(). */
    public CachedPages asked(long first, long to) {
        ReadAhead now = this;
        long page = first;
        while (page < Math.min(to, end)) {
            Optional<CacheFolio> folio = now.pages.folio(page, sizes);
            if (folio.isEmpty()) {
                now = now.with(now.missed(page, to - page));
            } else {
                now = now.with(now.met(folio.get().first(), to - folio.get().first()));
                page = folio.get().end();
            }
        }
        return now.pages;
    }

    private ReadAhead with(CachedPages next) {
        return new ReadAhead(next, end, sizes, most, ways);
    }

    /** The pages once read(2) found a page missing: more are read at the start of the file, and where many were read just before. */
    private CachedPages missed(long page, long asked) {
        if (page == 0 || asked > most) {
            return started(page, asked);
        }
        long history = pages.before(page, most);
        return history <= asked
                ? pages.with(new CachedPages.Run(page, Math.min(asked, end - page), Origin.SINGLE))
                : read(page, Math.min(most, asked + (history >= page ? 2 * history : history)), 1, Origin.READ);
    }

    /** The pages once it was met that page {@code page} is there: if its folio is marked, those behind are read. */
    private CachedPages met(long page, long asked) {
        Optional<CacheFolio> marked = pages.folio(page, sizes).filter(pages::isMarked);
        if (marked.isEmpty()) {
            return pages;
        }
        ReadAhead unmarked = with(pages.unmarked(marked.get()));
        if (page == 0 && ways.startsAgain) {
            return unmarked.started(page, asked);
        }
        return pages.mark(marked.get()).filter(w -> w.expected() && page == marked.get().first())
                .map(w -> unmarked.on(w.end(), next(w.pages()))).orElseGet(() -> unmarked.behind(page, asked));
    }

    /** The pages once those were read that are missing behind page {@code page}, in the midst of what was read ahead. */
    private CachedPages behind(long page, long asked) {
        long missing = page + 1;
        while (pages.holds(missing)) {
            missing = pages.endOfRun(missing, Long.MAX_VALUE);
        }
        return missing - page > most ? pages : on(missing, next(missing - page + asked));
    }

    /** The pages with the next part; where read-ahead begins page by page, it ends at a whole folio. */
    private CachedPages on(long first, long count) {
        long to = first + count;
        long whole = sizes.read() > 1 ? to : to - to % sizes.readOn();
        long fit = (whole > first ? whole : to) - first;
        return read(first, fit, fit, Origin.READ_ON);
    }

    private CachedPages started(long page, long asked) {
        long count = initial(asked);
        return read(page, count, count > asked ? count - asked : count / 2, Origin.READ);
    }

    /** How much is read at first for so many pages. Kernel: mm/readahead.c get_init_ra_size(). */
    private long initial(long asked) {
        long rounded = asked <= 1 ? 1 : 2 * Long.highestOneBit(asked - 1);
        return rounded <= most / 32 ? 4 * rounded : rounded <= most / 4 ? 2 * rounded : Math.max(asked, most);
    }

    /** How much is read after so many pages. Kernel: mm/readahead.c get_next_ra_size(). */
    private long next(long count) {
        return count < most / 16 ? 4 * count : Math.min(2 * count, most);
    }

    /**
     * The pages once {@code count} from {@code first} were read that were missing; the mark is {@code ahead} pages before
     * their end, where a page is read. From where a page is met that is there, they are read one by one. Kernel:
     * mm/readahead.c page_cache_ra_order().
     */
    private CachedPages read(long first, long count, long ahead, Origin origin) {
        long to = Math.min(first + count, end);
        long met = sizes.readOn() > 1 ? pages.met(first, to, origin, sizes) : first;
        long mark = first + count - ahead;
        CachedPages read = met > first ? pages.with(new CachedPages.Run(first, met - first, origin)) : pages;
        CachedPages marked = mark >= first && mark < met && met > first && isMarkedUpTo(first + count)
                ? read.marked(mark, new CachedPages.Window(first, count, true))
                : read;
        return met >= to ? marked
                : with(marked).singly(met, ways.readsRest ? count - (met - first) : count, ahead, first, count);
    }

    /** Whether a mark is left in what is read up to page {@code to}. */
    private boolean isMarkedUpTo(long to) {
        return ways.marksEnd || to < end;
    }

    /**
     * The pages once {@code left} from {@code met} were read one by one that were missing: they end with the file before
     * the mark is set. Kernel: mm/readahead.c do_page_cache_ra(), page_cache_ra_unbounded().
     */
    private CachedPages singly(long met, long left, long ahead, long first, long count) {
        long to = Math.min(met + left, end);
        long mark = to - ahead;
        CachedPages read = pages.with(new CachedPages.Run(met, to - met,
                sizes.readOn() > 1 ? Origin.SINGLE : Origin.READ));
        return mark >= met && !pages.holds(mark) && isMarkedUpTo(met + left)
                ? read.marked(mark, new CachedPages.Window(first, count, mark == first + count - ahead))
                : read;
    }
}
