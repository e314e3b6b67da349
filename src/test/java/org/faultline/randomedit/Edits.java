package org.faultline.randomedit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.faultline.session.Session;
import org.faultline.session.Templates;

/** One sitting after the other until so many things were done, on as many threads as there are processors. */
final class Edits {
    private static final int SITTING = 250;
    private static final int MOST_REPORTED = 10;
    private static final int TOLD = 20;

    private Edits() {}

    /** Does so many things from seed {@code first} on; the answer is what went wrong, with the seed that shows it again. */
    static List<String> run(Path folder, long first, int edits, PrintStream out) {
        out.println("seed: " + first);
        List<String> broken = Collections.synchronizedList(new ArrayList<>());
        AtomicLong next = new AtomicLong();
        int sittings = Math.ceilDiv(edits, SITTING);
        int part = Math.max(1, sittings / TOLD);
        IntStream.range(0, Runtime.getRuntime().availableProcessors()).parallel().forEach(worker -> {
            for (long i = next.getAndIncrement(); i < sittings && broken.size() < MOST_REPORTED; i =
                    next.getAndIncrement()) {
                int much = (int) Math.min(SITTING, edits - i * SITTING);
                sitting(folder, first + i, much).ifPresent(wrong -> {
                    broken.add(wrong);
                    out.println(wrong);
                });
                if (i % part == part - 1) {
                    out.println("edits so far: " + (i + 1) * SITTING + ", broken: " + broken.size());
                }
            }
        });
        out.println("edits: " + edits + ", broken: " + broken.size());
        return List.copyOf(broken);
    }

    private static Optional<String> sitting(Path folder, long seed, int edits) {
        Random random = new Random(seed);
        Path file = folder.resolve("random-" + seed + ".json");
        return new Sitting(random, beginning(random), file).run(edits).map(wrong -> "seed " + seed + ": " + wrong
                + "\n  again: mvn -o test -Dtest=EditsTest -Dfaultline.seed=" + seed);
    }

    private static Session beginning(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Session.blank("linux-6.12").session().orElseThrow();
            case 1 -> Templates.open(one(random, Templates.names())).session().orElseThrow();
            default -> Samples.open(one(random, Samples.names())).flatMap(Opened::session).orElseThrow();
        };
    }

    private static String one(Random random, List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
