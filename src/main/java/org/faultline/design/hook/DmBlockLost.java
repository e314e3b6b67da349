package org.faultline.design.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.design.Draft;
import org.faultline.design.Failure;
import org.faultline.design.Kernel;
import org.faultline.design.Outcome;
import org.faultline.device.DmDevice;
import org.faultline.kernel.Errno;
import org.faultline.kernel.KernelSource;
import org.faultline.reason.Detail;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.trace.Argument;
import org.faultline.trace.Check;
import org.faultline.trace.Formula;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;

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
                .of(SOURCE, TraceEvent.Asked.with(Argument.of(Argument.Name.DISK, device.name()),
                        new Argument(Argument.Name.SECTOR, new Detail.InSector(Sector.holding(offset)))),
                        HookBecause.TARGETS_ARE_ASKED)
                .at(device.id()).checked(tried(below, offset));
        return kernel.call(draft, () -> {
            Optional<DmDevice.Line> line =
                    device.linesAbove(below, offset).stream().filter(l -> l.target().kind().remap().isPresent())
                            .findFirst();
            if (line.isEmpty()) {
                Outcome.Refused refused = new Outcome.Refused(Errno.ENODEV, why(below, offset));
                kernel.step(Draft.of(SOURCE, refused).at(device.id()));
                return refused;
            }
            return above.apply(kernel, translated(kernel, failure, line.get()));
        });
    }

    /** The targets that lie on the bytes, as far as they are asked: the first that can translate back ends the search. */
    private List<Check> tried(LayerId below, long offset) {
        List<Check> checks = new ArrayList<>();
        for (DmDevice.Line line : device.linesAbove(below, offset)) {
            boolean back = line.target().kind().remap().isPresent();
            checks.add(new Check(Check.Condition.TRANSLATES_BACK,
                    new Detail.Target(device.id(), line.target().kind().name()), back));
            if (back) {
                break;
            }
        }
        return checks;
    }

    private Failure translated(Kernel kernel, Failure failure, DmDevice.Line line) {
        LayerId below = failure.layer().orElseThrow();
        DmDevice.Piece piece = line.above(below, failure.range().start()).getFirst();
        ByteRange here = failure.range().rebase(piece.at(), device.space(), piece.start());
        Failure up = failure.at(device.id(), here);
        Formula sum = Formula.of(Unit.SECTOR.of(failure.range().start())).minus(Formula.of(Unit.SECTOR.of(piece.at())))
                .plus(Formula.of(Unit.SECTOR.of(piece.start())));
        kernel.step(Draft
                .of(line.target().kind().remap().orElseThrow(),
                        new TraceEvent.Translated(failure.range(), here), HookBecause.TARGET_TRANSLATES_BACK,
                        new Detail.Target(device.id(), line.target().kind().name()),
                        Detail.of(kernel.machine().device(below).orElseThrow()))
                .at(device.id())
                .with(Value.Name.DM_SECTOR, sum, new Detail.InSector(Sector.holding(here.start()))));
        return up;
    }

    private Why why(LayerId below, long offset) {
        return device.linesAbove(below, offset).stream().findFirst()
                .map(l -> Why.of(HookBecause.TARGET_CANNOT_TRANSLATE,
                        new Detail.Target(device.id(), l.target().kind().name()), Detail.of(device)))
                .orElseGet(() -> Why.of(HookBecause.NO_TARGET_THERE, Detail.of(device),
                        new Detail.InSector(Sector.holding(offset))));
    }
}
