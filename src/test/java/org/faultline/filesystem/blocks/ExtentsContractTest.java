package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of extents, short ones and long ones, against one place for each file block. */
class ExtentsContractTest {
    private static final Inode FILE = Inode.empty(new LayerId("a"), 131, "/a");

    @ParameterizedTest(name = "seed {0}, {1} blocks")
    @CsvSource({"1, 100", "2, 100", "3, 2000", "4, 2000", "5, 20000"})
    void blocks_lie_where_they_were_put_and_neighbours_are_one(long seed, int blocks) {
        Random random = new Random(seed);
        TreeMap<Long, Long> plain = new TreeMap<>();
        List<Extent> extents = List.of();
        for (int round = 0; round < 1_500; round++) {
            long from = random.nextInt(blocks);
            long to = from + 1 + random.nextInt(8);
            if (random.nextInt(4) == 0) {
                extents = Extents.without(extents, from, to);
                plain.subMap(from, to).clear();
            } else {
                long at = random.nextBoolean() ? from : 100_000L + random.nextInt(1 << 20);
                extents = Extents.with(extents, new Extent(from, new FsBlock(0, at), to - from, false));
                for (long block = from; block < to; block++) {
                    plain.put(block, at + block - from);
                }
            }
            if (round % 50 == 0) {
                assertThat(extents).as("seed %d", seed).containsExactlyElementsOf(runs(plain));
                assertThat(FILE.withBlocks(extents, List.of()).extentAt(from).map(e -> e.block(from).agbno()))
                        .as("seed %d", seed)
                        .isEqualTo(Optional.ofNullable(plain.get(from)));
                assertThat(Extents.between(extents, from, to + 20)).as("seed %d", seed)
                        .containsExactlyElementsOf(runs(new TreeMap<>(plain.subMap(from, to + 20))));
            }
        }
    }

    private static List<Extent> runs(NavigableMap<Long, Long> plain) {
        List<Extent> runs = new ArrayList<>();
        plain.forEach((block, at) -> {
            Extent last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.end() == block && last.block(block).agbno() == at) {
                runs.removeLast();
                runs.add(new Extent(last.offset(), last.start(), last.blocks() + 1, false));
            } else {
                runs.add(new Extent(block, new FsBlock(0, at), 1, false));
            }
        });
        return runs;
    }
}
