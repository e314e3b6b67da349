package org.faultline.repair.advice;

import org.faultline.address.Pfn;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;

/**
 * The sectors of a bad page on its namespace, where the driver lists and clears them: below partitions and tables.
 *
 * @param line the whole line of the driver's list that has them, as it is seen before anything is done
 */
public record BadRange(Pmem pmem, Pfn page, Line line) {
    /** A line of {@code /sys/block/pmem0/badblocks}: a first sector of the namespace and how many. */
    public record Line(Sector first, long count) {}

    /** Those of a page of a namespace; what lies beside it on the list is in the same line. */
    static BadRange of(Machine machine, Pmem pmem, Pfn page) {
        Pfn first = page;
        while (isListed(machine, pmem, new Pfn(first.number() - 1))) {
            first = new Pfn(first.number() - 1);
        }
        Pfn last = page;
        while (isListed(machine, pmem, new Pfn(last.number() + 1))) {
            last = new Pfn(last.number() + 1);
        }
        long pages = last.number() - first.number() + 1;
        return new BadRange(pmem, page, new Line(sector(pmem, first), Unit.SECTOR.of(Unit.PAGE.toBytes(pages))));
    }

    private static boolean isListed(Machine machine, Pmem pmem, Pfn page) {
        return pmem.data().contains(page.bytes().start()) && machine.bad(page).filter(BadPage::known).isPresent();
    }

    private static Sector sector(Pmem pmem, Pfn page) {
        return Sector.holding(pmem.toDevice(page.bytes()).start());
    }

    /** The first bad sector, counted from the start of the namespace's disk. */
    public Sector first() {
        return sector(pmem, page);
    }

    /** How many sectors. */
    public long count() {
        return Unit.SECTOR.of(page.bytes().length());
    }
}
