package org.faultline.benchmark;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.faultline.assembly.RunPlan;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;
import org.faultline.device.Device;
import org.faultline.engine.Engine;
import org.faultline.impact.Impact;
import org.faultline.impact.heat.Heat;
import org.faultline.impact.heat.HeatMap;
import org.faultline.machine.Machine;

/**
 * A process that makes the heat map of 64 GiB with 10 000 files and 1 000 processes, for the first time and with nothing
 * compiled yet, and prints {@code millis NUMBER}, {@code acted NUMBER}, {@code pages NUMBER}; and what goes by at most
 * between two moments at which the work asks whether it is still wanted, and from a stop to its end.
 */
final class Heating {
    private static final LargeDocument LARGE = new LargeDocument(9_998, 1_000, 1, 0, 64);

    private Heating() {}

    public static void main(String[] arguments) {
        RunPlan plan = LARGE.plan();
        Machine machine = Engine.run(plan.machine(), plan.setUp(), plan.design()).after();
        HeatMap map = new HeatMap(new Impact(machine, plan.design()));
        Device device = machine.devices().getFirst();
        AtomicLong asked = new AtomicLong(System.nanoTime());
        AtomicLong longest = new AtomicLong();
        long begin = System.nanoTime();
        Heat heat = map.of(device, (stage, done, of) -> {
            long now = System.nanoTime();
            longest.accumulateAndGet(now - asked.getAndSet(now), Math::max);
        });
        System.out.println("millis " + (System.nanoTime() - begin) / 1e6);
        System.out.println("asks " + longest.get() / 1e6);
        System.out.println("acted " + heat.acted());
        System.out.println("pages " + heat.pages());
        System.out.println("stops " + stopped(map, device));
    }

    /** Milliseconds from the moment at which nobody wants the half-done work any more to its end. */
    private static double stopped(HeatMap map, Device device) {
        AtomicBoolean wanted = new AtomicBoolean(true);
        AtomicLong since = new AtomicLong();
        Budget budget = (stage, done, of) -> {
            if (!wanted.get()) {
                throw new Stopped();
            }
            if (done > of / 2) {
                wanted.set(false);
                since.set(System.nanoTime());
            }
        };
        try {
            throw new IllegalStateException("it did not stop: " + map.of(device, budget).pages() + " pages");
        } catch (Stopped stopped) {
            return (System.nanoTime() - since.get()) / 1e6;
        }
    }
}
