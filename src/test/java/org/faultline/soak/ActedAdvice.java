package org.faultline.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Unit;
import org.faultline.device.Pmem;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Placements;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.UserProcess;
import org.faultline.repair.advice.Action;
import org.faultline.repair.advice.Advice;
import org.faultline.repair.advice.FilePage;
import org.faultline.repair.advice.Plight;
import org.faultline.repair.advice.Step;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Tool;
import org.faultline.repair.outcome.ToolCall;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;

/**
 * An advice, done by the engine step by step, as far as it has an act for a step.
 *
 * @param before the machine of the case, with memory that is bad where only a test said so
 */
record ActedAdvice(Advice advice, Machine before, List<Done> done, Machine after) {
    static final LayerId KEEPER = new LayerId("keeper");
    private static final long PAGE = Unit.PAGE.bytes();
    private static final Tool NEWEST = Tool.XFS_REPAIR_7_2;

    ActedAdvice {
        done = List.copyOf(done);
    }

    /** A step, and what came of it. */
    record Done(Step step, Trace trace) {
        /** How the last program ended that repaired something in it. */
        Optional<TraceEvent.Repaired> repaired() {
            return trace.steps().reversed().stream().map(org.faultline.trace.Step::event)
                    .filter(e -> e instanceof TraceEvent.Repaired r && r.page().isEmpty())
                    .map(TraceEvent.Repaired.class::cast).findFirst();
        }
    }

    static ActedAdvice of(Advice advice) {
        Plight plight = advice.plight();
        Machine before = bad(plight);
        Machine machine = before;
        List<Done> done = new ArrayList<>();
        for (Step step : advice.steps()) {
            boolean listed = machine.bad(plight.page()).filter(BadPage::known).isPresent();
            if (step.need() != Step.Need.WHILE_LISTED || listed || done.stream()
                    .anyMatch(d -> d.step.need() == Step.Need.WHILE_LISTED)) {
                done.add(new Done(step, act(machine, plight, step.action())));
                machine = after(done.getLast(), plight);
            }
        }
        return new ActedAdvice(advice, before, done, machine);
    }

    private static Trace act(Machine machine, Plight plight, Action action) {
        Trace trace = Engine.run(machine, acts(plight, action), plight.design());
        boolean dirty =
                action instanceof Action.Repair && trace.steps().getLast().event() instanceof TraceEvent.Repaired r
                        && r.outcome().result() == Result.LOG_IN_THE_WAY;
        return dirty && action instanceof Action.Repair repair
                ? Engine.run(machine, List.of(repair(repair, false), repair(repair, true)), plight.design())
                : trace;
    }

    /** Good bytes that are written below a filesystem are what zeros are not. */
    private static Machine after(Done done, Plight plight) {
        Machine after = done.trace.after();
        boolean good = done.step.action() instanceof Action.Clear clear
                && clear.content() == Action.Clear.Content.GOOD
                && after.bad(plight.page()).filter(BadPage::stops).isEmpty();
        return good ? after.rewritten(plight.page()) : after;
    }

    private static Act repair(Action.Repair repair, boolean zeroLog) {
        return new Act.RunTool(repair.filesystem().id(), new ToolCall.XfsRepair(NEWEST, zeroLog));
    }

    private static Machine bad(Plight plight) {
        Optional<BadPage> there = plight.machine().bad(plight.page()).filter(b -> b.real() || b.known());
        boolean listed = plight.pmem().filter(Pmem::recordsBad).isPresent();
        return there.isPresent() ? plight.machine()
                : plight.machine().with(plight.page(), new BadPage(true, listed, true));
    }

    private static List<Act> acts(Plight plight, Action action) {
        return switch (action) {
            case Action.Detect _ -> List.of(new Act.ListBad(new Address.OfPfn(plight.page())));
            case Action.Mount a -> List.of(new Act.Mount(a.filesystem().id(), a.dax(),
                    a.filesystem().mount().frozen() && a.filesystem().mount().readOnly()));
            case Action.MakeWritable a ->
                    List.of(new Act.Remount(a.filesystem().id(), a.filesystem().mount().dax(), false));
            case Action.Thaw a -> List.of(new Act.Thaw(a.filesystem().id()));
            case Action.Unmount a -> List.of(new Act.Unmount(a.filesystem().id()));
            case Action.Stop a -> ended(a.users());
            case Action.LetGo a -> ended(a.users());
            case Action.Pause a -> a.users().stream().<Act>map(p -> new Act.Stop(p.pid())).toList();
            case Action.Resume a -> a.users().stream().<Act>map(p -> new Act.Continue(p.pid())).toList();
            case Action.Rewrite a -> List.of(new Act.Write(Act.NOBODY, file(a.owner()), a.owner().offset(), PAGE));
            case Action.Trim a -> List.of(trimmed(a.owner()));
            case Action.Quarantine a -> List.of(new Act.Reflink(file(a.owner()), a.owner().offset(), KEEPER,
                    a.owner().filesystem().mountPoint() + "/keeper", 0, a.owner().bytes().length()));
            case Action.Punch a -> List.of(new Act.Punch(Act.NOBODY, file(a.owner()), a.owner().offset(), PAGE));
            case Action.Write a -> List.of(
                    new Act.Write(Act.NOBODY, file(a.owner()), a.owner().offset(), a.owner().bytes().length()));
            case Action.Share a -> List.of(new Act.Reflink(file(a.good()), a.good().offset(), file(a.again()),
                    a.again().file().path(), a.again().offset(), PAGE));
            case Action.Replay a -> List.of(
                    new Act.Mount(a.filesystem().id(), a.filesystem().mount().dax(), false),
                    new Act.Unmount(a.filesystem().id()));
            case Action.Clear a -> List.of(new Act.WriteZeros(a.range().pmem().id(),
                    Unit.SECTOR.toBytes(a.range().first().number()), Unit.SECTOR.toBytes(a.range().count())));
            case Action.ClearAll a -> List.of(new Act.ClearErrors(a.pmem().id()));
            case Action.Repair a -> List.of(repair(a, false));
            case Action.WriteDown _,Action.Start _,Action.Save _,Action.Provide _,Action.CopyAway _,Action.Rescue _,Action.Rehearse _,Action.Verify _,Action.Search _,Action.Leave _ ->
                    List.of();
        };
    }

    private static Act trimmed(FilePage owner) {
        return new Act.Truncate(Act.NOBODY, file(owner), owner.file().size(), Placements.NONE);
    }

    private static LayerId file(FilePage owner) {
        return owner.file().id();
    }

    private static List<Act> ended(List<UserProcess> users) {
        return users.stream().flatMap(p -> Stream.<Act>of(new Act.Continue(p.pid()), new Act.Exit(p.pid()))).toList();
    }
}
