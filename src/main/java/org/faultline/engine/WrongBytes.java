package org.faultline.engine;

import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.Sectors;
import org.faultline.reason.CallBecause;
import org.faultline.reason.Detail;

/**
 * Reads that work and do not give what was written: the bytes are undefined. No kernel knows of it; the step says it. What the
 * page cache holds was read in before, and is as it was then.
 *
 * @param machine before the read
 */
record WrongBytes(Machine machine) {
    /** The same step; where it reads such bytes, that it does. */
    Draft told(Draft draft, Optional<Pfn> wrong) {
        return wrong.map(pfn -> draft.and(CallBecause.READS_WRONG, new Detail.Frame(pfn))).orElse(draft);
    }

    /** The first page with such bytes that a load of these pages reads. */
    Optional<Pfn> loaded(FaultRange spot) {
        boolean own = spot.entry().filter(e -> e instanceof PageEntry.Private || e instanceof PageEntry.Cached
                || e instanceof PageEntry.Zero).isPresent();
        return machine.undefined().isNone() || own || isCached(spot.file(), spot.filePage()) ? Optional.empty()
                : spot.shown(machine).flatMap(first -> machine.undefined().byPage()
                        .subMap(first, new Pfn(first.number() + spot.pages())).keySet().stream().findFirst());
    }

    /** The same of a call that reads bytes {@code start} to {@code end} of a file. */
    Optional<Pfn> read(Filesystem fs, Inode file, long start, long end) {
        return machine.undefined().isNone() ? Optional.empty()
                : LongStream.range(Unit.PAGE.of(start), Unit.PAGE.covering(Math.min(end, file.size()))).boxed()
                        .filter(page -> !isCached(file, page))
                        .flatMap(page -> machine.frameOf(fs, file, page)
                                .filter(f -> meets(f, start - Unit.PAGE.toBytes(page), end - Unit.PAGE.toBytes(page)))
                                .stream())
                        .findFirst();
    }

    private boolean meets(Pfn frame, long from, long to) {
        Sectors wrong = machine.undefined().of(frame);
        return !wrong.without(touched(from, to)).equals(wrong);
    }

    /** The sectors of a page in which one of these bytes lies. */
    private static Sectors touched(long from, long to) {
        return Sectors.within(Unit.SECTOR.toBytes(Unit.SECTOR.of(Math.max(0, from))),
                Unit.SECTOR.toBytes(Unit.SECTOR.covering(Math.min(to, Unit.PAGE.bytes()))));
    }

    private boolean isCached(Inode file, long page) {
        return !file.dax() && machine.cachedOf(file.id()).holds(page);
    }
}
