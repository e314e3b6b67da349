package org.faultline.engine;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.Draft;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Placements;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.memory.CacheFolio;
import org.faultline.memory.Removal;
import org.faultline.process.Signal;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent;

/** The page faults of loads and stores to a file without DAX. Kernel: mm/memory.c do_fault(), mm/filemap.c. */
record CacheTouch(Recorder recorder, PageTables tables, Refusals refusals) {
    static final KernelSource FILEMAP = KernelSource.of("filemap_fault", "mm/filemap.c");
    private static final KernelSource AROUND = KernelSource.of("filemap_map_pages", "mm/filemap.c");

    /** Whether the fault can be answered; the machine after it is kept for the next step. A step says why not. */
    boolean fault(FaultRange spot, Act.Touch act) {
        if (!act.write()) {
            return read(spot);
        }
        return spot.mapping().shared() ? store(spot, act.placements()) : copy(spot);
    }

    /** A page that is in the page cache is mapped though the filesystem is shut down. */
    private boolean read(FaultRange spot) {
        CacheFault fault = new CacheFault(recorder, spot);
        Machine near = fault.around(recorder.machine());
        if (!fault.isThere()) {
            if (near != recorder.machine()) {
                recorder.step(Draft.of(AROUND, new TraceEvent.Changed(spot.filesystem().id(), spot.file().id(),
                        List.of()), CallBecause.MAPPED_AROUND).at(spot.process().id()), near);
            }
            if (refusals.turnDown(spot, false) || cannotRead(spot)) {
                return false;
            }
        }
        tables.prepare(fault.around(fault.readIn()));
        return true;
    }

    /**
     * Whether the device lists the block of a page that is to be read in, so that it is not read; steps say so. A page that
     * was read ahead in vain is tried again by itself until the fault may be repeated no more: a program's fault is, with
     * the lock of the mapping and with that of the process. Kernel: mm/filemap.c filemap_fault(),
     * maybe_unlock_mmap_for_io(), arch/x86/mm/fault.c do_user_addr_fault().
     */
    private boolean cannotRead(FaultRange spot) {
        if (recorder.machine().bad().isEmpty()) {
            return false;
        }
        PageCache cache = new PageCache(recorder, spot.filesystem(), spot.file());
        CacheRead read = new CacheRead(recorder, cache);
        boolean missing = !cache.pages().holds(spot.filePage());
        read.ahead(cache.faulted(cache.pages(), spot.filePage(), spot.filePage() + spot.pages()));
        if (!read.isRefused(spot.filePage(), missing || refusals.pins() ? 2 : 3)) {
            return false;
        }
        return read.isListed(spot.filePage())
                ? !refusals.refuse(spot, Why.of(CallBecause.LISTED_REFUSED), Signal.Code.BUS_ADRERR,
                        Refusals.failed(Check.Condition.NOT_LISTED, spot))
                : !refusals.refuse(spot, Why.of(CallBecause.PAGE_SOURCE_BAD), Signal.Code.BUS_ADRERR);
    }

    private boolean copy(FaultRange spot) {
        CacheFault fault = new CacheFault(recorder, spot);
        if (!fault.isThere() && (refusals.turnDown(spot, false) || cannotRead(spot))) {
            return false;
        }
        tables.prepare(fault.copied(fault.readIn()));
        return true;
    }

    /**
     * A store makes all dirty that is held as one with the page: holes in it get blocks, and shared blocks are copied. Kernel:
     * fs/iomap/buffered-io.c iomap_page_mkwrite(), fs/xfs/xfs_iomap.c xfs_buffered_write_iomap_begin().
     */
    private boolean store(FaultRange spot, Placements placements) {
        CacheFault fault = new CacheFault(recorder, spot);
        if (refusals.turnDown(spot, true) || (!fault.isThere() && cannotRead(spot))) {
            return false;
        }
        Machine read = fault.readIn();
        PageCache cache = fault.cache();
        long last = spot.filePage() + spot.pages() - 1;
        long first = cache.folio(read, spot.filePage()).map(CacheFolio::first).orElse(spot.filePage());
        long end = Math.min(cache.folio(read, last).map(CacheFolio::end).orElse(last + 1), cache.end());
        switch (spot.filesystem().write(spot.file().id(), first, end - first, placements)) {
            case Change.Refused refused -> {
                return refusals.refuse(spot, Why.of(CallBecause.CHANGE_REFUSED_WITH, Detail.of(Why.of(refused)),
                        new Detail.Code(refused.errno())), Signal.Code.BUS_ADRERR);
            }
            case Change.Done done -> {
                if (!done.moves().isEmpty()) {
                    tables.prepare(read);
                    tables.follow(spot.filesystem(), spot.file(), done, FILEMAP,
                            new Removal.Mover.Store(spot.process().pid(), spot.process().comm()));
                }
                Machine stored = fault.storing(done.moves().isEmpty() ? read : recorder.machine());
                for (long page = spot.filePage(); page <= last; page++) {
                    stored = cache.dirtied(stored, page);
                }
                tables.prepare(timed(stored, spot.filesystem(), spot.mapping().file()));
                return true;
            }
        }
    }

    /** The file was changed at another time than before. Kernel: fs/inode.c file_update_time(). */
    private static Machine timed(Machine machine, Filesystem fs, LayerId file) {
        return machine.with(machine.filesystem(fs.id()).orElseThrow().logged(file));
    }
}
