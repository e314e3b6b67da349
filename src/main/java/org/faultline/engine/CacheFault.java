package org.faultline.engine;

import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.design.choice.FaultChoice.FaultAround;
import org.faultline.machine.Machine;
import org.faultline.memory.CacheFolio;
import org.faultline.memory.CachedPages;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;

/**
 * A page fault on pages of a file without DAX, which are all in the page cache or all missing. Kernel: mm/memory.c
 * do_read_fault(), do_fault_around(), finish_fault(), mm/filemap.c filemap_fault().
 */
record CacheFault(Recorder recorder, FaultRange spot) {
    /** Pages that a read fault maps at once. Kernel: mm/memory.c fault_around_pages. */
    private static final long AROUND = 16;

    /** Pages [first, end) of the mapping. */
    private record Window(long first, long end) {}

    PageCache cache() {
        return new PageCache(recorder, spot.filesystem(), spot.file());
    }

    /** Whether the pages are in the page cache, and could be read. */
    boolean isThere() {
        return cache().pages().isUpToDate(spot.filePage());
    }

    /** The machine once the pages are in the page cache; a filesystem that is shut down reads nothing. */
    Machine readIn() {
        return spot.filesystem().isShutDown() && isThere()
                ? recorder.machine()
                : cache().faultedIn(recorder.machine(), spot.filePage(), spot.pages());
    }

    /** {@code machine} once the pages around that are in the page cache, and the pages themselves if they are, are mapped. */
    Machine around(Machine machine) {
        Window window = window(machine);
        return entered(machine, window.first, window.end, false);
    }

    /** {@code machine}, in which the pages are in the page cache, once they can be stored to. */
    Machine storing(Machine machine) {
        Mapping mapping = mapping(machine);
        boolean present = spot.entry().filter(PageEntry::isPresent).isPresent();
        Optional<Window> whole = recorder.design().chose(FaultAround.WHOLE_FOLIOS) && !present
                ? cache().folio(machine, spot.filePage()).filter(f -> f.end() <= cache().end())
                        .flatMap(f -> inside(mapping, f))
                        .filter(w -> !mapping.pages().showsAnything(w.first, w.end - w.first))
                : Optional.empty();
        Machine with = whole.map(w -> entered(machine, w.first, w.end, true)).orElse(machine);
        return with(with, mapping(with).pages().with(spot.page(), spot.pages(), new PageEntry.Cached(true)));
    }

    /** The folio as pages of the mapping, if all of it lies there and in one table of entries. */
    private static Optional<Window> inside(Mapping mapping, CacheFolio folio) {
        long first = folio.first() - mapping.filePage(0);
        long table = PageEntry.Level.PMD.pages();
        return first < 0 || first + folio.pages() > mapping.pageCount()
                || (Unit.PAGE.of(mapping.address()) + first) % table + folio.pages() > table
                        ? Optional.empty()
                        : Optional.of(new Window(first, first + folio.pages()));
    }

    /** {@code machine} once the process has copies of the pages. */
    Machine copied(Machine machine) {
        return with(machine, mapping(machine).pages().with(spot.page(), spot.pages(), spot.ownCopy(machine)));
    }

    private Window window(Machine machine) {
        long first = window(spot.page()).first;
        long end = window(spot.page() + spot.pages() - 1).end;
        return new Window(whole(machine, first).map(Window::first).orElse(first),
                whole(machine, end - 1).map(Window::end).orElse(end));
    }

    /**
     * The folio of a page of the mapping, if a fault on a page around maps all of it: not where it holds the last page of
     * the file. Kernel: mm/filemap.c filemap_map_folio_range().
     */
    private Optional<Window> whole(Machine machine, long page) {
        return recorder.design().chose(FaultAround.WHOLE_FOLIOS)
                ? folio(machine, page).filter(f -> f.end() < cache().end()).flatMap(f -> inside(spot.mapping(), f))
                : Optional.empty();
    }

    private Optional<CacheFolio> folio(Machine machine, long page) {
        return cache().folio(machine, spot.mapping().filePage(page));
    }

    /** The pages around one page of the mapping: at an address that is a multiple of their size, in one table of entries. */
    private Window window(long page) {
        long address = Unit.PAGE.of(spot.mapping().address()) + page;
        long first = page - Math.min(address % AROUND, page);
        long table = PageEntry.Level.PMD.pages();
        return new Window(first, Math.min(first + AROUND,
                Math.min(spot.mapping().pageCount(), page + table - address % table)));
    }

    private Machine entered(Machine machine, long first, long end, boolean written) {
        Mapping mapping = mapping(machine);
        long shift = mapping.filePage(0);
        PageTable table = mapping.pages();
        CachedPages pages = machine.cachedOf(spot.file().id());
        for (CachedPages.Run run : pages.between(first + shift,
                Math.min(end + shift, cache().end()))) {
            long page = run.first() - shift;
            while (page < run.end() - shift) {
                long next = endOfFolio(machine, page,
                        Math.min(table.endOfRun(page, run.end() - shift),
                                pages.endOfRun(page + shift, run.end()) - shift));
                boolean there = table.at(page).filter(e -> e.isPresent() || e.isPoisonedCopy()).isPresent();
                table = there || isSkipped(machine, page) || !pages.isUpToDate(page + shift) ? table
                        : table.with(page, next - page, new PageEntry.Cached(written));
                page = next;
            }
        }
        return table == mapping.pages() ? machine : with(machine, table);
    }

    private long endOfFolio(Machine machine, long page, long limit) {
        return folio(machine, page).map(f -> f.end() - spot.mapping().filePage(0)).map(e -> Math.min(e, limit))
                .orElse(limit);
    }

    /** Whether a fault maps a page only if it is the one that faulted. Kernel: mm/filemap.c next_uptodate_folio(). */
    private boolean isSkipped(Machine machine, long page) {
        return (page < spot.page() || page >= spot.page() + spot.pages())
                && folio(machine, page).filter(machine.cachedOf(spot.file().id())::isMarked).isPresent();
    }

    private Mapping mapping(Machine machine) {
        return machine.process(spot.process().pid()).flatMap(p -> p.mapping(spot.mapping().id())).orElseThrow();
    }

    private Machine with(Machine machine, PageTable table) {
        return machine.with(spot.process().pid(), mapping(machine).with(table));
    }
}
