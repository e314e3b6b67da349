package org.faultline.repair.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
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
import org.faultline.repair.outcome.Result;
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
    private static final List<ToolCall> OFFLINE =
            Stream.of(Tool.XFS_REPAIR_6_1, Tool.XFS_REPAIR_6_13, Tool.XFS_REPAIR_7_2)
                    .<ToolCall>map(version -> new ToolCall.XfsRepair(version, false)).toList();
    private static final ToolCall ZERO_LOG = new ToolCall.XfsRepair(Tool.XFS_REPAIR_7_2, true);
    private static final List<ToolCall> ONLINE = List.of(new ToolCall.XfsScrub(false), new ToolCall.XfsScrub(true),
            new ToolCall.XfsHealer(false));

    public Forecast {
        meetings = List.copyOf(meetings);
        attempts = List.copyOf(attempts);
    }

    /** The forecast of a page. Nothing is changed by asking. */
    public static Forecast of(Impact impact, Pfn page) {
        boolean known = Optional.ofNullable(impact.machine().bad().get(page)).filter(b -> !b.isLatent()).isPresent();
        Optional<Verdict> told = known ? Optional.empty() : impact.of(page, new Notice.CorruptPfn());
        return Spot.of(impact.machine(), page).map(spot -> of(impact, spot, page, told))
                .orElseGet(() -> nowhere(page, impact.design(), told));
    }

    private static Forecast nowhere(Pfn page, KernelDesign design, Optional<Verdict> told) {
        Mountable none =
                new Mountable(Mountable.Answer.YES, Mountable.Answer.YES, Confidence.SOURCE, Source.XFS_SOURCE);
        return new Forecast(page, design, Optional.empty(), new Purpose.Nothing(), ReadWindow.OUTSIDE, LogContent.CLEAN,
                told,
                List.of(), none, none, Loss.nothing(), List.of());
    }

    private static Forecast of(Impact impact, Spot spot, Pfn page, Optional<Verdict> told) {
        KernelDesign design = impact.design();
        boolean clearable = Damage.isClearable(impact.machine(), page);
        Purpose purpose = Purpose.of(spot);
        Losses losses = new Losses(spot.filesystem(), purpose);
        LogContent log = keepsLog(spot.filesystem(), told) ? spot.filesystem().log() : LogContent.CLEAN;
        Case bad = Case.of(spot, purpose, Damage.UNREADABLE, log, design);
        Case zero = Case.of(spot, purpose, Damage.UNDEFINED, log, design);
        boolean xfs = spot.filesystem().driver() == Driver.XFS;
        List<Attempt> attempts = new ArrayList<>();
        if (xfs && !(purpose instanceof Purpose.Nothing)) {
            List.of(zero, bad).forEach(what -> attempts.addAll(offline(what, losses, clearable)));
            List.of(bad, zero).forEach(what -> attempts.addAll(attempts(what, ONLINE, losses, clearable)));
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

    /** Where the log alone is in the way, it is thrown away next. */
    private static List<Attempt> offline(Case what, Losses losses, boolean clearable) {
        List<Attempt> all = new ArrayList<>(attempts(what, OFFLINE, losses, clearable));
        Outcome last = all.getLast().outcome();
        if (last.result() == Result.LOG_IN_THE_WAY && last.exits().size() == 1) {
            all.addAll(attempts(what, List.of(ZERO_LOG), losses, clearable));
        }
        return List.copyOf(all);
    }

    /** One attempt for all that come to the same, which is known as well as the best known of them. */
    private static List<Attempt> attempts(Case what, List<ToolCall> calls, Losses losses,
            boolean clearable) {
        SequencedMap<Outcome, List<ToolCall>> same = new LinkedHashMap<>();
        for (ToolCall call : calls) {
            Outcome outcome = Repairs.of(what, call, clearable);
            Optional<Outcome> known = same.keySet().stream().filter(outcome::comesTo).findFirst();
            List<ToolCall> together = new ArrayList<>(known.map(same::remove).orElse(List.of()));
            together.add(call);
            same.put(known.filter(k -> k.confidence().compareTo(outcome.confidence()) <= 0).orElse(outcome), together);
        }
        return same.entrySet().stream().map(e -> new Attempt(e.getValue(), what.damage(), e.getKey(),
                losses.of(e.getKey().lost()))).toList();
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
