package org.faultline.benchmark;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.assembly.RunPlan;
import org.faultline.design.table.Designs;
import org.faultline.device.Pmem;
import org.faultline.engine.Engine;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.trace.Trace;

/**
 * A process that measures what something keeps in memory: the heap in use after a full collection, with it and without
 * it. It is told what, and of what size, and prints {@code bytes NUMBER}.
 */
final class Retained {
    private static final int COPIES = 3000;

    private Retained() {}

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "copies" -> copies(Integer.parseInt(arguments[1]));
            case "poisons" -> poisons();
            case "records" -> records(Integer.parseInt(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** A run of copying writes to a filesystem of that many records: bytes for each step of the trace. */
    private static void copies(int records) {
        Machine machine = machine(new LargeFilesystem(records).make(), records);
        Trace first = run(machine, COPIES);
        Kept<Trace> trace = Kept.of(List.of(machine, first), () -> run(machine, COPIES));
        int steps = trace.made().steps().size();
        System.out.println("steps " + steps / (double) COPIES);
        System.out.println("bytes " + trace.bytes() / (double) steps);
    }

    private static Trace run(Machine machine, int copies) {
        List<Act> acts = IntStream.range(0, copies).mapToObj(
                page -> (Act) new Act.Write(Act.NOBODY, LargeFilesystem.B, page * 4096L, 4096)).toList();
        return Engine.run(machine, acts, Designs.find("linux-6.12").orElseThrow());
    }

    private static Machine machine(Filesystem filesystem, int records) {
        long size = new LargeFilesystem(records).bytes();
        Pmem pmem = new Pmem(new LayerId("pmem0"), "pmem0", 1L << 32, size, 18L << 20, Pmem.Kind.NVDIMM);
        return new Machine(List.of(pmem), List.of(filesystem), new ArrayList<UserProcess>(), new TreeMap<>(),
                false);
    }

    /** The trace of a run of many poisons. */
    private static void poisons() {
        RunPlan plan = FailureBenchmark.ready("poisons");
        Kept<Trace> trace = Kept.of(plan, () -> Engine.run(plan.machine(), plan.story(), plan.design()));
        System.out.println("steps " + trace.made().steps().size());
        System.out.println("bytes " + trace.bytes());
    }

    /** A filesystem of that many records: bytes for each. */
    private static void records(int records) {
        Filesystem small = new LargeFilesystem(1000).make();
        Kept<Filesystem> large = Kept.of(small, () -> new LargeFilesystem(records).make());
        System.out.println("bytes " + large.bytes() / (double) records);
    }

    /** Something that was made, and how many bytes it keeps beyond what was there. */
    private record Kept<T>(T made, long bytes) {
        static <T> Kept<T> of(Object there, Supplier<T> making) {
            long before = inUse();
            T made = making.get();
            try {
                return new Kept<>(made, inUse() - before);
            } finally {
                Reference.reachabilityFence(there);
                Reference.reachabilityFence(made);
            }
        }

        /** Bytes of the heap that are reachable. */
        private static long inUse() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
