package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.faultline.address.LayerId;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inodes of a filesystem against a plain list of them. */
class InodeTableContractTest {
    private static final Geometry GEOMETRY = new Geometry(4096, 1 << 17, 1 << 15, Geometry.Realtime.NONE);
    private static final long FIRST = GEOMETRY.inode(new FsBlock(0, 16), 0);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void every_way_to_find_an_inode_finds_what_a_list_has(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, Inode> plain = new TreeMap<>();
        InodeTable table = InodeTable.EMPTY.withChunks(chunks(), GEOMETRY);
        change(table, plain, random, seed);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7, 8})
    void so_it_does_where_the_first_inodes_were_made_at_once(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, Inode> plain = new TreeMap<>();
        List<Inode> made = new ArrayList<>();
        Map<LayerId, Inode> byId = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            Inode inode = Inode.empty(new LayerId("made" + i), FIRST + 3 + i,
                    "/mnt/" + random.nextInt(20) + "/f" + random.nextInt(60));
            made.add(inode);
            byId.put(inode.id(), inode);
            plain.put(inode.ino(), inode);
        }
        InodeTable table = InodeTable.of(made, byId, chunks(), GEOMETRY);
        agree(table, plain, seed);
        change(table, plain, random, seed);
    }

    private static void change(InodeTable before, NavigableMap<Long, Inode> plain, Random random, long seed) {
        InodeTable table = before;
        for (int round = 0; round < 400; round++) {
            Inode changed = changed(random, plain, table, round);
            plain.put(changed.ino(), changed);
            table = table.with(changed);
            if (round % 20 == 0) {
                agree(table, plain, seed);
            }
        }
        agree(table, plain, seed);
    }

    private static List<RmapRecord> chunks() {
        return List.of(RmapRecord.metadata(new FsBlock(0, 16), 8, Owner.INODES),
                RmapRecord.metadata(new FsBlock(1, 64), 16, Owner.INODES));
    }

    private static Inode changed(Random random, NavigableMap<Long, Inode> plain, InodeTable table, int round) {
        if (plain.isEmpty() || (random.nextInt(3) == 0 && table.free().isPresent())) {
            long number = random.nextBoolean() ? table.free().orElseThrow() : FIRST + 10_000 + round;
            return Inode.empty(new LayerId("f" + round), number, "/mnt/" + random.nextInt(20) + "/f" + round % 60);
        }
        Inode one = plain.values().stream().skip(random.nextInt(plain.size())).findFirst().orElseThrow();
        return switch (random.nextInt(6)) {
            case 0 -> one.link() == Inode.Link.NAMED ? one.unlinked() : one;
            case 4 -> one.link() == Inode.Link.NAMED ? one.linked(
                    List.of("/mnt/" + random.nextInt(20) + "/m" + round, "/mnt/1/l" + round % 60)) : one;
            case 5 -> one.links().isEmpty() ? one : one.without(one.names().get(random.nextInt(one.names().size())));
            case 1 -> one.link() == Inode.Link.UNLINKED ? one.freed() : one;
            case 2 -> one.withSize(random.nextInt(1 << 20));
            default -> one.in(Inode.Core.ABSENT);
        };
    }

    private static void agree(InodeTable table, NavigableMap<Long, Inode> plain, long seed) {
        assertThat(table.all()).as("seed %d", seed).containsExactlyElementsOf(plain.values());
        assertThat(table.nameless()).as("seed %d", seed).containsExactlyElementsOf(
                plain.values().stream().filter(i -> i.link() == Inode.Link.UNLINKED).toList());
        for (Inode each : plain.values()) {
            assertThat(table.find(each.ino())).containsSame(each);
            assertThat(table.find(each.id())).containsSame(each);
            each.names().forEach(name -> assertThat(table.find(name)).as("seed %d", seed)
                    .isEqualTo(plain.values().stream().filter(i -> i.names().contains(name)).findFirst()));
        }
        assertThat(table.beginning("/mnt/1/")).as("seed %d", seed).containsExactlyElementsOf(plain.values().stream()
                .flatMap(i -> i.names().stream().map(name -> new FileName(name, i)))
                .filter(n -> n.path().startsWith("/mnt/1/"))
                .sorted(Comparator.comparing(FileName::path).thenComparingLong(n -> n.file().ino())).toList());
        assertThat(table.find("/mnt/none")).isEmpty();
        assertThat(table.free()).as("seed %d", seed).isEqualTo(free(plain));
    }

    /** The lowest number in a chunk that nobody has; the first three are the filesystem's own. */
    private static Optional<Long> free(NavigableMap<Long, Inode> plain) {
        long second = GEOMETRY.inode(new FsBlock(1, 64), 0);
        return LongStream.concat(LongStream.range(FIRST + 3, FIRST + 64), LongStream.range(second, second + 128))
                .filter(n -> !plain.containsKey(n)).boxed().findFirst();
    }
}
