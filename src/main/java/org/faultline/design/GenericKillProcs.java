package org.faultline.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.address.Unit;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.FsBlock;
import org.faultline.stack.Inode;
import org.faultline.stack.KernelSource;
import org.faultline.stack.PageEntry;
import org.faultline.stack.RmapRecord;
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
            List<Entry> entries = entries(kernel.stack(), failure);
            if (entries.isEmpty()) {
                Outcome.Refused busy = new Outcome.Refused(Errno.EBUSY,
                        "page->mapping is empty: no file was ever faulted in here, so the generic handler finds nobody.");
                kernel.step(Draft.of(source, new TraceEvent.Refused(busy.errno().name()), busy.why()));
                return busy;
            }
            Entry only = entries.getLast();
            kernel.step(Draft.of(source, new TraceEvent.Asked("mapping=" + only.file.ino() + " index=" + only.page),
                    "page->mapping names page " + only.page + " of " + only.file.path() + ".").at(only.file.id()));
            kill.killMappers(kernel, failure, only.file, only.page,
                    Mapper.of(kernel.stack(), only.filesystem, only.file, only.page));
            return new Outcome.Done();
        });
    }

    private record Entry(Filesystem filesystem, Inode file, long page) {}

    /** The files that faulted the page in, in key order of the reverse map; their last one is what the page names. */
    private static List<Entry> entries(Stack stack, Failure failure) {
        List<Entry> entries = new ArrayList<>();
        for (Filesystem fs : stack.filesystems()) {
            Device device = stack.device(fs.on()).orElseThrow();
            Optional<FsBlock> block = stack.toPhysical(device, device.bytes()).meet(failure.pfn().bytes())
                    .flatMap(r -> fs.blockAt(r.start() - stack.toPhysical(device, device.bytes()).start()));
            for (RmapRecord record : block.map(b -> fs.owners(b, 1)).orElse(List.of())) {
                if (!record.isMetadata()) {
                    Inode file = fs.inode(record.owner().code()).orElseThrow();
                    long fileBlock = record.offset() + block.orElseThrow().agbno() - record.start().agbno();
                    long page = Unit.PAGE.of(fileBlock * fs.blockSize());
                    if (Mapper.of(stack, fs, file, page).stream().anyMatch(GenericKillProcs::wasFaulted)) {
                        entries.add(new Entry(fs, file, page));
                    }
                }
            }
        }
        return entries;
    }

    private static boolean wasFaulted(Mapper mapper) {
        return mapper.entry().filter(e -> e instanceof PageEntry.Dax || e instanceof PageEntry.Gone).isPresent();
    }
}
