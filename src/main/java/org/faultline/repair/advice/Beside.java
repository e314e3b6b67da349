package org.faultline.repair.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.LogContent;
import org.faultline.machine.Machine;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.Spot;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.repair.table.Case;
import org.faultline.repair.table.Losses;
import org.faultline.repair.table.Mountable;
import org.faultline.repair.table.Repairs;

/** What else is damaged of the filesystem that has the page: a repair comes to all of it. */
record Beside(Plight plight) {
    private static final ToolCall REPAIR = new ToolCall.XfsRepair(Tool.XFS_REPAIR_7_2, true);

    /** A damaged block. */
    private record Met(Machine machine, Pfn page, Spot spot, Purpose purpose, Damage damage) {
        Case of(Plight plight, LogContent log) {
            return Case.of(spot, purpose, damage, log, plight.design());
        }

        Outcome outcome(Plight plight) {
            return Repairs.of(of(plight, LogContent.CLEAN), REPAIR, Damage.isClearable(machine, page));
        }
    }

    /** Whether another block that cannot be read keeps xfs_repair from starting, or ends it every time. */
    boolean stopsRepair() {
        return others().map(m -> m.outcome(plight).result())
                .anyMatch(r -> r == Result.CANNOT_START || r == Result.ABORTS);
    }

    /** Whether another block keeps the filesystem from being mounted. */
    boolean stopsMount() {
        return others().map(m -> Mountable.of(m.of(plight, m.spot.filesystem().log())))
                .anyMatch(m -> m.readWrite() == Mountable.Answer.NO);
    }

    /** What a repair makes an end of elsewhere. */
    List<Loss> losses() {
        return others().filter(m -> m.purpose.isMetadata()).filter(m -> m.outcome(plight).result() == Result.REPAIRED)
                .filter(m -> m.outcome(plight).lost() != Lost.NOTHING).<Loss>map(m -> new Loss.Structure(m.purpose,
                        Optional.of(new Losses(m.spot.filesystem(), m.purpose).of(m.outcome(plight).lost()))))
                .toList();
    }

    /** What is in the log alone and cannot be replayed before a repair; nothing where it can, or is clean. */
    Optional<org.faultline.repair.outcome.Loss> ofLog() {
        Optional<Filesystem> logged = plight.spot().map(Spot::filesystem)
                .filter(f -> f.driver() == Driver.XFS && f.isLogged() && !(f.mount().active() && !f.isShutDown()));
        return logged.filter(this::isUnreplayable).map(Losses::ofLog);
    }

    private boolean isUnreplayable(Filesystem fs) {
        Stream<Met> all = Stream.concat(plight.spot().stream().map(s -> met(plight.page(), s, Damage.UNREADABLE)),
                others());
        return plight.isOfLog() || plight.grantable(fs).isEmpty() || all.map(m -> m.of(plight, fs.log()))
                .anyMatch(c -> Mountable.of(c).readWrite() == Mountable.Answer.NO && c.stopsReplay());
    }

    private Stream<Met> others() {
        Machine machine = plight.machine();
        Optional<Filesystem> here = plight.spot().map(Spot::filesystem).filter(f -> f.driver() == Driver.XFS);
        return Stream.concat(machine.bad().keySet().stream(), machine.undefined().byPage().keySet().stream()).distinct()
                .filter(page -> !page.equals(plight.page()) && Damage.of(machine, page) != Damage.GOOD)
                .flatMap(page -> Spot.of(machine, page).filter(s -> here.filter(s.filesystem()::equals).isPresent())
                        .map(s -> met(page, s, Damage.of(machine, page))).stream());
    }

    private Met met(Pfn page, Spot spot, Damage damage) {
        return new Met(plight.machine(), page, spot, Purpose.of(spot), damage);
    }
}
