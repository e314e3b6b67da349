package org.faultline.engine;

import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;

/** What was stored to a file goes to stable storage. Kernel: fs/dax.c dax_writeback_mapping_range(). */
final class WriteBack {
    private WriteBack() {}

    /**
     * A machine in which what was stored to pages [first, end) of a file is on stable storage: a store to them through a
     * shared mapping faults again. A page-table entry that shows another frame than the kernel's own entry names is not
     * found, and stays writable. Kernel: fs/dax.c dax_writeback_one(), mm/rmap.c pfn_mkclean_range(),
     * mm/page-writeback.c folio_clear_dirty_for_io().
     */
    static Machine cleaned(Machine machine, LayerId file, long first, long end) {
        DaxEntries entries = machine.entriesOf(file);
        Machine kept = first == 0 && end == Long.MAX_VALUE ? allocated(machine, file) : machine;
        return kept.with(file, machine.cachedOf(file).cleaned(first, end)).mapMappings(file, m -> {
            PageTable pages = m.pages();
            for (PageTable.Run run : m.pages().runs()) {
                long from = Math.max(run.first(), first - m.filePage(0));
                long to = Math.min(run.end(), end - m.filePage(0));
                if (from < to) {
                    pages = cleaned(pages, m, new PageTable.Run(from, to - from, run.entry().skip(from - run.first())),
                            entries);
                }
            }
            return pages == m.pages() ? m : m.with(pages);
        });
    }

    /** Nothing of the file waits for its blocks any more. */
    private static Machine allocated(Machine machine, LayerId file) {
        return machine.filesystemOf(file).flatMap(fs -> fs.inode(file)
                .filter(i -> i.marks().contains(Inode.Mark.DELAYED))
                .map(i -> machine.with(fs.with(i.marked(Inode.Mark.DELAYED, false))))).orElse(machine);
    }

    private static PageTable cleaned(PageTable pages, Mapping mapping, PageTable.Run run, DaxEntries entries) {
        return switch (run.entry()) {
            case PageEntry.Dax d -> d.writable() ? protectedAgain(pages, mapping, run, d, entries) : pages;
            case PageEntry.Cached c -> c.written()
                    ? pages.with(run.first(), run.pages(), new PageEntry.Cached(false))
                    : pages;
            case PageEntry.Private p -> pages;
            case PageEntry.Zero z -> pages;
            case PageEntry.Gone g -> pages;
        };
    }

    private static PageTable protectedAgain(PageTable pages, Mapping mapping, PageTable.Run run, PageEntry.Dax shown,
            DaxEntries entries) {
        PageTable next = pages;
        long from = run.first();
        for (DaxEntries.Run other : entries.others(mapping.filePage(run.first()), run.pages(),
                Pfn.holding(shown.physical()))) {
            next = readOnly(next, run, from, other.first() - mapping.filePage(0), shown);
            from = other.end() - mapping.filePage(0);
        }
        return readOnly(next, run, from, run.end(), shown);
    }

    private static PageTable readOnly(PageTable pages, PageTable.Run run, long from, long to, PageEntry.Dax shown) {
        PageEntry.Dax clean = new PageEntry.Dax(shown.physical(), false, shown.level());
        return from < to ? pages.with(from, to - from, clean.skip(from - run.first())) : pages;
    }
}
