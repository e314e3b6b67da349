package org.faultline.lesson.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed.Trap;
import org.faultline.lesson.key.Keyed.Unanswerable;
import org.faultline.memory.BadPage;
import org.faultline.playback.Whereabouts;
import org.faultline.playback.Whereabouts.InFilesystem;
import org.faultline.playback.Whereabouts.OnDevice;
import org.faultline.process.Signal;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** Where and how much: answers that are numbers. */
record WhereKeys(AskedFailure failure) {
    private Ask ask() {
        return failure.ask();
    }

    private Keyed.Key number(long right, Stream<Trap> traps) {
        return Keyed.Key.of(ask(), new Reply.Number(right), List.of()).with(traps);
    }

    private static Trap trap(Mistake mistake, long value) {
        return new Trap(mistake, new Reply.Number(value));
    }

    private Unanswerable none(Unanswerable.Reason reason) {
        return new Unanswerable(ask(), reason);
    }

    /** Which page of the file. */
    Keyed filePage() {
        return page().<Keyed>map(page -> number(page, astray(1, page)))
                .orElseGet(() -> none(Unanswerable.Reason.OTHER_FILE));
    }

    /** Which byte of the file. */
    Keyed fileOffset() {
        return page().<Keyed>map(page -> number(Unit.PAGE.toBytes(page),
                Stream.concat(astray(Unit.PAGE.bytes(), page), Stream.of(trap(Mistake.PAGES_FOR_BYTES, page)))))
                .orElseGet(() -> none(Unanswerable.Reason.OTHER_FILE));
    }

    private Optional<Long> page() {
        LayerId file = new LayerId(ask().about());
        return failure.verdict().owners().stream()
                .filter(o -> o.file().filter(file::equals).isPresent() && !o.record().isMetadata())
                .map(Verdict.OwnerFate::filePage).findFirst();
    }

    /** What becomes of a page of a file when something on the way down to it is forgotten. */
    private Stream<Trap> astray(long unit, long page) {
        List<Trap> traps = new ArrayList<>();
        failure.whereabouts().ifPresent(where -> {
            traps.add(trap(Mistake.FORGOT_DATA_OFFSET,
                    unit * (page + Unit.PAGE.of(where.pmem().dataOffset()))));
            skipped(where).ifPresent(s -> traps.add(trap(s.mistake, unit * (page + Unit.PAGE.of(s.bytes)))));
            where.block().ifPresent(b -> traps.add(trap(Mistake.FORGOT_EXTENT, unit * Unit.PAGE.of(b.on().offset()))));
        });
        traps.add(trap(Mistake.COUNTED_FROM_ONE, unit * (page + 1)));
        if (unit == 1) {
            traps.add(trap(Mistake.BYTES_FOR_PAGES, Unit.PAGE.toBytes(page)));
        }
        return traps.stream();
    }

    /** What lies between the namespace and the device of the filesystem. */
    private record Skipped(Mistake mistake, long bytes) {}

    /** How far the page moves between the namespace and the device on top, where that is another one. */
    private static Optional<Skipped> skipped(Whereabouts where) {
        List<OnDevice> devices = where.devices();
        OnDevice top = where.block().map(InFilesystem::on).orElseGet(devices::getLast);
        long moved = devices.getFirst().offset() - top.offset();
        return switch (top.device()) {
            case Partition p -> Optional.of(new Skipped(Mistake.FORGOT_PARTITION, moved));
            case DmDevice d -> Optional.of(new Skipped(Mistake.FORGOT_TABLE, moved));
            case Pmem p -> Optional.empty();
        };
    }

    /** Which block of the filesystem's device. */
    Keyed block() {
        LayerId filesystem = new LayerId(ask().about());
        Optional<Whereabouts> where = failure.whereabouts();
        return where.flatMap(Whereabouts::block).filter(b -> b.filesystem().id().equals(filesystem))
                .<Keyed>map(b -> number(b.on().offset() / b.filesystem().blockSize(), beside(where.get(), b)))
                .orElseGet(() -> none(Unanswerable.Reason.OTHER_FILESYSTEM));
    }

    private static Stream<Trap> beside(Whereabouts where, InFilesystem at) {
        long size = at.filesystem().blockSize();
        long offset = at.on().offset();
        return Stream.of(
                Stream.of(trap(Mistake.FORGOT_DATA_OFFSET, (offset + where.pmem().dataOffset()) / size)),
                skipped(where).map(s -> trap(s.mistake, (offset + s.bytes) / size)).stream(),
                Stream.of(trap(Mistake.SECTORS_FOR_BLOCKS, Unit.SECTOR.of(offset)),
                        trap(Mistake.BLOCK_OF_GROUP, at.block().agbno()),
                        trap(Mistake.COUNTED_FROM_ONE, offset / size + 1)))
                .flatMap(s -> s);
    }

    /** Which page of memory. */
    Keyed.Key pfn() {
        Pfn pfn = failure.verdict().pfn();
        long number = Unit.PAGE.of(pfn.bytes().start());
        return number(number, failure.whereabouts().stream().flatMap(where -> Stream.of(
                Stream.of(trap(Mistake.FORGOT_DATA_OFFSET, number - Unit.PAGE.of(where.pmem().dataOffset()))),
                skipped(where).map(s -> trap(s.mistake, number - Unit.PAGE.of(s.bytes))).stream(),
                Stream.of(trap(Mistake.BYTES_FOR_PAGES, pfn.bytes().start()))).flatMap(s -> s)));
    }

    /** How many bytes of files are lost. */
    Keyed.Key bytesLost() {
        long lost = failure.bytesLost();
        List<Trap> traps = new ArrayList<>();
        failure.signals().map(TraceEvent.Signalled::signal).map(Signal::lsb).distinct().filter(lsb -> lsb > 0)
                .forEach(lsb -> traps.add(trap(Mistake.MAPPING_FOR_MEDIA, 1L << lsb)));
        long owners = failure.verdict().owners().stream().filter(o -> !o.record().isMetadata()).count();
        traps.add(trap(Mistake.ONCE_PER_OWNER, lost * owners));
        failure.verdict().owners().stream().flatMap(o -> o.file().stream()).distinct()
                .flatMap(f -> failure.before().filesystemOf(f).flatMap(fs -> fs.inode(f)).stream())
                .forEach(i -> traps.add(trap(Mistake.WHOLE_FILES, i.size())));
        traps.add(trap(Mistake.NOTHING_LOST, 0));
        if (lost == 0) {
            traps.add(trap(Mistake.NOBODYS_BYTES, Unit.PAGE.bytes()));
        }
        return number(lost, traps.stream());
    }

    /** Which address the signal names. */
    Keyed address() {
        int pid = ask().pid().orElseThrow();
        return failure.signals().filter(s -> s.pid() == pid).map(s -> s.signal()).findFirst()
                .<Keyed>map(s -> number(s.address(), failure.before().process(pid).stream()
                        .flatMap(p -> p.mappings().stream())
                        .filter(m -> m.address() <= s.address() && s.address() - m.address() < m.length())
                        .flatMap(m -> Stream.of(
                                trap(Mistake.START_OF_MAPPING, m.address()),
                                trap(Mistake.START_OF_MAPPING, s.address() >> s.lsb() << s.lsb()),
                                trap(Mistake.OFFSET_FOR_ADDRESS,
                                        s.address() - m.address() + m.offset())))))
                .orElseGet(() -> none(Unanswerable.Reason.NOT_SIGNALLED));
    }

    /** How many sectors of the page the device lists as bad. */
    Keyed.Key sectors() {
        boolean listed = failure.after().bad(failure.verdict().pfn()).filter(BadPage::known).isPresent();
        long page = Unit.SECTOR.of(Unit.PAGE.bytes());
        Stream<Trap> torn = failure.signals().map(TraceEvent.Signalled::signal).map(Signal::lsb)
                .map(lsb -> Unit.SECTOR.of(1L << lsb)).filter(sectors -> sectors > page)
                .map(sectors -> trap(Mistake.MAPPING_FOR_MEDIA, sectors));
        return number(listed ? page : 0, Stream.concat(torn, Stream.of(trap(Mistake.ONE_SECTOR, 1),
                trap(Mistake.TOLD_IS_LISTED, page), trap(Mistake.LISTED_IS_UNKNOWN, 0))));
    }

    /** What the signal says of how much is gone. */
    Keyed lsb() {
        int pid = ask().pid().orElseThrow();
        return failure.signals().filter(s -> s.pid() == pid).map(s -> s.signal().lsb()).findFirst()
                .<Keyed>map(lsb -> number(lsb, Stream.of(trap(Mistake.PAGE_FOR_MAPPING, 12),
                        trap(Mistake.MAPPING_FOR_MEDIA, 21))))
                .orElseGet(() -> none(Unanswerable.Reason.NOT_SIGNALLED));
    }
}
