package org.faultline.desktop.grid;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.device.Device;
import org.faultline.device.DmDevice;
import org.faultline.device.Partition;
import org.faultline.device.Pmem;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.playback.Usage;
import org.faultline.playback.Whereabouts;
import org.faultline.process.UserProcess;
import org.faultline.trace.TraceEvent;

/**
 * The device whose pages are shown, and what they are used for; worked out anew only when a filesystem has changed.
 *
 * @param page the page to begin with: the one that goes bad, or the first with data
 */
record Focus(Pmem pmem, List<Filesystem> filesystems, Usage usage, PageStates states, long page) {
    /** Stands in where a machine has no device: a page that nobody has. */
    private static final Pmem NOTHING = new Pmem(new LayerId("none"), "", 0, Unit.PAGE.toBytes(1), 0, Pmem.Kind.NVDIMM);

    /** The device the run is about. */
    static Focus of(Timeline timeline) {
        Machine machine = timeline.machine();
        Pmem pmem = failing(timeline).flatMap(p -> machine.pmemAt(p.bytes().start()))
                .or(() -> machine.pmems().stream().findFirst()).orElse(NOTHING);
        return of(machine, pmem, failing(timeline));
    }

    /** The same device at another moment; the device of the run when it is not there any more. */
    Focus at(Timeline timeline) {
        Machine machine = timeline.machine();
        if (!machine.devices().contains(pmem)) {
            return of(timeline);
        }
        if (machine.filesystems().equals(filesystems)) {
            return this;
        }
        return ownsAs(machine.filesystems()) ? of(machine, pmem, failing(timeline), usage, states)
                : of(machine, pmem, failing(timeline));
    }

    /** Whether files and blocks are what they were, whatever else became of the filesystems. */
    private boolean ownsAs(List<Filesystem> next) {
        return next.size() == filesystems.size() && IntStream.range(0, next.size())
                .allMatch(i -> next.get(i).ownsAs(filesystems.get(i)));
    }

    /** The device of what is selected. */
    Focus on(Selection selection, Machine machine) {
        Optional<Pmem> next = switch (selection) {
            case Selection.OfPage s -> Whereabouts.of(machine, s.pfn()).map(Whereabouts::pmem);
            case Selection.OfLayer s -> below(machine, s.layer());
            case Selection.OfLayers s -> s.all().stream().flatMap(l -> below(machine, l).stream()).findFirst();
            case Selection.OfNothing s -> Optional.empty();
        };
        return next.filter(p -> !p.equals(pmem)).map(p -> of(machine, p, Optional.empty())).orElse(this);
    }

    /** Pages of an allocation group. */
    long group(Machine machine) {
        return machine.filesystems().stream().filter(fs -> below(machine, fs.id()).equals(Optional.of(pmem)))
                .findFirst()
                .map(fs -> Unit.PAGE.covering(fs.blockCount() * fs.blockSize() / Math.max(1, fs.groups().size())))
                .orElse(states.count());
    }

    private static Focus of(Machine machine, Pmem pmem, Optional<Pfn> failing) {
        Usage usage = Usage.of(machine, pmem);
        return of(machine, pmem, failing, usage, PageStates.of(pmem, usage));
    }

    private static Focus of(Machine machine, Pmem pmem, Optional<Pfn> failing, Usage usage, PageStates states) {
        long first = usage.runs().stream().filter(r -> r.use().isData()).findFirst()
                .map(r -> Unit.PAGE.of(r.start() - pmem.dataOffset())).orElse(0L);
        long page = failing.filter(p -> pmem.data().contains(p.bytes()))
                .map(p -> p.number() - pmem.pfn(0).number()).orElse(first);
        return new Focus(pmem, machine.filesystems(), usage, states, page);
    }

    private static Optional<Pfn> failing(Timeline timeline) {
        return timeline.trace().steps().stream().map(s -> s.event()).filter(TraceEvent.Poisoned.class::isInstance)
                .map(e -> ((TraceEvent.Poisoned) e).pfn()).findFirst();
    }

    private static Optional<Pmem> below(Machine machine, LayerId layer) {
        Optional<LayerId> device = machine.device(layer).map(Device::id)
                .or(() -> machine.filesystem(layer).map(Filesystem::on))
                .or(() -> machine.filesystemOf(layer).map(Filesystem::on))
                .or(() -> machine.processes().stream().filter(p -> p.id().equals(layer)).map(UserProcess::mappings)
                        .flatMap(List::stream).findFirst().flatMap(m -> machine.filesystem(m.filesystem()))
                        .map(Filesystem::on));
        return device.flatMap(machine::device).flatMap(d -> switch (d) {
            case Pmem p -> Optional.of(p);
            case Partition p -> below(machine, p.on());
            case DmDevice m -> m.below(0).flatMap(p -> below(machine, p.on()));
        });
    }
}
