package org.faultline.device.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.faultline.address.LayerId;
import org.faultline.device.DmDevice;
import org.faultline.device.DmDevice.Line;
import org.faultline.device.DmDevice.Piece;
import org.junit.jupiter.api.Test;

/** Tables worked through by hand, in sectors. */
class MappedTest {
    private static final LayerId PMEM0 = new LayerId("pmem0");
    private static final LayerId PMEM1 = new LayerId("pmem1");

    /** Golden vector G26. */
    @Test
    void sector_3000_below_the_second_line_is_sector_5048() {
        DmDevice dm = dm("0 4096 linear pmem1 0", "4096 8192 linear pmem0 2048");

        assertThat(above(dm, PMEM0, 3000)).containsExactly(5048L);
    }

    /** Lesson L6: reverse mapping of a table is a search. */
    @Test
    void two_devices_in_a_row_translate_back_by_their_own_line() {
        DmDevice dm = dm("0 204800 linear pmem0 2048", "204800 204800 linear pmem1 4096");

        assertThat(above(dm, PMEM1, 6144)).containsExactly(206848L);
        assertThat(206848L / 8).isEqualTo(25856);
        assertThat(above(dm, PMEM0, 1024)).isEmpty();
    }

    @Test
    void one_device_may_back_two_lines() {
        DmDevice dm = dm("0 1024 linear pmem0 2048", "1024 1024 linear pmem0 2048");

        assertThat(above(dm, PMEM0, 2056)).containsExactly(8L, 1032L);
    }

    @Test
    void chunks_are_dealt_in_turn() {
        DmDevice dm = dm("0 1048576 striped 2 256 pmem0 0 pmem1 512");

        assertThat(dm.below(256 * 512)).contains(new Piece(256 * 512, 256 * 512, PMEM1, 512 * 512));
        assertThat(dm.below(512 * 512)).contains(new Piece(512 * 512, 256 * 512, PMEM0, 256 * 512));
        assertThat(above(dm, PMEM1, 776)).containsExactly(776L);
        assertThat(above(dm, PMEM1, 500)).isEmpty();
    }

    @Test
    void a_striped_line_asks_for_a_chunk_of_every_stripe_at_once() {
        assertThat(dm("0 1048576 striped 2 4096 pmem0 0 pmem1 0").optimalBytes()).isEqualTo(4L << 20);
        assertThat(dm("0 4096 linear pmem1 0", "4096 4096 linear pmem0 2048").optimalBytes()).isZero();
    }

    /** Against a look at every line. */
    @Test
    void lines_are_found_among_many_as_if_each_were_asked() {
        long seed = Long.getLong("faultline.seed", new SecureRandom().nextLong(1L << 40));
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            DmDevice dm = random(random);
            for (int ask = 0; ask < 50; ask++) {
                long at = random.nextLong(600) * 4096;
                assertThat(dm.line(at)).as("seed %s", seed).isEqualTo(dm.table().stream()
                        .filter(l -> at >= l.start() && at < l.start() + l.length()).findFirst());
                assertThat(dm.lines(at, at)).as("seed %s", seed).isEqualTo(dm.table().stream()
                        .filter(l -> at >= l.start() && at <= l.start() + l.length()).toList());
                for (LayerId on : List.of(PMEM0, PMEM1)) {
                    assertThat(dm.linesAbove(on, at)).as("seed %s", seed).isEqualTo(dm.table().stream()
                            .filter(l -> !l.above(on, at).isEmpty()).toList());
                }
            }
        }
    }

    private static DmDevice random(Random random) {
        List<String> lines = new ArrayList<>();
        long start = 0;
        for (int line = random.nextInt(40); line >= 0; line--) {
            long length = 16L * random.nextInt(1, 20);
            String at = " pmem" + random.nextInt(2) + " " + 8 * random.nextInt(500);
            lines.add(start + " " + length + (random.nextBoolean() ? " linear" + at
                    : " striped 2 8" + at + " pmem" + random.nextInt(2) + " " + 8 * random.nextInt(500)));
            start += length;
        }
        return dm(lines.toArray(String[]::new));
    }

    private static List<Long> above(DmDevice dm, LayerId on, long sector) {
        return dm.above(on, sector * 512).stream().map(p -> p.above(sector * 512) / 512).toList();
    }

    private static DmDevice dm(String... lines) {
        return new DmDevice(new LayerId("t0"), "t0", List.of(lines).stream().map(l -> {
            String[] words = l.split(" ");
            return new Line(Long.parseLong(words[0]) * 512, Long.parseLong(words[1]) * 512,
                    TargetContractTest.read(l));
        }).toList());
    }
}
