package org.faultline.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;

/**
 * Pages [first, end) of a file that processes see as the zero page, larger entries as a whole. Kernel: fs/dax.c
 * dax_is_zero_entry().
 */
record ZeroPages(long first, long end) {
    /** Those among pages [first, end) of a file, in order, those joined that lie together; each table is looked at run by run. */
    static List<ZeroPages> of(Machine machine, LayerId file, long first, long end) {
        List<ZeroPages> all = new ArrayList<>();
        machine.mappingsOf(file).forEach(m -> add(all, m, first, end));
        all.sort(Comparator.comparingLong(ZeroPages::first));
        List<ZeroPages> joined = new ArrayList<>();
        for (ZeroPages next : all) {
            boolean together = !joined.isEmpty() && joined.getLast().end >= next.first;
            joined.add(together
                    ? new ZeroPages(joined.getLast().first, Math.max(joined.removeLast().end, next.end))
                    : next);
        }
        return joined;
    }

    private static void add(List<ZeroPages> all, Mapping mapping, long first, long end) {
        long shift = mapping.filePage(0);
        for (PageTable.Run run : mapping.pages().within(first - shift, end - shift)) {
            if (run.entry() instanceof PageEntry.Zero zero) {
                long last = Math.min(run.end() + shift, end) - 1;
                all.add(new ZeroPages(zero.level().head(Math.max(run.first() + shift, first)),
                        zero.level().head(last) + zero.level().pages()));
            }
        }
    }
}
