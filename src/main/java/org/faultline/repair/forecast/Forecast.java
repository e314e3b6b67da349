package org.faultline.repair.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.LogContent;
import org.faultline.impact.Impact;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.ReadWindow;
import org.faultline.repair.Spot;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.repair.table.Case;
import org.faultline.repair.table.Losses;
import org.faultline.repair.table.Mountable;
import org.faultline.repair.table.Repairs;
import org.faultline.trace.Verdict;

/**
 * What would be lost with a page of a machine that runs a kernel, and what each repair would come to.
 *
 * @param spot where it lies in a filesystem; nothing where none uses it
 * @param log what its log still has to be replayed when it is repaired
 * @param told what comes of telling this kernel of the page; nothing where it knows already
 * @param unreadable whether the filesystem can be mounted while the block cannot be read
 * @param cleared the same once a write cleared it
 * @param now what is out of reach before any repair
 */
public record Forecast(Pfn page, KernelDesign design, Optional<Spot> spot, Purpose purpose, ReadWindow window,
        LogContent log, Optional<Verdict> told, List<Meeting> meetings, Mountable unreadable, Mountable cleared,
        Loss now, List<Attempt> attempts) {
    private static final List<ToolCall> REPAIRS = List.of(new ToolCall.XfsRepair(Tool.XFS_REPAIR_6_1, false),
            new ToolCall.XfsRepair(Tool.XFS_REPAIR_7_2, false));

    public Forecast {
        meetings = List.copyOf(meetings);
        attempts = List.copyOf(attempts);
    }

    /** The forecast of a page. Nothing is changed by asking. */
    public static Forecast of(Impact impact, Pfn page) {
        boolean known = Optional.ofNullable(impact.machine().bad().get(page)).filter(b -> !b.isLatent()).isPresent();
        Optional<Verdict> told = known ? Optional.empty() : impact.of(page, new Notice.CorruptPfn());
        return Spot.of(impact.machine(), page).map(spot -> of(spot, page, impact.design(), told))
                .orElseGet(() -> nowhere(page, impact.design(), told));
    }

    private static Forecast nowhere(Pfn page, KernelDesign design, Optional<Verdict> told) {
        Mountable none =
                new Mountable(Mountable.Answer.YES, Mountable.Answer.YES, Confidence.SOURCE, Source.XFS_SOURCE);
        return new Forecast(page, design, Optional.empty(), new Purpose.Nothing(), ReadWindow.OUTSIDE, LogContent.CLEAN,
                told,
                List.of(), none, none, Loss.nothing(), List.of());
    }

    private static Forecast of(Spot spot, Pfn page, KernelDesign design, Optional<Verdict> told) {
        Purpose purpose = Purpose.of(spot);
        Losses losses = new Losses(spot.filesystem(), purpose);
        LogContent log = keepsLog(spot.filesystem(), told) ? spot.filesystem().log() : LogContent.CLEAN;
        Case bad = Case.of(spot, purpose, Damage.UNREADABLE, log, design);
        Case zero = Case.of(spot, purpose, Damage.UNDEFINED, log, design);
        boolean xfs = spot.filesystem().driver() == Driver.XFS;
        List<Attempt> attempts = new ArrayList<>();
        if (xfs && !(purpose instanceof Purpose.Nothing)) {
            for (Case what : List.of(zero, bad)) {
                both(what, Repairs.of(what, REPAIRS.getFirst()), Repairs.of(what, REPAIRS.getLast()),
                        List.of(Tool.XFS_REPAIR_6_1, Tool.XFS_REPAIR_7_2), losses, attempts);
            }
            for (Case what : List.of(bad, zero)) {
                both(what, Repairs.of(what, new ToolCall.XfsScrub(false)), Repairs.of(what, new ToolCall.XfsHealer(false)),
                        List.of(Tool.XFS_SCRUB, Tool.XFS_HEALER), losses, attempts);
            }
        }
        return new Forecast(page, design, Optional.of(spot), purpose, ReadWindow.of(spot),
                log, told, Meetings.of(bad, purpose, told), Mountable.of(bad),
                Mountable.of(zero), losses.now(), attempts);
    }

    /** Whether what is in the log alone is still there when somebody repairs: nobody unmounted it as one should. */
    private static boolean keepsLog(Filesystem fs, Optional<Verdict> told) {
        return fs.isLogged() && (!fs.mount().active() || fs.isShutDown()
                || told.filter(v -> v.shutDown().contains(fs.id())).isPresent());
    }

    /** One attempt where both tools come to the same, or one each. */
    private static void both(Case what, Outcome first, Outcome second, List<Tool> tools, Losses losses,
            List<Attempt> attempts) {
        if (first.equals(second)) {
            attempts.add(attempt(tools, what, first, losses));
        } else {
            attempts.add(attempt(tools.subList(0, 1), what, first, losses));
            attempts.add(attempt(tools.subList(1, 2), what, second, losses));
        }
    }

    private static Attempt attempt(List<Tool> tools, Case what, Outcome outcome, Losses losses) {
        return new Attempt(tools, what.damage(), outcome, losses.of(outcome.lost()));
    }

    /** The repairs of that state of the block. */
    public List<Attempt> of(Damage damage) {
        return attempts.stream().filter(a -> a.damage() == damage).toList();
    }

    /** What comes of the block once it is cleared and xfs_repair ran: the order that always works. */
    public Optional<Attempt> clearedAndRepaired() {
        return attempts.stream().filter(
                a -> a.damage() == Damage.UNDEFINED && a.tools().contains(Tool.XFS_REPAIR_7_2)).findFirst();
    }
}
