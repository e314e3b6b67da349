package org.faultline.design.hook;

import java.util.Optional;
import java.util.function.BiFunction;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Sector;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.device.DmDevice;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.trace.TraceEvent;

/**
 * A device-mapper device above a lost block finds its own bytes there and tells who uses those. Only targets that can
 * translate back take part, and the first of them that fits ends the search. Patch set: RFC v2 3/6, drivers/md/dm.c
 * dm_blk_block_lost().
 *
 * @param above who is told with the bytes of the mapped device
 */
record DmBlockLost(DmDevice device, BiFunction<Kernel, Failure, Outcome> above) {
    private static final KernelSource SOURCE = KernelSource.of("dm_blk_block_lost", "drivers/md/dm.c");

    Outcome ask(Kernel kernel, Failure failure) {
        LayerId below = failure.layer().orElseThrow();
        long offset = failure.range().start();
        Draft draft = Draft
                .of(SOURCE, new TraceEvent.Asked("disk=" + device.name() + " sector=" + Sector.holding(offset)),
                        "The mapped device holds the one below: each target of its table is asked for its bytes.")
                .at(device.id());
        return kernel.call(draft, () -> {
            Optional<DmDevice.Line> line =
                    device.table().stream().filter(l -> l.target().kind().remap().isPresent())
                            .filter(l -> !l.above(below, offset).isEmpty()).findFirst();
            if (line.isEmpty()) {
                Outcome.Refused refused = new Outcome.Refused(Errno.ENODEV, why(below, offset));
                kernel.step(Draft.of(SOURCE, new TraceEvent.Refused(refused.errno().name()), refused.why())
                        .at(device.id()));
                return refused;
            }
            return above.apply(kernel, translated(kernel, failure, line.get()));
        });
    }

    private Failure translated(Kernel kernel, Failure failure, DmDevice.Line line) {
        LayerId below = failure.layer().orElseThrow();
        DmDevice.Piece piece = line.above(below, failure.range().start()).getFirst();
        ByteRange here = failure.range().rebase(piece.at(), device.space(), piece.start());
        Failure up = failure.at(device.id(), here);
        String sum = Sector.holding(failure.range().start()) + " - " + Sector.holding(piece.at()) + " + "
                + Sector.holding(piece.start());
        kernel.step(Draft
                .of(line.target().kind().remap().orElseThrow(),
                        new TraceEvent.Translated(failure.range(), here),
                        "The " + line.target().kind().name() + " target translates back: minus its place on "
                                + kernel.machine().device(below).orElseThrow().name()
                                + ", plus its place in the table.")
                .at(device.id()).with("dm sector", sum, Sector.holding(here.start()).toString()));
        return up;
    }

    private String why(LayerId below, long offset) {
        return device.table().stream().filter(l -> !l.above(below, offset).isEmpty()).findFirst()
                .map(l -> "The " + l.target().kind().name() + " target of " + device.name()
                        + " cannot translate back: nobody above it can be told.")
                .orElse("No target of " + device.name() + " lies on sector " + Sector.holding(offset) + ".");
    }
}
