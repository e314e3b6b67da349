package org.faultline.engine;

import java.util.List;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Mapper;
import org.faultline.design.Outcome;
import org.faultline.stack.BadPage;
import org.faultline.stack.Inode;
import org.faultline.stack.KernelSource;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapping;
import org.faultline.stack.PageEntry;
import org.faultline.stack.Stack;
import org.faultline.trace.TraceEvent;

/**
 * A page of the page cache that nobody wrote goes bad: it is dropped, and read again from the device when it is needed.
 * Pages are read ahead in folios of several pages; the first report on one of them splits it, which takes all of it out
 * of the page tables before anybody looks for processes. Kernel: mm/memory-failure.c memory_failure(),
 * hwpoison_user_mappings(); mm/readahead.c page_cache_ra_order().
 *
 * @param mapper the process that reports, where it maps the page
 */
record PageCacheReport(Recorder recorder, Mapper mapper, String flags) {
    private static final String FILE = "mm/memory-failure.c";
    private static final KernelSource SPLIT = KernelSource.of("try_to_split_thp_page", FILE);
    private static final KernelSource UNMAP = KernelSource.of("hwpoison_user_mappings", FILE);
    private static final KernelSource KILL_PROCS = KernelSource.of("kill_procs", FILE);
    /** Pages of a folio that is read ahead. */
    private static final long FOLIO = 4;

    Outcome report() {
        Draft draft = Draft.of(KernelSource.of("memory_failure", FILE), new TraceEvent.Asked(flags),
                "The page is ordinary memory: a page of the page cache.").at(file().id());
        return recorder.call(draft, () -> {
            if (isLarge()) {
                split();
            } else {
                drop();
            }
            recorder.step(Draft.of(KernelSource.of("action_result", FILE), new TraceEvent.Asked(""),
                    "The page was clean, so nothing is lost: it leaves the page cache.")
                    .logs("Memory failure: RAM: recovery action for clean LRU page: Recovered"));
            return new Outcome.Done();
        });
    }

    private void split() {
        long first = page() / FOLIO * FOLIO;
        List<LayerId> shown = shown(first, FOLIO);
        Stack after = without(first, FOLIO).split(new BadPage.CacheFolio(file().id(), first));
        recorder.step(Draft.of(SPLIT, new TraceEvent.Unmapped(file().id(), first, FOLIO, shown),
                "The page is part of a folio of 4 pages, which is split: for that, all of it is taken out of the page"
                        + " tables. So nobody is found who maps the page.")
                .at(file().id()), after);
    }

    private void drop() {
        List<LayerId> shown = shown(page(), 1);
        recorder.step(Draft.of(UNMAP, new TraceEvent.Unmapped(file().id(), page(), 1, shown),
                "Nobody wrote the page: it is taken out of every page table, and whoever needs it reads it again.")
                .at(file().id())
                .logs("Memory failure: RAM: corrupted page was clean: dropped without side effects"),
                without(page(), 1));
        recorder.step(Draft.of(KILL_PROCS, new TraceEvent.Asked("forcekill=0 " + flags),
                "The device still has what the page held: nobody has to be told."));
    }

    /** Whether the page was read ahead with its neighbours, and nothing has parted them since. */
    private boolean isLarge() {
        long first = page() / FOLIO * FOLIO;
        return first + FOLIO <= Unit.PAGE.covering(file().size())
                && !recorder.stack().aftermath().split().contains(new BadPage.CacheFolio(file().id(), first));
    }

    private long page() {
        return mapper.mapping().filePage(mapper.page());
    }

    private Inode file() {
        return recorder.stack().filesystem(mapper.mapping().filesystem()).flatMap(f -> f.inode(mapper.mapping().file()))
                .orElseThrow();
    }

    private List<LayerId> shown(long first, long pages) {
        return recorder.stack().processes().stream().flatMap(p -> p.mappings().stream())
                .filter(m -> m.file().equals(file().id()) && shows(m, first, pages)).map(Mapping::id).toList();
    }

    private static boolean shows(Mapping mapping, long first, long pages) {
        long shift = mapping.filePage(0);
        return mapping.pages().runs().stream().anyMatch(r -> r.entry() instanceof PageEntry.Cached
                && r.first() + shift < first + pages && r.end() + shift > first);
    }

    /** The machine without entries for those pages of the page cache; copies of processes stay. */
    private Stack without(long first, long pages) {
        List<LayerId> shown = shown(first, pages);
        String why = "the page cache gave the page up";
        return recorder.stack().mapProcesses(p -> p.mapEach(m -> {
            Mapping next = m;
            for (long page = first; shown.contains(m.id()) && page < first + pages; page++) {
                long own = page - m.filePage(0);
                if (m.pages().at(own).filter(PageEntry.Cached.class::isInstance).isPresent()) {
                    next = next.with(next.pages().with(own, 1, new PageEntry.Gone(why)));
                }
            }
            return next;
        }));
    }
}
