package org.faultline.engine;

import java.util.ArrayList;
import java.util.List;
import org.faultline.act.Act;
import org.faultline.budget.Budget;
import org.faultline.design.KernelDesign;
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

    /** The same within {@code budget}, which is asked before each act. */
    public static Trace run(Machine machine, List<Act> acts, KernelDesign design, Budget budget) {
        Recorder recorder = new Recorder(machine, design);
        List<Verdict> verdicts = new ArrayList<>();
        for (Act act : acts) {
            budget.spend(Budget.Stage.RUN, recorder.act(), acts.size());
            recorder.beginAct();
            verdicts.addAll(act(recorder, act));
            new Unlinking(recorder).release();
        }
        return new Trace(design.id(), acts, recorder.steps(), recorder.states(), verdicts);
    }

    private static List<Verdict> act(Recorder recorder, Act act) {
        return switch (act) {
            case Act.Poison poison -> new Poisoning(recorder).poison(poison);
            case Act.Touch touch -> {
                new Touching(recorder).touch(touch);
                yield List.of();
            }
            case Act.Read read -> {
                new FileAccess(recorder).read(read);
                yield List.of();
            }
            case Act.Write write -> {
                new FileAccess(recorder).write(write);
                yield List.of();
            }
            case Act.Reflink reflink -> {
                new FileAccess(recorder).reflink(reflink);
                yield List.of();
            }
            case Act.ListBad list -> {
                new Poisoning(recorder).list(list);
                yield List.of();
            }
            case Act.Mount mount -> {
                new Mounts(recorder).mount(mount);
                yield List.of();
            }
            case Act.Unmount unmount -> {
                new Mounts(recorder).unmount(unmount);
                yield List.of();
            }
            case Act.Remount remount -> {
                new Mounts(recorder).remount(remount);
                yield List.of();
            }
            case Act.Unbind unbind -> {
                new Mounts(recorder).unbind(unbind);
                yield List.of();
            }
            case Act.Punch punch -> call(recorder, punch);
            case Act.Truncate truncate -> call(recorder, truncate);
            case Act.Unlink unlink -> {
                new Unlinking(recorder).unlink(unlink);
                yield List.of();
            }
            case Act.Fork fork -> {
                new Forking(recorder).fork(fork);
                yield List.of();
            }
            case Act.Open open -> call(recorder, open);
            case Act.Sync sync -> call(recorder, sync);
            case Act.Map map -> call(recorder, map);
            case Act.Unmap unmap -> call(recorder, unmap);
            case Act.Dispose dispose -> call(recorder, dispose);
            case Act.ReadPageMap read -> call(recorder, read);
            case Act.Stop stop -> call(recorder, stop);
            case Act.Continue next -> call(recorder, next);
        };
    }

    private static List<Verdict> call(Recorder recorder, Act act) {
        new Calls(recorder).call(act);
        return List.of();
    }
}
