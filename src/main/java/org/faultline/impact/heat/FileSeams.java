package org.faultline.impact.heat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.address.LayerId;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;

/** Before which pages of each file a seam lies: of what maps the file, and of what the kernel remembers of its pages. */
final class FileSeams {
    private final Map<LayerId, SortedSet<Long>> pages = new HashMap<>();
    private final Map<LayerId, PageEntry.Level> largest = new HashMap<>();

    private FileSeams() {}

    /** By file; files that nobody maps and of which the kernel remembers no page are missing. */
    static Map<LayerId, SortedSet<Long>> of(Machine machine) {
        FileSeams seams = new FileSeams();
        for (UserProcess process : machine.processes()) {
            process.mappings().forEach(seams::mapping);
        }
        machine.entries().forEach((file, entries) -> entries.runs().forEach(run -> {
            seams.add(file, run.first(), run.level());
            seams.add(file, run.end(), run.level());
        }));
        seams.pages.forEach(seams::heads);
        return seams.pages;
    }

    private void mapping(Mapping mapping) {
        add(mapping.file(), mapping.filePage(0), PageEntry.Level.PTE);
        add(mapping.file(), mapping.filePage(mapping.pageCount()), PageEntry.Level.PTE);
        for (PageTable.Run run : mapping.pages().runs()) {
            add(mapping.file(), mapping.filePage(run.first()), run.entry().level());
            add(mapping.file(), mapping.filePage(run.end()), run.entry().level());
        }
    }

    private void add(LayerId file, long page, PageEntry.Level level) {
        pages.computeIfAbsent(file, f -> new TreeSet<>()).add(page);
        largest.merge(file, level, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }

    /** A larger entry is met as a whole, so that what begins inside of it makes its ends seams, too. */
    private void heads(LayerId file, SortedSet<Long> seams) {
        for (PageEntry.Level level : PageEntry.Level.values()) {
            if (level != PageEntry.Level.PTE && level.compareTo(largest.getOrDefault(file, level)) <= 0) {
                for (long page : List.copyOf(seams)) {
                    seams.add(level.head(page));
                    seams.add(level.head(page) + level.pages());
                }
            }
        }
    }
}
