package org.faultline.soak;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.faultline.design.table.Designs;
import org.faultline.document.TopologyDocument;

/**
 * One scenario after the other until so many acts were acted out, on as many threads as there are processors. An act
 * counts once for every design it is acted out under.
 */
final class Soak {
    private static final int MOST_REPORTED = 20;
    private static final int TOLD = 20;
    private final long first;
    private final long acts;
    private final PrintStream out;
    private final AtomicLong nextSeed;
    private final AtomicLong left;
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());

    /** A run of {@code acts} acts of the scenarios from seed {@code first} on, which tells {@code out} how it goes. */
    Soak(long first, long acts, PrintStream out) {
        this.first = first;
        this.acts = acts;
        this.out = out;
        this.nextSeed = new AtomicLong(first);
        this.left = new AtomicLong(acts);
    }

    /** How many acts were acted out, and a report on every scenario that breaks a rule. */
    record Result(long acts, List<String> broken) {
        Result {
            broken = List.copyOf(broken);
        }
    }

    Result run() {
        out.println("seed: " + first);
        IntStream.range(0, Runtime.getRuntime().availableProcessors()).parallel().forEach(worker -> work());
        long done = acts - left.get();
        out.println("acts: " + done + ", broken: " + broken.size());
        return new Result(done, broken);
    }

    private void work() {
        while (left.get() > 0 && broken.size() < MOST_REPORTED) {
            long seed = nextSeed.getAndIncrement();
            TopologyDocument whole = Scenario.of(seed);
            int designs = Designs.all().size();
            long wanted = (long) Scenario.acts(whole) * designs;
            long before = left.getAndUpdate(n -> n - Math.min(n, wanted));
            if (before > 0) {
                scenario(seed, before < wanted ? Scenario.cut(whole, (int) Math.ceilDiv(before, designs)) : whole);
                tell(before, wanted);
            }
        }
    }

    private void scenario(long seed, TopologyDocument document) {
        Optional<Findings.Finding> finding = Findings.in(document);
        if (finding.isPresent()) {
            String report = Findings.report(seed, document, finding.get());
            broken.add(report);
            out.println(report);
        }
    }

    /** A line each time another part of the acts is done. */
    private void tell(long before, long done) {
        long part = Math.max(1, acts / TOLD);
        long after = Math.max(0, before - done);
        if (after > 0 && (acts - before) / part != (acts - after) / part) {
            out.println("acts so far: " + (acts - after) + ", broken: " + broken.size());
        }
    }
}
