package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Folios;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.FaultChoice.MarkAtEnd;
import org.faultline.design.choice.FaultChoice.MarkAtStart;
import org.faultline.design.choice.FaultChoice.MetAhead;
import org.faultline.design.choice.WriteChoice.OldEnd;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.machine.QueueLimits;
import org.faultline.memory.CacheFolio;
import org.faultline.memory.CachedPages;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.memory.ReadAhead;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;

/** What the page cache holds of a file without DAX, as calls change it. Kernel: mm/filemap.c, mm/truncate.c. */
record PageCache(Recorder recorder, Filesystem filesystem, Inode file) {
    /** What lies behind every byte of a file: a truncate takes all up to there. */
    static final long END = Long.MAX_VALUE;
    private static final KernelSource TRUNCATE = KernelSource.of("truncate_pagecache_range", "mm/truncate.c");

    /** The page cache of a file, unless it is one with DAX. */
    static Optional<PageCache> of(Recorder recorder, LayerId file) {
        return recorder.machine().filesystemOf(file).flatMap(fs -> fs.inode(file).filter(i -> !i.dax())
                .map(i -> new PageCache(recorder, fs, i)));
    }

    /** The pages that are there. */
    CachedPages pages() {
        return recorder.machine().cachedOf(file.id());
    }

    /** The folio that holds a page, if it is there. */
    Optional<CacheFolio> folio(long page) {
        return folio(recorder.machine(), page);
    }

    /** The folio that holds a page in {@code machine}, if it is there. */
    Optional<CacheFolio> folio(Machine machine, long page) {
        return machine.cachedOf(file.id()).folio(page, folios().sizes());
    }

    private Folios folios() {
        return Folios.of(filesystem.driver(), recorder.design().choices());
    }

    /** The machine once {@code pages} pages from {@code first} were faulted in. */
    Machine faultedIn(Machine machine, long first, long pages) {
        return came(machine, faulted(machine.cachedOf(file.id()), first, first + pages), first, first + pages);
    }

    /** The pages once faults asked for pages [first, end), whether they could be read or not. */
    CachedPages faulted(CachedPages pages, long first, long end) {
        CachedPages next = pages;
        for (long page = first; page < end; page++) {
            next = ahead(next).faulted(page);
        }
        return next;
    }

    /** The pages once read(2) asked for pages [first, end), whether they could be read or not. */
    CachedPages asked(CachedPages pages, long first, long end) {
        return ahead(pages).asked(first, end);
    }

    /** The machine once these pages came, and those of [first, end) that failed were read again by themselves. */
    private Machine came(Machine machine, CachedPages pages, long first, long end) {
        CacheRead read = new CacheRead(recorder, this);
        CachedPages came = pages.unread(read.failed(machine.cachedOf(file.id()), pages));
        return machine.with(file.id(), read.alone(came, first, end));
    }

    /** The machine once read(2) asked for bytes [from, to). */
    Machine read(Machine machine, long from, long to) {
        long first = Unit.PAGE.of(from);
        long end = Unit.PAGE.covering(to);
        return came(machine, asked(machine.cachedOf(file.id()), first, end), first, Math.min(end, end()));
    }

    private ReadAhead ahead(CachedPages pages) {
        Choices choices = recorder.design().choices();
        return new ReadAhead(pages, end(), folios().sizes(),
                new QueueLimits(recorder.machine()).pagesReadAhead(filesystem),
                new ReadAhead.Ways(choices.chose(MarkAtStart.READS_START), choices.chose(MetAhead.READS_REST),
                        choices.chose(MarkAtEnd.SET)));
    }

    /** The machine once page {@code page} was made dirty, which takes a mark away. Kernel: mm/page-writeback.c folio_mark_dirty(). */
    Machine dirtied(Machine machine, long page) {
        CachedPages now = machine.cachedOf(file.id());
        return folio(machine, page)
                .map(f -> machine.with(file.id(), now.unmarked(f).dirtied(f.first(), f.end()))).orElse(machine);
    }

    /** The machine once write(2) stored bytes [from, to). */
    Machine written(Machine machine, long from, long to) {
        return machine.with(file.id(), machine.cachedOf(file.id()).written(from, to)
                .dirtied(Unit.PAGE.of(from), Unit.PAGE.covering(to)));
    }

    /** The machine once the file has another size: what is behind the smaller end within its block is zeroed. */
    Machine resized(Machine machine, long size) {
        return size > file.size() && recorder.design().chose(OldEnd.LEFT) ? machine
                : zeroed(machine, Math.min(size, file.size()));
    }

    /** The machine once bytes [from, to) were punched: parts of blocks are zeroed. */
    Machine punched(Machine machine, long from, long to) {
        return to < file.size() ? zeroed(zeroed(machine, from), to) : zeroed(machine, from);
    }

    /**
     * The machine once the part of a block that begins or ends at a byte was zeroed: ext4 has its page come into the page
     * cache for that, which is not up to date then. Kernel: fs/ext4/inode.c __ext4_block_zero_page_range().
     */
    private Machine zeroed(Machine machine, long at) {
        CachedPages now = machine.cachedOf(file.id());
        CachedPages.Run page = new CachedPages.Run(Unit.PAGE.of(at), 1, CachedPages.Origin.SINGLE);
        boolean comes = filesystem.driver().zeroesUnread() && at % filesystem.blockSize() != 0
                && !now.holds(page.first());
        return comes ? machine.with(file.id(), now.with(page).unread(List.of(page))) : machine;
    }

    /** The page behind the last of the file. */
    long end() {
        return Unit.PAGE.covering(file.size());
    }

    /**
     * Takes the pages of bytes [from, to) out of the page cache and of every page table. What is held as one with bytes outside is split for
     * it. Kernel: mm/truncate.c truncate_inode_pages_range().
     */
    void drop(long from, long to) {
        long first = Unit.PAGE.covering(from);
        long end = Unit.PAGE.of(to);
        for (CacheFolio folio : folios().cut(pages(), from, to)) {
            if (isWhole(folio, from, to)) {
                split(folio, TRUNCATE, CallBecause.CACHE_NOT_SPLIT, pages());
                first = folio.first() < first ? Math.max(first, folio.end()) : first;
                end = folio.end() > end ? Math.min(end, folio.first()) : end;
            } else {
                split(folio, TRUNCATE, CallBecause.CACHE_SPLIT, folios().parted(pages(), folio, from, to));
            }
        }
        dropWhole(first, end);
    }

    private void dropWhole(long first, long end) {
        if (end <= first) {
            return;
        }
        List<CachedPages.Run> dropped = pages().between(first, end);
        if (!dropped.isEmpty()) {
            recorder.step(Draft.of(TRUNCATE, new TraceEvent.Unmapped(file.id(), first,
                    dropped.getLast().end() - first, shown(first, end)), CallBecause.CACHE_TRUNCATED).at(file.id()),
                    unmapped(first, end).with(file.id(), pages().without(first, end - first)));
        }
    }

    /**
     * Whether a folio of which bytes [from, to) go stays whole, because it was stored to and not written back: XFS does that
     * first, but for a truncate, which zeroes a part of it; ext4 asks for what stays. Kernel: mm/filemap.c
     * filemap_release_folio(), fs/iomap/buffered-io.c iomap_release_folio(), fs/buffer.c drop_buffers().
     */
    private boolean isWhole(CacheFolio folio, long from, long to) {
        if (filesystem.driver().writesBackFirst()) {
            return to == END && pages().isDirty(folio.first(), folio.end());
        }
        return pages().isDirty(folio.first(), Math.min(folio.end(), Unit.PAGE.covering(from)))
                || pages().isDirty(Math.max(folio.first(), Unit.PAGE.of(to)), folio.end());
    }

    /** Breaks a folio into pages, which takes them out of every page table. Kernel: mm/huge_memory.c unmap_folio(). */
    void split(CacheFolio folio, KernelSource by, CallBecause why) {
        split(folio, by, why, pages().split(folio));
    }

    private void split(CacheFolio folio, KernelSource by, CallBecause why, CachedPages after) {
        recorder.step(Draft.of(by, new TraceEvent.Unmapped(file.id(), folio.first(), folio.pages(),
                shown(folio.first(), folio.end())), why, Detail.of(folio.pages())).at(file.id()),
                unmapped(folio.first(), folio.end()).with(file.id(), after));
    }

    /** The mappings that show one of the pages [first, end). */
    List<LayerId> shown(long first, long end) {
        return recorder.machine().mappingsOf(file.id()).filter(m -> m.pages().runs().stream()
                .anyMatch(r -> r.entry() instanceof PageEntry.Cached && r.first() + m.filePage(0) < end
                        && r.end() + m.filePage(0) > first))
                .map(Mapping::id).toList();
    }

    /** The machine without entries for pages [first, end) of the page cache; copies of processes stay. */
    Machine unmapped(long first, long end) {
        List<LayerId> shown = shown(first, end);
        return shown.isEmpty() ? recorder.machine() : recorder.machine().mapMappings(file.id(), m -> {
            Mapping next = m;
            for (PageTable.Run run : m.pages().runs()) {
                long from = Math.max(run.first(), first - m.filePage(0));
                long to = Math.min(run.end(), end - m.filePage(0));
                if (run.entry() instanceof PageEntry.Cached && from < to) {
                    next = next.with(next.pages().with(from, to - from,
                            new PageEntry.Gone(Removal.Plain.CACHE_DROPPED)));
                }
            }
            return next;
        });
    }
}
