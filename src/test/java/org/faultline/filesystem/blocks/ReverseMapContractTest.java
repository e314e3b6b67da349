package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.junit.jupiter.api.Test;
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
    @ValueSource(longs = {51, 52, 53, 54})
    void every_single_block_has_its_records_as_packed_and_after_changes(long seed) {
        Random random = new Random(seed);
        List<RmapRecord> records = records(random, 1 + random.nextInt(4_000));
        ReverseMap map = ReverseMap.of(List.of(new FsBlock(0, 0)), records);
        for (int round = 0; round < 5; round++) {
            for (int block = 0; block < BLOCKS; block += 1 + random.nextInt(7)) {
                FsBlock one = new FsBlock(0, block);
                assertThat(map.covering(one, 1)).as("seed %d, round %d, %s", seed, round, one)
                        .isEqualTo(naive(records, one, 1));
            }
            RmapRecord removed = records.remove(random.nextInt(records.size()));
            List<RmapRecord> added = List.of(record(random), record(random));
            records.addAll(added);
            map = map.replace(List.of(removed), added);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {61, 62, 63})
    void changed_buckets_are_those_of_a_set(long seed) {
        Random random = new Random(seed);
        BitSet plain = new BitSet();
        ChangedBuckets changed = ChangedBuckets.NONE;
        for (int round = 0; round < 300; round++) {
            int first = random.nextInt(2_000);
            int last = first + random.nextInt(random.nextInt(10) == 0 ? 300 : 4);
            plain.set(first, last + 1);
            changed = changed.with(first, last);
            for (int bucket = 0; bucket < 2_400; bucket += 1 + random.nextInt(20)) {
                assertThat(changed.contains(bucket)).as("seed %d, bucket %d", seed, bucket)
                        .isEqualTo(plain.get(bucket));
            }
        }
        assertThat(changed.runs().values().stream().mapToInt(Integer::intValue).toArray()).as("seed %d", seed)
                .isSorted().hasSameSizeAs(runs(plain));
    }

    private static List<Integer> runs(BitSet plain) {
        return plain.stream().filter(b -> !plain.get(b + 1)).boxed().toList();
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
                GroupRecords.of(new FsBlock(0, 0), records.stream().sorted(RmapRecord.KEY_ORDER).toList());
        for (long wanted = 1; wanted < 60; wanted++) {
            long start = group.firstGap(0, wanted, BLOCKS).orElseThrow();

            assertThat(naive(records, new FsBlock(0, start), wanted)).as("seed %d", seed).isEmpty();
            for (long before = 0; before < start; before++) {
                assertThat(naive(records, new FsBlock(0, before), wanted)).as("seed %d", seed).isNotEmpty();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void growing_and_shrinking_group_by_record_is_the_same_as_a_list(long seed) {
        Random random = new Random(seed);
        List<RmapRecord> records = new ArrayList<>();
        GroupRecords group = GroupRecords.of(new FsBlock(0, 0), List.of());
        for (int round = 0; round < 6_000; round++) {
            boolean grows = records.isEmpty() || random.nextInt(100) < (round / 1_500 % 2 == 0 ? 80 : 25);
            if (grows) {
                RmapRecord added = record(random);
                records.add(added);
                group = group.with(added);
            } else {
                group = group.without(records.remove(random.nextInt(records.size())));
            }
            assertThat(group.size()).isEqualTo(records.size());
            if (round % 97 == 0) {
                agree(group, records, random, seed);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42})
    void a_group_that_lost_every_record_is_free_as_a_whole(long seed) {
        Random random = new Random(seed);
        List<RmapRecord> records = records(random, 700);
        GroupRecords group =
                GroupRecords.of(new FsBlock(0, 0), records.stream().sorted(RmapRecord.KEY_ORDER).toList());
        Collections.shuffle(records, random);
        for (RmapRecord record : records) {
            group = group.without(record);
        }

        assertThat(group.all()).as("seed %d", seed).isEmpty();
        assertThat(group.firstGap(0, BLOCKS, BLOCKS)).as("seed %d", seed).hasValue(0);
    }

    @Test
    void a_record_that_is_not_there_cannot_be_taken_away() {
        GroupRecords group = GroupRecords.of(new FsBlock(0, 0), List.of(record(new Random(5))));

        assertThatThrownBy(() -> group.without(record(new Random(6)))).isInstanceOf(IllegalArgumentException.class);
    }

    private static void agree(GroupRecords group, List<RmapRecord> records, Random random, long seed) {
        assertThat(group.all()).as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(records).isSortedAccordingTo(RmapRecord.KEY_ORDER);
        long first = random.nextInt(BLOCKS);
        long blocks = 1L + random.nextInt(64);
        List<RmapRecord> covering = naive(records, new FsBlock(0, first), blocks);
        assertThat(group.covering(first, first + blocks)).as("seed %d, %s +%d", seed, first, blocks)
                .containsExactlyElementsOf(covering);
        assertThat(group.isOwned(first, first + blocks)).as("seed %d", seed).isEqualTo(!covering.isEmpty());
        long from = random.nextInt(BLOCKS);
        assertThat(group.firstGap(from, blocks, BLOCKS)).as("seed %d, from %d", seed, from)
                .isEqualTo(plainGap(records, from, blocks));
    }

    /** The first gap as a list of owned blocks shows it. */
    private static OptionalLong plainGap(List<RmapRecord> records, long from, long blocks) {
        BitSet owned = new BitSet(BLOCKS);
        records.forEach(r -> owned.set((int) r.start().agbno(), (int) (r.start().agbno() + r.blocks())));
        int gap = owned.nextClearBit((int) from);
        while (gap + blocks <= BLOCKS) {
            int end = owned.nextSetBit(gap);
            if (end < 0 || end - gap >= blocks) {
                return OptionalLong.of(gap);
            }
            gap = owned.nextClearBit(end);
        }
        return OptionalLong.empty();
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
