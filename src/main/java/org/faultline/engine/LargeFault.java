package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.choice.Choices;
import org.faultline.design.choice.FaultChoice.SharedFault;
import org.faultline.design.choice.FaultChoice.StripedDax;
import org.faultline.device.Device;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.machine.DeviceStack;
import org.faultline.machine.Machine;
import org.faultline.machine.QueueLimits;
import org.faultline.memory.BadPage;
import org.faultline.memory.PageEntry.Level;
import org.faultline.process.Mapping;

/**
 * Whether a page fault can be answered with one entry for 2 MiB; where it cannot, 4 KiB are entered. Kernel: fs/dax.c
 * dax_fault_check_fallback(), grab_mapping_entry(), dax_iomap_pmd_fault().
 *
 * @param spot where the fault is
 * @param head the page of the mapping at which the 2 MiB around it begin
 */
record LargeFault(Machine machine, FaultRange spot, boolean write, Choices choices, long head) {
    private static final Level LEVEL = Level.PMD;
    private static final long PAGES = LEVEL.pages();

    LargeFault(Machine machine, FaultRange spot, boolean write, Choices choices) {
        this(machine, spot, write, choices, head(spot.mapping(), spot.page()));
    }

    private static long head(Mapping mapping, long page) {
        return page - Math.floorMod(Unit.PAGE.of(mapping.address()) + page, PAGES);
    }

    /**
     * Whether an entry for 2 MiB around a page could lie in that mapping: addresses and file offsets are congruent, and
     * all of it is mapped.
     */
    static boolean hasRoom(Mapping mapping, long page) {
        long head = head(mapping, page);
        boolean congruent = Math.floorMod(mapping.filePage(head), PAGES) == 0;
        return congruent && head >= 0 && head + PAGES <= mapping.pageCount();
    }

    /** The page at which a touch from {@code page} has to look again, at most {@code end}. */
    static long limit(Mapping mapping, long page, long end) {
        return hasRoom(mapping, page) ? Math.min(end, head(mapping, page) + PAGES) : end;
    }

    /** The 2 MiB that one entry can map now; nothing when it has to be 4 KiB. */
    Optional<FaultRange> whole() {
        if (!isAskedFor()) {
            return Optional.empty();
        }
        if (machine.deviceEntry(spot.filesystem()).isPresent()) {
            return Optional.of(spot(spot.file().extentAt(filePage()).map(e -> e.block(filePage()))));
        }
        Optional<Extent> extent = spot.file().extentAt(filePage()).filter(e -> e.end() >= filePage() + PAGES);
        if (extent.filter(e -> !e.unwritten()).isPresent()) {
            FsBlock first = extent.get().block(filePage());
            return isUniform(first) && liesTogether(first) ? Optional.of(spot(Optional.of(first))) : Optional.empty();
        }
        return !write && (extent.isPresent() || isHole()) ? Optional.of(spot(Optional.empty())) : Optional.empty();
    }

    /** Whether the kernel tries: a copy to RAM, the end of the file or entries of 4 KiB are in the way of 2 MiB. */
    boolean isAskedFor() {
        boolean copies = write && !spot.mapping().shared();
        return !copies && spot.file().dax() && machine.deviceEntry(spot.filesystem()).orElse(LEVEL) == LEVEL
                && hasRoom(spot.mapping(), spot.page())
                && filePage() + PAGES <= Unit.PAGE.covering(spot.file().size()) && !isTaken();
    }

    long filePage() {
        return spot.mapping().filePage(head);
    }

    /**
     * Whether the filesystem answers a write for all of the 2 MiB, which is asked for from their first page on: where a
     * hole ends, or what has data, its answer does. Unwritten blocks become one with what has data behind them. Kernel:
     * fs/dax.c dax_iomap_pmd_fault(), fs/xfs/xfs_iomap.c xfs_direct_write_iomap_begin().
     */
    boolean isAnsweredAtOnce() {
        long end = filePage() + PAGES;
        Optional<Extent> first = spot.file().extentAt(filePage());
        if (first.isEmpty()) {
            return isHole();
        }
        long answered = first.get().end();
        return answered >= end || (first.get().unwritten() && spot.file().extentAt(answered)
                .filter(e -> !e.unwritten() && e.end() >= end).isPresent());
    }

    private boolean isHole() {
        return spot.file().extents().stream()
                .noneMatch(e -> e.offset() < filePage() + PAGES && e.end() > filePage());
    }

    private boolean isTaken() {
        return spot.mapping().pages().hasBelow(LEVEL, head, PAGES)
                || machine.entriesOf(spot.file().id()).hasBelow(LEVEL, filePage(), PAGES);
    }

    /** Whether the filesystem answers for all of it at once: it does not where only a part is shared. */
    private boolean isUniform(FsBlock first) {
        boolean trims = write || choices.chose(SharedFault.READ_REMOVES);
        return !trims || owners(first).stream()
                .allMatch(r -> r.covers(first) && r.covers(first.plus(PAGES - 1)));
    }

    private List<RmapRecord> owners(FsBlock first) {
        return spot.filesystem().owners(first, PAGES).stream().filter(r -> !r.isMetadata()).toList();
    }

    /** Whether the bytes lie together and aligned in memory, none of them listed as bad. */
    private boolean liesTogether(FsBlock first) {
        Device device = machine.device(spot.filesystem().on()).orElseThrow();
        long offset = spot.filesystem().offset(first);
        boolean cut = choices.chose(StripedDax.ONE_REQUEST) && new QueueLimits(machine).cutsRequests(device, offset);
        Optional<Pfn> below = machine.toPhysical(spot.filesystem(), first).map(range -> Pfn.holding(range.start()));
        if (below.isEmpty()) {
            return false;
        }
        Pfn frame = below.get();
        return !cut && new DeviceStack(machine).together(device, offset) >= LEVEL.bytes()
                && LEVEL.head(frame.number()) == frame.number()
                && machine.bad().subMap(frame, new Pfn(frame.number() + PAGES)).values().stream()
                        .noneMatch(BadPage::known);
    }

    private FaultRange spot(Optional<FsBlock> first) {
        boolean shared = first.filter(f -> owners(f).stream().filter(r -> r.covers(f)).count() > 1).isPresent();
        return new FaultRange(spot.process(), spot.mapping(), spot.filesystem(), spot.file(), head, PAGES,
                spot.mapping().pages().at(head), first, shared, Optional.empty(), LEVEL);
    }
}
