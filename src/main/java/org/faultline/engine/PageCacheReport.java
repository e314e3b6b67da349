package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.LayerId;
import org.faultline.design.Draft;
import org.faultline.design.Outcome;
import org.faultline.kernel.KernelSource;
import org.faultline.kernel.Printk;
import org.faultline.memory.CacheFolio;
import org.faultline.reason.CallBecause;
import org.faultline.trace.Argument;
import org.faultline.trace.TraceEvent;

/**
 * A page of the page cache that nobody wrote goes bad: it is dropped, and read again from the device when it is needed.
 * Pages are read ahead, and written by some kernels, in folios of several pages; the first report on one of them splits
 * it, which takes all of it out of the page tables before anybody looks for processes. Kernel: mm/memory-failure.c memory_failure(),
 * hwpoison_user_mappings(); mm/readahead.c page_cache_ra_order().
 *
 * @param page of the file
 * @param arguments of the report
 */
record PageCacheReport(Recorder recorder, PageCache cache, long page, List<Argument> arguments) {
    private static final String FILE = "mm/memory-failure.c";
    private static final KernelSource SPLIT = KernelSource.of("try_to_split_thp_page", FILE);
    private static final KernelSource UNMAP = KernelSource.of("hwpoison_user_mappings", FILE);
    private static final KernelSource KILL_PROCS = KernelSource.of("kill_procs", FILE);

    Outcome report() {
        Draft draft = Draft.of(KernelSource.of("memory_failure", FILE), new TraceEvent.Asked(arguments),
                CallBecause.CACHE_PAGE).at(cache.file().id());
        return recorder.call(draft, () -> {
            Optional<CacheFolio> large = cache.folio(page).filter(f -> f.pages() > 1);
            if (large.isPresent()) {
                cache.split(large.get(), SPLIT, CallBecause.FOLIO_SPLIT);
            } else {
                drop();
            }
            recorder.step(Draft.of(KernelSource.of("action_result", FILE), TraceEvent.Asked.with(),
                    CallBecause.CLEAN).logs(Printk.RECOVERY_ACTION.of("RAM", "clean LRU page", "Recovered")),
                    recorder.machine().with(cache.file().id(), cache.pages().without(page, 1)));
            return new Outcome.Done();
        });
    }

    private void drop() {
        List<LayerId> shown = cache.shown(page, page + 1);
        recorder.step(Draft.of(UNMAP, new TraceEvent.Unmapped(cache.file().id(), page, 1, shown),
                CallBecause.CLEAN_DROPPED)
                .at(cache.file().id())
                .logs(Printk.CLEAN_DROPPED.of("RAM")),
                cache.unmapped(page, page + 1));
        List<Argument> unforced = new ArrayList<>(List.of(Argument.of(Argument.Name.FORCEKILL, 0)));
        unforced.addAll(arguments);
        recorder.step(Draft.of(KILL_PROCS, new TraceEvent.Asked(unforced), CallBecause.DEVICE_HAS_IT));
    }
}
