package org.faultline.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.faultline.assembly.Assembler;
import org.faultline.document.TopologyDocument;

/**
 * A process that turns a document of so many files into a machine, again and again, and prints {@code millis NUMBER}: the
 * middle of what a call took. Any number of files is assembled as often, so that as much is compiled for few as for many.
 */
final class Assembling {
    private static final int FILES_AT_FIRST = 600_000;
    private static final int FILES_MEASURED = 1_500_000;

    private Assembling() {}

    public static void main(String[] arguments) {
        int files = Integer.parseInt(arguments[0]);
        LargeDocument large = LargeDocument.ofFiles(files);
        large.plan();
        TopologyDocument document = large.document();
        times(document, FILES_AT_FIRST / files);
        List<Double> times = times(document, FILES_MEASURED / files);
        System.out.println("millis " + times.stream().sorted().toList().get(times.size() / 2));
    }

    private static List<Double> times(TopologyDocument document, int calls) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            long begin = System.nanoTime();
            if (!Assembler.assemble(document).problems().isEmpty()) {
                throw new IllegalStateException("the document is not fine");
            }
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        return millis;
    }
}
