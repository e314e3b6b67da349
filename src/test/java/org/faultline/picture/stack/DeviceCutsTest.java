package org.faultline.picture.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.playback.Usage;
import org.faultline.playback.Use;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts that go on from those of an earlier run are those that are worked out anew. */
class DeviceCutsTest {
    private static final long PAGE = 4096;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void the_same_cuts_come_of_an_earlier_run_and_of_nothing(long seed) {
        Random random = new Random(seed);
        Usage usage = usage(random);
        TreeSet<Long> edges = new TreeSet<>(List.of(8 * PAGE, 40 * PAGE));
        Optional<DeviceCuts> before = Optional.empty();
        SortedSet<Long> bad = new TreeSet<>();
        for (int round = 0; round < 12; round++) {
            DeviceCuts.Reason reason = new DeviceCuts.Reason(List.of(usage), new TreeSet<>(bad), edges);
            DeviceCuts next = new DeviceCuts(reason, before);
            for (double width : new double[]{80, 300, 900, 4000}) {
                List<Fold.Piece> pieces = next.pieces(width);
                assertThat(pieces).as("seed %d, width %s", seed, width)
                        .isEqualTo(new DeviceCuts(reason, Optional.empty()).pieces(width));
                assertThat(pieces.stream().filter(p -> p.firm() && p.least() == Cuts.BAD_PAGE).map(Fold.Piece::start))
                        .as("seed %d, width %s", seed, width).containsExactlyElementsOf(bad);
                for (int i = 1; i < pieces.size(); i++) {
                    assertThat(pieces.get(i).start()).as("seed %d", seed).isEqualTo(pieces.get(i - 1).end());
                }
            }
            before = Optional.of(next);
            bad.add(random.nextInt(400) * PAGE);
        }
    }

    /** A device of some runs, each used for something. */
    private static Usage usage(Random random) {
        List<Use> uses = List.of(Use.values());
        List<Usage.Run> runs = new ArrayList<>();
        long start = 0;
        for (int i = 0; i < 60; i++) {
            long end = start + (1 + random.nextInt(i % 7 == 0 ? 200 : 12)) * PAGE;
            runs.add(new Usage.Run(start, end, uses.get(random.nextInt(uses.size())), 1, ""));
            start = end;
        }
        return new Usage(runs);
    }
}
