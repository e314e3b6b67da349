package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.design.Draft;
import org.faultline.design.choice.RepairChoice.OnlineRepair;
import org.faultline.filesystem.Driver;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.LogContent;
import org.faultline.kernel.Ending;
import org.faultline.kernel.KernelSource;
import org.faultline.machine.Machine;
import org.faultline.reason.Detail;
import org.faultline.reason.RepairBecause;
import org.faultline.repair.Damage;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.repair.table.Losses;
import org.faultline.repair.table.Repairs;
import org.faultline.trace.TraceEvent;

/**
 * A program that repairs comes to each block that is damaged, and makes of it what was measured. What it makes of several is
 * its order: the first that ends it does so. Tool: xfsprogs repair/xfs_repair.c, scrub/xfs_scrub.c, healer/xfs_healer.c.
 */
final class Repairing {
    private static final KernelSource REPAIR = KernelSource.of("main", "xfsprogs/repair/xfs_repair.c");
    private static final KernelSource SCRUB = KernelSource.of("main", "xfsprogs/scrub/xfs_scrub.c");
    private static final KernelSource HEALER = KernelSource.of("main", "xfsprogs/healer/xfs_healer.c");
    private static final KernelSource BREAKS =
            KernelSource.of("xrep_dinode_count_rtgroup_rmaps", "fs/xfs/scrub/inode_repair.c");
    private final Recorder recorder;
    private final Act.RunTool act;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Loss> lost = new ArrayList<>();

    Repairing(Recorder recorder, Act.RunTool act) {
        this.recorder = recorder;
        this.act = act;
    }

    /** Runs it, with a step for each block that it meets, and one for its end. */
    void run() {
        List<MetBlock> all = MetBlock.of(recorder.machine(), act.filesystem());
        Optional<Refusal> refusal = refusal(filesystem(), all);
        if (refusal.isPresent()) {
            end(refusal.get().outcome, refusal.get().why);
            return;
        }
        if (!act.call().isOnline() && filesystem().isLogged()) {
            lost.add(Losses.ofLog(filesystem()));
        }
        for (MetBlock met : inOrder(all)) {
            Optional<MetBlock> now = met.now(recorder.machine());
            if (now.isPresent() && !meet(now.get())) {
                end(outcomes.getLast(), RepairBecause.ENDS_THERE);
                return;
            }
        }
        if (!act.call().isOnline()) {
            recorder.settle(recorder.machine().with(withoutLog()));
        }
        end(whole(), outcomes.isEmpty() ? RepairBecause.FINDS_NOTHING : RepairBecause.ENDS);
    }

    /** Why a program does not begin, and how it ends. */
    private record Refusal(Outcome outcome, RepairBecause why) {}

    private Optional<Refusal> refusal(Filesystem fs, List<MetBlock> all) {
        boolean online = act.call().isOnline();
        if (fs.driver() != Driver.XFS) {
            return Optional.of(new Refusal(said(Result.NONE_EXISTS, 1), RepairBecause.IS_NO_XFS));
        }
        if (!online && fs.mount().isInMemory()) {
            return Optional.of(new Refusal(said(Result.CANNOT_START, 1), RepairBecause.IS_MOUNTED));
        }
        if (online && !fs.mount().active()) {
            return Optional.of(new Refusal(said(Result.CANNOT_START, 8), RepairBecause.NEEDS_MOUNT));
        }
        if (online && fs.isShutDown()) {
            return Optional.of(new Refusal(said(Result.NOT_REPAIRED, 4), RepairBecause.NEEDS_LIFE));
        }
        if (online && !recorder.design().chose(OnlineRepair.BUILT)) {
            return Optional.of(new Refusal(Repairs.notBuilt(act.call()), RepairBecause.IS_NOT_BUILT));
        }
        boolean blind = all.stream().anyMatch(this::endsAtOnce);
        if (act.call() instanceof ToolCall.XfsRepair repair && !repair.zeroLog() && fs.isLogged() && !blind) {
            return Optional.of(new Refusal(Repairs.ofDirtyLog(), RepairBecause.LOG_IS_DIRTY));
        }
        return Optional.empty();
    }

    private static Outcome said(Result result, int exit) {
        return Outcome.of(result, Lost.NOTHING, Leaves.IN_PLACE, Confidence.SOURCE, Source.REPAIR_SOURCE, exit);
    }

    /** What xfs_repair cannot read before all else comes first. */
    private List<MetBlock> inOrder(List<MetBlock> all) {
        return all.stream().filter(this::endsAtOnce).findFirst().map(List::of).orElse(all);
    }

    private boolean endsAtOnce(MetBlock met) {
        return outcome(met).result() == Result.CANNOT_START;
    }

    /** A log that is thrown away is as good as clean. */
    private Outcome outcome(MetBlock met) {
        LogContent log = act.call().isOnline() ? met.filesystem().log() : LogContent.CLEAN;
        return Repairs.of(met.of(log, recorder.design()), act.call(),
                Damage.isClearable(recorder.machine(), met.page()));
    }

    /** False where the program ends with it. */
    private boolean meet(MetBlock met) {
        Outcome outcome = outcome(met);
        Loss loss = new Losses(met.filesystem(), met.purpose()).of(outcome.lost());
        outcomes.add(outcome);
        if (loss.what() != Lost.NOTHING) {
            lost.add(loss);
        }
        Machine after = new Mending(recorder.machine(), met).after(outcome, loss);
        recorder.step(Draft.of(source(), new TraceEvent.Repaired(act.filesystem(), act.call(),
                Optional.of(met.page()), outcome, List.of(loss)), RepairBecause.MEETS, new Detail.Frame(met.page()))
                .at(act.filesystem()), after);
        if (outcome.result() == Result.KERNEL_BREAKS) {
            recorder.step(Draft.of(BREAKS, new TraceEvent.Refused(Ending.Break.KERNEL_OOPS), RepairBecause.NO_CURSOR)
                    .at(act.filesystem()), recorder.machine().hung(act.filesystem()));
        }
        return switch (outcome.result()) {
            case CANNOT_START, ABORTS, LOG_IN_THE_WAY, KERNEL_BREAKS, NOT_MOUNTABLE -> false;
            case NOT_REPAIRED -> !outcome.exits().contains(4);
            case REPAIRED, NOTHING_TO_DO, LOG_THROWN_AWAY, NOT_LOOKED_AT, NOT_BUILT, FEATURE_MISSING, NO_REACTION,
                    NOT_ALLOWED,
                    NONE_EXISTS,
                    NOT_KNOWN -> true;
        };
    }

    private void end(Outcome outcome, RepairBecause why) {
        recorder.step(Draft.of(source(),
                new TraceEvent.Repaired(act.filesystem(), act.call(), Optional.empty(), outcome, lost), why)
                .at(act.filesystem()));
    }

    /** What it came to as a whole: the exit codes of all runs, and the worst of what it left. */
    private Outcome whole() {
        return new RunEnd(act.call(), outcomes, lost).outcome();
    }

    private KernelSource source() {
        return switch (act.call()) {
            case ToolCall.XfsRepair r -> REPAIR;
            case ToolCall.XfsScrub s -> SCRUB;
            case ToolCall.XfsHealer h -> HEALER;
        };
    }

    private Filesystem withoutLog() {
        return filesystem().withoutLog();
    }

    private Filesystem filesystem() {
        return recorder.machine().filesystem(act.filesystem()).orElseThrow();
    }
}
