package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import org.faultline.act.Act;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
import org.faultline.design.Performed;
import org.faultline.machine.Machine;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;

/** Acts out runs. The same machine, acts and design always give the same trace. */
public final class Engine {
    private Engine() {}

    /** Acts out {@code acts}, one after the other, from {@code machine}. */
    public static Trace run(Machine machine, List<Act> acts, KernelDesign design) {
        return run(machine, acts, design, Budget.UNLIMITED);
    }

    /** The same within {@code budget}, which is asked before each act and now and then inside of one. */
    public static Trace run(Machine machine, List<Act> acts, KernelDesign design, Budget budget) {
        return goOn(Trace.none(design.id(), machine), acts, design, budget);
    }

    /**
     * The same for acts of which the first came to {@code begun} under the same design: only the others are acted out, from
     * the machine at its end.
     */
    public static Trace goOn(Trace begun, List<Act> acts, KernelDesign design, Budget budget) {
        Recorder recorder = new Recorder(begun, design, done -> budget.spend(Budget.Stage.RUN, done, acts.size()));
        List<Verdict> verdicts = new ArrayList<>(begun.verdicts());
        for (Act act : acts.subList(begun.acts().size(), acts.size())) {
            budget.spend(Budget.Stage.RUN, recorder.act(), acts.size());
            recorder.beginAct();
            Machine before = recorder.machine();
            verdicts.addAll(act(recorder, act));
            new LastUse(recorder).ofKilled(before);
            new Unlinking(recorder).release();
            new Listening(recorder).read();
        }
        return new Trace(design.id(), acts, recorder.steps(), recorder.states(), verdicts);
    }

    /** The verdicts that come of it: an act that is no failure has none. */
    private static List<Verdict> act(Recorder recorder, Act act) {
        List<Verdict> verdicts = new ArrayList<>();
        switch (act) {
            case Act.Poison a -> verdicts.addAll(new Poisoning(recorder).poison(a));
            case Act.SoftOffline a -> new SoftOffline(recorder).offline(a);
            case Act.ListBad a -> new Poisoning(recorder).list(a);
            case Act.Touch a -> new Touching(recorder).touch(a);
            case Act.Read a -> new FileAccess(recorder).read(a);
            case Act.Write a -> new FileAccess(recorder).write(a);
            case Act.Reflink a -> new FileAccess(recorder).reflink(a);
            case Act.Mount a -> new Mounts(recorder).mount(a);
            case Act.Unmount a -> new Mounts(recorder).unmount(a);
            case Act.Remount a -> new Mounts(recorder).remount(a);
            case Act.Freeze a -> new Freezing(recorder).freeze(a.filesystem());
            case Act.Thaw a -> new Freezing(recorder).thaw(a.filesystem());
            case Act.RunTool a -> new Repairing(recorder, a).run();
            case Act.Restore a -> new Restoring(recorder).restore(a);
            case Act.ReplaceLog a -> new Restoring(recorder).replaceLog(a);
            case Act.FailOver a -> new Restoring(recorder).failOver(a);
            case Act.Unbind a -> new Mounts(recorder).unbind(a);
            case Act.WriteZeros a -> new Clearing(recorder).zero(a);
            case Act.ClearErrors a -> new Clearing(recorder).clearErrors(a);
            case Act.Punch a -> new Calls(recorder).punch(a);
            case Act.Truncate a -> new Calls(recorder).truncate(a);
            case Act.Unlink a -> new Unlinking(recorder).unlink(a);
            case Act.Fork a -> new Forking(recorder).fork(a);
            case Act.Open a -> new Calls(recorder).open(a);
            case Act.Close a -> new Calls(recorder).close(a);
            case Act.Exit a -> new Calls(recorder).exit(a.pid());
            case Act.Allocate a -> new Calls(recorder).allocate(a);
            case Act.Sync a -> new Calls(recorder).sync(a);
            case Act.Map a -> new Calls(recorder).map(a);
            case Act.Unmap a -> new Calls(recorder).unmap(a);
            case Act.Dispose a -> new Calls(recorder).dispose(a);
            case Act.ReadPageMap a -> new PageMapRead(recorder).read(a.pid());
            case Act.Stop a -> new Calls(recorder).stop(a.pid());
            case Act.Continue a -> new Calls(recorder).resume(a.pid());
            case Act.Added a -> Performed.of(a).perform(recorder);
        }
        return verdicts;
    }
}
