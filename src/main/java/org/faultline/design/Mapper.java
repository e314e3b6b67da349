package org.faultline.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Check;
import org.faultline.trace.TraceEvent.Skipped.Reason;

/**
 * A process that shows a page of a file through one of its mappings.
 *
 * @param page page of the mapping, from 0
 */
public record Mapper(UserProcess process, Mapping mapping, long page) {
    /** Every living mapper of a page: processes as they were created, a process's mappings by file offset. */
    public static List<Mapper> of(Machine machine, Filesystem fs, Inode file, long filePage) {
        List<Mapper> all = new ArrayList<>();
        if (!machine.filesystem(fs.id()).orElseThrow().mount().active()) {
            return all;
        }
        for (UserProcess process : machine.usersOf(file.id())) {
            process.mappings().stream().filter(m -> m.filesystem().equals(fs.id()) && m.file().equals(file.id()))
                    .sorted(Comparator.comparingLong(Mapping::offset)).forEach(m -> m.pageOf(filePage)
                            .filter(p -> process.isAlive()).ifPresent(p -> all.add(new Mapper(process, m, p))));
        }
        return all;
    }

    /** The mappings of the file that do not show that page, of living processes: each a condition that failed. */
    public static List<Check> passedOver(Machine machine, Filesystem fs, Inode file, long filePage) {
        List<Check> all = new ArrayList<>();
        if (!machine.filesystem(fs.id()).orElseThrow().mount().active()) {
            return all;
        }
        for (UserProcess process : machine.usersOf(file.id())) {
            process.mappings().stream()
                    .filter(m -> process.isAlive() && m.filesystem().equals(fs.id()) && m.file().equals(file.id()))
                    .filter(m -> m.pageOf(filePage).isEmpty())
                    .forEach(m -> all.add(new Check(Check.Condition.SAME_PAGE, shown(process, m), false)));
        }
        return all;
    }

    private static Detail shown(UserProcess process, Mapping mapping) {
        return new Detail.Through(process.pid(), process.comm(), mapping.id());
    }

    /** The process through this mapping, as a condition is evaluated on it. */
    public Detail shown() {
        return shown(process, mapping);
    }

    /** Whether the page table points at persistent memory. Kernel: mm/memory-failure.c dev_pagemap_mapping_shift() */
    public Check present() {
        return new Check(Check.Condition.ENTRY_PRESENT, shown(), isMapped());
    }

    /** Whether the page table has an entry for the page, be it one of the process's own copy. */
    public Check presentOrCopied() {
        return new Check(Check.Condition.ANY_ENTRY, shown(),
                isMapped() || entry().filter(PageEntry.Private.class::isInstance).isPresent());
    }

    /** What the page table says, if it ever said anything. */
    public Optional<PageEntry> entry() {
        return mapping.pages().at(page);
    }

    /** Whether the page table points at persistent memory now. */
    public boolean isMapped() {
        return entry().filter(PageEntry.Dax.class::isInstance).isPresent();
    }

    /** How much the entry maps through which the process shows the page; one page where there is none. */
    public PageEntry.Level level() {
        return entry().map(PageEntry::level).orElse(PageEntry.Level.PTE);
    }

    /** Virtual address of the page. */
    public long address() {
        return mapping.addressOf(page);
    }

    /** Why there is no page-table entry for persistent memory, in a word. */
    public Reason absence() {
        return entry().map(e -> switch (e) {
            case PageEntry.Dax d -> Reason.NO_ENTRY;
            case PageEntry.Private p -> Reason.PRIVATE_COPY;
            case PageEntry.Cached c -> Reason.PAGE_CACHE;
            case PageEntry.Zero z -> Reason.NO_ENTRY;
            case PageEntry.Gone g -> Reason.NO_ENTRY;
        }).orElse(Reason.NO_ENTRY);
    }

    /** Why there is no page-table entry for persistent memory, with the process. */
    public Why whyNotMapped() {
        Detail who = Detail.of(process);
        return entry().map(e -> switch (e) {
            case PageEntry.Dax d -> Why.of(HookBecause.MAPS_PAGE, who);
            case PageEntry.Private p -> Why.of(HookBecause.OWN_COPY, who);
            case PageEntry.Cached c -> Why.of(HookBecause.PAGE_CACHE, who);
            case PageEntry.Zero z -> Why.of(HookBecause.ZERO_PAGE, who);
            case PageEntry.Gone g -> Why.of(HookBecause.ENTRY_GONE, who, new Detail.Taken(g.by()));
        }).orElse(Why.of(HookBecause.NEVER_TOUCHED, who));
    }
}
