package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.filesystem.Extent;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.CacheFolio;
import org.faultline.memory.CachedPages;
import org.faultline.memory.CachedPages.Run;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.TraceEvent;

/**
 * Reads pages of a file without DAX from a device on which some are bad. What is read ahead in one request fails as a
 * whole; its pages are in the page cache then, and each is read again by itself when somebody comes to it. Programs that
 * listen are told of every folio of every request that failed. Kernel: mm/filemap.c filemap_fault(),
 * filemap_get_pages(), filemap_read_folio(); drivers/nvdimm/pmem.c pmem_submit_bio(); fs/iomap/buffered-io.c
 * iomap_finish_folio_read().
 */
record CacheRead(Recorder recorder, PageCache cache) {
    private static final KernelSource SUBMIT = KernelSource.of("pmem_submit_bio", "drivers/nvdimm/pmem.c");

    /** Of the pages that came into the page cache those that share a request with a block that cannot be read. */
    List<Run> failed(CachedPages before, CachedPages after) {
        List<Run> failed = new ArrayList<>();
        for (Run run : recorder.machine().bad().isEmpty() ? List.<Run>of() : after.added(before)) {
            long first = run.first();
            while (first < run.end()) {
                long end = endOfRequest(first, run.end());
                if (LongStream.range(first, end).anyMatch(this::isBad)) {
                    failed.add(new Run(first, end - first, run.origin()));
                }
                first = end;
            }
        }
        return failed;
    }

    /** A request is for blocks that lie one behind the other. Kernel: fs/iomap/buffered-io.c iomap_bio_read_folio_range(). */
    private long endOfRequest(long first, long limit) {
        long end = first + 1;
        while (end < limit && at(end).isPresent() && at(end).equals(at(end - 1).map(b -> b + Unit.PAGE.toBytes(1)))) {
            end++;
        }
        return end;
    }

    /** The byte of its device at which a page of the file lies. */
    private Optional<Long> at(long page) {
        return cache.file().extentAt(page).filter(e -> !e.unwritten()).map((Extent e) -> e.block(page))
                .map(cache.filesystem()::offset);
    }

    private Optional<BadPage> bad(long page) {
        Machine machine = recorder.machine();
        return machine.frameOf(cache.filesystem(), cache.file(), page).flatMap(machine::bad).filter(BadPage::stops);
    }

    private boolean isBad(long page) {
        return bad(page).isPresent();
    }

    /** Whether the device lists a block of what is held as one with a page; otherwise the copy out of it meets bad memory. */
    boolean isListed(long page) {
        CacheFolio folio = cache.folio(page).orElse(new CacheFolio(page, 1));
        return LongStream.range(folio.first(), folio.end())
                .anyMatch(p -> bad(p).filter(BadPage::known).isPresent());
    }

    private boolean isBad(CacheFolio folio) {
        return LongStream.range(folio.first(), folio.end()).anyMatch(this::isBad);
    }

    /** Keeps what came into the page cache, where some of it could not be read; a step says so. */
    void ahead(CachedPages after) {
        List<Run> failed = failed(cache.pages(), after);
        if (failed.isEmpty()) {
            return;
        }
        recorder.step(Draft.of(SUBMIT, new TraceEvent.Changed(cache.filesystem().id(), cache.file().id(), List.of()),
                CallBecause.READ_AHEAD_FAILED, Detail.of(failed.stream().mapToLong(Run::pages).sum()))
                .at(cache.file().id()), recorder.machine().with(cache.file().id(), after.unread(failed)));
        for (Run run : failed) {
            long page = run.first();
            while (page < run.end()) {
                long end = Math.min(run.end(), cache.folio(page).map(CacheFolio::end).orElse(run.end()));
                tell(page, end - page, 1);
                page = end;
            }
        }
    }

    /** Whether a page that is there but was not read cannot be read by itself either; listeners are told each time. */
    boolean isRefused(long page, int times) {
        Optional<CacheFolio> folio =
                cache.pages().isUpToDate(page) ? Optional.empty() : cache.folio(page).filter(this::isBad);
        folio.ifPresent(f -> tell(f.first(), f.pages(), times));
        return folio.isPresent();
    }

    /** The pages, those of [first, end) that were not read now read by themselves, where they can be. */
    CachedPages alone(CachedPages pages, long first, long end) {
        CachedPages next = pages;
        for (long page = first; page < end && !next.isRead(); page++) {
            Optional<CacheFolio> folio = pages.isUpToDate(page) ? Optional.empty()
                    : cache.folio(recorder.machine().with(cache.file().id(), pages), page)
                            .filter(f -> !isBad(f));
            next = folio.isPresent() ? next.read(folio.get().first(), folio.get().end()) : next;
        }
        return next;
    }

    /**
     * What stops read(2) of pages [first, end), which reads ahead at first. A page behind others that are there is tried with
     * them before it is tried by itself. Kernel: mm/filemap.c filemap_read().
     */
    Optional<Obstacle> ofRead(long first, long end) {
        CachedPages before = cache.pages();
        ahead(cache.asked(before, first, end));
        for (long page = first; page < Math.min(end, cache.end()); page++) {
            if (isRefused(page, page > first && before.isUpToDate(page - 1) ? 2 : 1)) {
                return Optional.of(obstacle(page));
            }
        }
        return Optional.empty();
    }

    /**
     * What stops write(2) of bytes [from, to): a page that is written in part has to be read. Kernel:
     * fs/iomap/buffered-io.c __iomap_write_begin().
     */
    Optional<Obstacle> ofWrite(long from, long to) {
        return LongStream.of(Unit.PAGE.of(from), Unit.PAGE.of(to - 1)).distinct()
                .filter(p -> from > Unit.PAGE.toBytes(p) || to < Unit.PAGE.toBytes(p + 1))
                .filter(p -> !cache.pages().isUpToDate(p) && isBad(p)).boxed().findFirst().map(p -> {
                    tell(Math.max(from, Unit.PAGE.toBytes(p)), Unit.PAGE.toBytes(1));
                    return obstacle(p);
                });
    }

    private Obstacle obstacle(long page) {
        return new Obstacle(page, Errno.EIO, isListed(page) ? CallBecause.LISTED_IN_RANGE : CallBecause.COPY_MET_BAD,
                Optional.empty());
    }

    private void tell(long page, long pages, int times) {
        for (int i = 0; i < times; i++) {
            tell(Unit.PAGE.toBytes(page), Unit.PAGE.toBytes(pages));
        }
    }

    private void tell(long offset, long length) {
        recorder.design().chain().listeners().filter(l -> cache.filesystem().driver().tellsOfFailedReads())
                .ifPresent(l -> l.unread(recorder, cache.filesystem(), cache.file(), offset, length));
    }
}
