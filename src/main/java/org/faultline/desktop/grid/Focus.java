package org.faultline.desktop.grid;

import java.util.List;
import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.address.Unit;
import org.faultline.playback.Selection;
import org.faultline.playback.Timeline;
import org.faultline.playback.Usage;
import org.faultline.playback.Whereabouts;
import org.faultline.stack.Device;
import org.faultline.stack.Filesystem;
import org.faultline.stack.LayerId;
import org.faultline.stack.Mapped;
import org.faultline.stack.Partition;
import org.faultline.stack.Pmem;
import org.faultline.stack.Process;
import org.faultline.stack.Stack;
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
        Stack stack = timeline.stack();
        Pmem pmem = failing(timeline).flatMap(p -> stack.pmemAt(p.bytes().start()))
                .or(() -> stack.pmems().stream().findFirst()).orElse(NOTHING);
        return of(stack, pmem, failing(timeline));
    }

    /** The same device at another moment; the device of the run when it is not there any more. */
    Focus at(Timeline timeline) {
        Stack stack = timeline.stack();
        if (!stack.devices().contains(pmem)) {
            return of(timeline);
        }
        return stack.filesystems().equals(filesystems) ? this : of(stack, pmem, failing(timeline));
    }

    /** The device of what is selected. */
    Focus on(Selection selection, Stack stack) {
        Optional<Pmem> next = switch (selection) {
            case Selection.OfPage s -> Whereabouts.of(stack, s.pfn()).map(Whereabouts::pmem);
            case Selection.OfLayer s -> below(stack, s.layer());
            case Selection.OfLayers s -> s.all().stream().flatMap(l -> below(stack, l).stream()).findFirst();
            case Selection.OfNothing s -> Optional.empty();
        };
        return next.filter(p -> !p.equals(pmem)).map(p -> of(stack, p, Optional.empty())).orElse(this);
    }

    /** Pages of an allocation group. */
    long group(Stack stack) {
        return stack.filesystems().stream().filter(fs -> below(stack, fs.id()).equals(Optional.of(pmem))).findFirst()
                .map(fs -> Unit.PAGE.covering(fs.blockCount() * fs.blockSize() / Math.max(1, fs.groups().size())))
                .orElse((long) states.count());
    }

    private static Focus of(Stack stack, Pmem pmem, Optional<Pfn> failing) {
        Usage usage = Usage.of(stack, pmem);
        long first = usage.runs().stream().filter(r -> r.use().isData()).findFirst()
                .map(r -> Unit.PAGE.of(r.start() - pmem.dataOffset())).orElse(0L);
        long page = failing.filter(p -> pmem.data().contains(p.bytes()))
                .map(p -> p.number() - pmem.pfn(0).number()).orElse(first);
        return new Focus(pmem, stack.filesystems(), usage, PageStates.of(pmem, usage), page);
    }

    private static Optional<Pfn> failing(Timeline timeline) {
        return timeline.trace().steps().stream().map(s -> s.event()).filter(TraceEvent.Poisoned.class::isInstance)
                .map(e -> ((TraceEvent.Poisoned) e).pfn()).findFirst();
    }

    private static Optional<Pmem> below(Stack stack, LayerId layer) {
        Optional<LayerId> device = stack.device(layer).map(Device::id)
                .or(() -> stack.filesystem(layer).map(Filesystem::on))
                .or(() -> stack.filesystemOf(layer).map(Filesystem::on))
                .or(() -> stack.processes().stream().filter(p -> p.id().equals(layer)).map(Process::mappings)
                        .flatMap(List::stream).findFirst().flatMap(m -> stack.filesystem(m.filesystem()))
                        .map(Filesystem::on));
        return device.flatMap(stack::device).flatMap(d -> switch (d) {
            case Pmem p -> Optional.of(p);
            case Partition p -> below(stack, p.on());
            case Mapped m -> m.below(0).flatMap(p -> below(stack, p.on()));
        });
    }
}
