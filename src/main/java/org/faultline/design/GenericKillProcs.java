package org.faultline.design;

import java.util.List;
import org.faultline.stack.Inode;
import org.faultline.stack.KernelSource;
import org.faultline.stack.PageEntry;
import org.faultline.stack.Stack;
import org.faultline.trace.TraceEvent;

/**
 * The handler for pages of which only the page itself can say who owns it: page->mapping names one file at most.
 * Kernel: mm/memory-failure.c mf_generic_kill_procs().
 */
record GenericKillProcs(KernelSource source, KillProcs kill) implements Hook {
    @Override
    public Outcome ask(Kernel kernel, Failure failure) {
        String arguments = "pfn=" + failure.pfnText() + " flags=" + failure.flagText();
        Draft draft = Draft.of(source, new TraceEvent.Asked(arguments),
                "Nobody above could say who owns the page, so the page is asked itself: page->mapping names one file at"
                        + " most.");
        return kernel.call(draft, () -> {
            List<TrueOwner> entries = entries(kernel.stack(), failure);
            if (entries.isEmpty()) {
                Outcome.Refused busy = new Outcome.Refused(Errno.EBUSY,
                        "page->mapping is empty: no file was ever faulted in here, so the generic handler finds nobody.");
                kernel.step(Draft.of(source, new TraceEvent.Refused(busy.errno().name()), busy.why()));
                return busy;
            }
            TrueOwner only = entries.getLast();
            Inode file = only.file().orElseThrow();
            kernel.step(Draft.of(source, new TraceEvent.Asked("mapping=" + file.ino() + " index=" + only.filePage()),
                    "page->mapping names page " + only.filePage() + " of " + file.path() + ".").at(file.id()));
            kill.killMappers(kernel, failure, file, only.filePage(),
                    only.mappers(kernel.stack()));
            return new Outcome.Done();
        });
    }

    /** The owners that faulted the page in, in key order of the reverse map; the last one is what the page names. */
    private static List<TrueOwner> entries(Stack stack, Failure failure) {
        return TrueOwner.of(stack, failure.pfn()).stream()
                .filter(o -> o.mappers(stack).stream().anyMatch(GenericKillProcs::wasFaulted)).toList();
    }

    private static boolean wasFaulted(Mapper mapper) {
        return mapper.entry().filter(e -> e instanceof PageEntry.Dax || e instanceof PageEntry.Gone).isPresent();
    }
}
