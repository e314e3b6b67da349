package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.design.choice.WriteChoice.WrittenFolio;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.machine.Machine;
import org.faultline.memory.CacheFolio;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Removal;
import org.faultline.process.Mapping;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;
import org.faultline.trace.Argument;
import org.faultline.trace.TraceEvent;

/**
 * A page of the page cache that nobody wrote goes bad: it is dropped, and read again from the device when it is needed.
 * Pages are read ahead, and written by some kernels, in folios of several pages; the first report on one of them splits
 * it, which takes all of it out of the page tables before anybody looks for processes. Kernel: mm/memory-failure.c memory_failure(),
 * hwpoison_user_mappings(); mm/readahead.c page_cache_ra_order().
 *
 * @param mapper the process that reports, where it maps the page
 * @param arguments of the report
 */
record PageCacheReport(Recorder recorder, Mapper mapper, List<Argument> arguments) {
    private static final String FILE = "mm/memory-failure.c";
    private static final KernelSource SPLIT = KernelSource.of("try_to_split_thp_page", FILE);
    private static final KernelSource UNMAP = KernelSource.of("hwpoison_user_mappings", FILE);
    private static final KernelSource KILL_PROCS = KernelSource.of("kill_procs", FILE);
    /** Pages of a folio that is read ahead. */
    private static final long READ_AHEAD = 4;
    /** Pages of the largest folio: an entry of 2 MiB. */
    private static final long MOST = 512;

    Outcome report() {
        Draft draft = Draft.of(KernelSource.of("memory_failure", FILE), new TraceEvent.Asked(arguments),
                CallBecause.CACHE_PAGE).at(file().id());
        return recorder.call(draft, () -> {
            Optional<Folio> large = large();
            if (large.isPresent()) {
                split(large.get());
            } else {
                drop();
            }
            recorder.step(Draft.of(KernelSource.of("action_result", FILE), TraceEvent.Asked.with(),
                    CallBecause.CLEAN).logs(Printk.RECOVERY_ACTION.of("RAM", "clean LRU page", "Recovered")));
            return new Outcome.Done();
        });
    }

    private void split(Folio folio) {
        long first = folio.first();
        List<LayerId> shown = shown(first, folio.pages());
        Machine after = without(first, folio.pages()).split(new CacheFolio(file().id(), first));
        recorder.step(Draft.of(SPLIT, new TraceEvent.Unmapped(file().id(), first, folio.pages(), shown),
                CallBecause.FOLIO_SPLIT, Detail.of(folio.pages()))
                .at(file().id()), after);
    }

    private void drop() {
        List<LayerId> shown = shown(page(), 1);
        recorder.step(Draft.of(UNMAP, new TraceEvent.Unmapped(file().id(), page(), 1, shown),
                CallBecause.CLEAN_DROPPED)
                .at(file().id())
                .logs(Printk.CLEAN_DROPPED.of("RAM")),
                without(page(), 1));
        List<Argument> unforced = new ArrayList<>(List.of(Argument.of(Argument.Name.FORCEKILL, 0)));
        unforced.addAll(arguments);
        recorder.step(Draft.of(KILL_PROCS, new TraceEvent.Asked(unforced), CallBecause.DEVICE_HAS_IT));
    }

    /** The folio of several pages that the page is part of, unless a report has split it already. */
    private Optional<Folio> large() {
        boolean readIn = mapper.entry().filter(e -> e instanceof PageEntry.Cached c && c.readIn()).isPresent();
        boolean written = recorder.design().chose(WrittenFolio.LARGEST);
        Folio folio = readIn ? readAhead() : written ? written() : new Folio(page(), 1);
        return Optional.of(folio).filter(f -> f.pages() > 1 && !recorder.machine().aftermath().split()
                .contains(new CacheFolio(file().id(), f.first())));
    }

    private Folio readAhead() {
        long first = page() / READ_AHEAD * READ_AHEAD;
        return first + READ_AHEAD <= Unit.PAGE.covering(file().size())
                ? new Folio(first, READ_AHEAD)
                : new Folio(page(), 1);
    }

    /** The folio of a file that was written at once: the largest powers of two that fit, from the front. */
    private Folio written() {
        long pages = Unit.PAGE.covering(file().size());
        long first = 0;
        long length = Math.min(MOST, Long.highestOneBit(pages));
        while (first + length <= page()) {
            first += length;
            length = Math.min(Long.lowestOneBit(first), Math.min(MOST, Long.highestOneBit(pages - first)));
        }
        return new Folio(first, length);
    }

    /** Pages of the file that the page cache holds as one. */
    private record Folio(long first, long pages) {}

    private long page() {
        return mapper.mapping().filePage(mapper.page());
    }

    private Inode file() {
        return recorder.machine().filesystem(mapper.mapping().filesystem())
                .flatMap(f -> f.inode(mapper.mapping().file()))
                .orElseThrow();
    }

    private List<LayerId> shown(long first, long pages) {
        return recorder.machine().mappingsOf(file().id()).filter(m -> shows(m, first, pages)).map(Mapping::id)
                .toList();
    }

    private static boolean shows(Mapping mapping, long first, long pages) {
        long shift = mapping.filePage(0);
        return mapping.pages().runs().stream().anyMatch(r -> r.entry() instanceof PageEntry.Cached
                && r.first() + shift < first + pages && r.end() + shift > first);
    }

    /** The machine without entries for those pages of the page cache; copies of processes stay. */
    private Machine without(long first, long pages) {
        List<LayerId> shown = shown(first, pages);
        return recorder.machine().mapMappings(file().id(), m -> {
            Mapping next = m;
            for (long page = first; shown.contains(m.id()) && page < first + pages; page++) {
                long own = page - m.filePage(0);
                if (m.pages().at(own).filter(PageEntry.Cached.class::isInstance).isPresent()) {
                    next = next.with(next.pages().with(own, 1, new PageEntry.Gone(Removal.Plain.CACHE_DROPPED)));
                }
            }
            return next;
        });
    }
}
