package org.faultline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.faultline.assembly.Assembler;
import org.faultline.document.TopologyDocument;

/**
 * A process that turns a document of 1e4 files and one of 1e5 into machines, in turns: the same compiled code, and whatever
 * else the machine does disturbs both. It prints the middle of what a turn took of each, and of how one compares with the
 * other in the same turn.
 */
final class AssembleGrowth {
    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int WARM_UP = 6;
    private static final int TURNS = 15;

    private AssembleGrowth() {}

    public static void main(String[] arguments) {
        TopologyDocument few = read(FEW);
        TopologyDocument many = read(MANY);
        List<Double> small = new ArrayList<>();
        List<Double> large = new ArrayList<>();
        List<Double> growth = new ArrayList<>();
        for (int turn = 0; turn < WARM_UP + TURNS; turn++) {
            double one = millis(few, MANY / FEW) * FEW / MANY;
            double other = millis(many, 1);
            if (turn >= WARM_UP) {
                small.add(one);
                large.add(other);
                growth.add(other / one);
            }
        }
        System.out.println("small " + middle(small));
        System.out.println("large " + middle(large));
        System.out.println("growth " + middle(growth));
    }

    private static TopologyDocument read(int files) {
        LargeDocument large = LargeDocument.ofFiles(files);
        large.plan();
        return large.document();
    }

    private static double millis(TopologyDocument document, int times) {
        LongSupplier made = () -> Assembler.assemble(document).problems().size();
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            if (made.getAsLong() > 0) {
                throw new IllegalStateException("the document is not fine");
            }
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double middle(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
