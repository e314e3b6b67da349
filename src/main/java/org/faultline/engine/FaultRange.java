package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Mapper;
import org.faultline.device.Device;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.machine.DeviceStack;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.memory.PageEntry;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;

/**
 * A run of pages of a mapping that are alike in everything a touch depends on.
 *
 * @param page first page of the mapping
 * @param pages how many, at least 1
 * @param entry what the page table says about the first
 * @param block where the data of the first lies, or nothing over a hole, an unwritten block or the end of the file
 * @param shared whether more than one file owns the blocks
 * @param level how much one page-table entry maps that a fault makes here
 */
record FaultRange(UserProcess process, Mapping mapping, Filesystem filesystem, Inode file, long page, long pages,
        Optional<PageEntry> entry, Optional<FsBlock> block, boolean shared, Optional<BadPage> bad,
        PageEntry.Level level) {
    /** The run at page {@code page} of a mapping, not behind {@code end}; nothing when there is no such process. */
    static Optional<FaultRange> at(Machine machine, int pid, LayerId mappingId, long page, long end) {
        Optional<UserProcess> process = machine.process(pid).filter(UserProcess::isRunning);
        Optional<Mapping> mapping = process.flatMap(p -> p.mapping(mappingId));
        return mapping.map(m -> find(machine, process.orElseThrow(), m, page, LargeFault.limit(m, page, end)));
    }

    private static FaultRange find(Machine machine, UserProcess process, Mapping mapping, long page, long limit) {
        Filesystem fs = machine.filesystem(mapping.filesystem()).orElseThrow();
        Inode file = fs.inode(mapping.file()).orElseThrow();
        long filePage = mapping.filePage(page);
        long end = mapping.pages().endOfRun(page, limit);
        long sizePages = Unit.PAGE.covering(file.size());
        if (filePage < sizePages) {
            end = Math.min(end, page + sizePages - filePage);
        }
        end = file.dax() ? end
                : page + machine.cachedOf(file.id()).endOfRun(filePage, filePage + end - page) - filePage;
        Optional<Extent> extent = file.extentAt(filePage);
        long next = extent.map(Extent::end).orElseGet(() -> file.extents().stream().mapToLong(Extent::offset)
                .filter(o -> o > filePage).min().orElse(Long.MAX_VALUE));
        end = Math.min(end, next == Long.MAX_VALUE ? end : page + next - filePage);
        Optional<FsBlock> block = extent.filter(e -> !e.unwritten() && filePage < sizePages)
                .map(e -> e.block(filePage));
        FaultRange spot =
                new FaultRange(process, mapping, fs, file, page, end - page, mapping.pages().at(page), block, false,
                        Optional.empty(), PageEntry.Level.PTE);
        return block.isEmpty() ? spot.upToBad(machine) : spot.alike(machine, block.get());
    }

    /** The start of this run without data in which the blocks below, if there are any, are equally good or bad. */
    private FaultRange upToBad(Machine machine) {
        long run = machine.frameOf(filesystem, file, filePage(), true)
                .flatMap(first -> machine.bad().subMap(first, new Pfn(first.number() + pages)).keySet().stream()
                        .findFirst()
                        .map(bad -> Math.max(1, bad.number() - first.number())))
                .orElse(pages);
        return new FaultRange(process, mapping, filesystem, file, page, run, entry, block, shared, bad, level);
    }

    /** The start of this run in which the blocks have equally many owners and are equally good or bad. */
    private FaultRange alike(Machine machine, FsBlock first) {
        List<RmapRecord> records = filesystem.owners(first, pages).stream().filter(r -> !r.isMetadata()).toList();
        long owners = records.stream().filter(r -> r.covers(first)).count();
        long run = pages;
        for (RmapRecord record : records) {
            long from = record.start().agbno() - first.agbno();
            long to = from + record.blocks();
            run = from > 0 ? Math.min(run, from) : run;
            run = to > 0 ? Math.min(run, to) : run;
        }
        Device device = machine.device(filesystem.on(first)).orElseThrow();
        run = Math.min(run,
                Math.max(1, Unit.PAGE.of(new DeviceStack(machine).together(device, filesystem.offset(first)))));
        Optional<ByteRange> bytes = machine.toPhysical(filesystem, first);
        if (bytes.isEmpty()) {
            return new FaultRange(process, mapping, filesystem, file, page, run, entry, block, owners > 1,
                    Optional.empty(), PageEntry.Level.PTE);
        }
        Pfn pfn = Pfn.holding(bytes.get().start());
        SortedMap<Pfn, BadPage> near = machine.bad().subMap(pfn, new Pfn(pfn.number() + run));
        Optional<BadPage> bad = Optional.ofNullable(near.get(pfn));
        if (bad.isPresent()) {
            run = 1;
        } else if (!near.isEmpty()) {
            run = near.firstKey().number() - pfn.number();
        }
        return new FaultRange(process, mapping, filesystem, file, page, run, entry, block, owners > 1, bad,
                PageEntry.Level.PTE);
    }

    /** Page of the file that the first page shows. */
    long filePage() {
        return mapping.filePage(page);
    }

    /** Whether the file ends before the first page. */
    boolean isBehindEnd() {
        return filePage() >= Unit.PAGE.covering(file.size());
    }

    /** Whether there is data, but no memory below it. Kernel: drivers/md/dm-target.c io_err_dax_direct_access(). */
    boolean isUnbacked(Machine machine) {
        return block.isPresent() && physical(machine).isEmpty();
    }

    /** The bytes of the run in physical memory, when there is data. */
    Optional<ByteRange> physical(Machine machine) {
        return block.flatMap(b -> machine.toPhysical(filesystem, b))
                .map(first -> ByteRange.of(first.space(), first.start(), Unit.PAGE.toBytes(pages)));
    }

    /** The first page's frame, when there is data. */
    Optional<Pfn> pfn(Machine machine) {
        return physical(machine).map(r -> Pfn.holding(r.start()));
    }

    /** The frame that the first page shows: that of its page-table entry where there is one, which may be an older one. */
    Optional<Pfn> shown(Machine machine) {
        return entry.filter(PageEntry.Dax.class::isInstance).map(e -> Pfn.holding(((PageEntry.Dax) e).physical()))
                .or(() -> pfn(machine));
    }

    /** The entry for a copy of its own that the process makes of a page now. */
    PageEntry ownCopy(Machine machine) {
        return new PageEntry.Private(process.pid(), machine.processes().size());
    }

    /** The process at the first page. */
    Mapper mapper() {
        return new Mapper(process, mapping, page);
    }

    /** The process. */
    Detail who() {
        return Detail.of(process);
    }

    /** The pages of the file. */
    Detail what() {
        return new Detail.Pages(filePage(), pages);
    }
}
