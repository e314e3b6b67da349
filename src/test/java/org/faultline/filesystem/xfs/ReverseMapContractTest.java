package org.faultline.filesystem.xfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed reverse map against a plain list of records. */
class ReverseMapContractTest {
    private static final int BLOCKS = 20_000;
    private static final List<Fork> FORKS = List.of(Fork.DATA, Fork.ATTR, Fork.BMBT);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_query_finds_exactly_the_records_that_cover_the_blocks_in_key_order(long seed) {
        Random random = new Random(seed);
        List<RmapRecord> records = records(random, 1 + random.nextInt(3_000));
        ReverseMap map = ReverseMap.of(List.of(new FsBlock(0, 0)), records);
        for (int i = 0; i < 500; i++) {
            FsBlock first = new FsBlock(0, random.nextInt(BLOCKS));
            long blocks = 1L + random.nextInt(64);

            assertThat(map.covering(first, blocks)).as("seed %d, %s +%d", seed, first, blocks)
                    .containsExactlyElementsOf(naive(records, first, blocks));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void replacing_records_is_the_same_as_making_the_map_anew(long seed) {
        Random random = new Random(seed);
        List<RmapRecord> records = records(random, 400);
        ReverseMap map = ReverseMap.of(List.of(new FsBlock(0, 0)), records);
        for (int round = 0; round < 40; round++) {
            RmapRecord removed = records.remove(random.nextInt(records.size()));
            RmapRecord added = record(random);
            records.add(added);
            map = map.replace(List.of(removed), List.of(added));
        }

        assertThat(map.records(new FsBlock(0, 0))).as("seed %d", seed)
                .containsExactlyElementsOf(records.stream().sorted(RmapRecord.KEY_ORDER).toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void a_free_run_is_free_and_none_before_it_is_long_enough(long seed) {
        Random random = new Random(seed);
        List<RmapRecord> records = records(random, 300);
        GroupRecords group =
                new GroupRecords(new FsBlock(0, 0), records.stream().sorted(RmapRecord.KEY_ORDER).toList());
        for (long wanted = 1; wanted < 60; wanted++) {
            long start = group.firstGap(0, wanted, BLOCKS).orElseThrow();

            assertThat(naive(records, new FsBlock(0, start), wanted)).as("seed %d", seed).isEmpty();
            for (long before = 0; before < start; before++) {
                assertThat(naive(records, new FsBlock(0, before), wanted)).as("seed %d", seed).isNotEmpty();
            }
        }
    }

    private static List<RmapRecord> records(Random random, int count) {
        List<RmapRecord> records = new ArrayList<>();
        records.add(new RmapRecord(new FsBlock(0, 0), random.nextBoolean() ? BLOCKS / 2 : 1, new Owner(128), 0,
                Fork.DATA, false));
        for (int i = 0; i < count; i++) {
            records.add(record(random));
        }
        return records;
    }

    private static RmapRecord record(Random random) {
        long start = random.nextInt(BLOCKS - 200);
        long owner = random.nextInt(10) == 0 ? -3 - random.nextInt(6) : 129 + random.nextInt(5_000_000);
        return new RmapRecord(new FsBlock(0, start), 1L + random.nextInt(60), new Owner(owner),
                owner < 0 ? 0 : random.nextInt(1 << 20), owner < 0 ? Fork.DATA : FORKS.get(random.nextInt(3)),
                owner >= 0 && random.nextBoolean());
    }

    private static List<RmapRecord> naive(List<RmapRecord> records, FsBlock first, long blocks) {
        return records.stream().filter(
                r -> r.start().agbno() < first.agbno() + blocks && r.start().agbno() + r.blocks() > first.agbno())
                .sorted(RmapRecord.KEY_ORDER).toList();
    }
}
