package org.faultline.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of page-table entries against one entry a page. */
class PageTableTest {
    @Test
    void pages_that_follow_each_other_in_memory_are_one_run() {
        PageTable table = PageTable.EMPTY.with(0, 4, new PageEntry.Dax(0x1000, false)).with(4, 4,
                new PageEntry.Dax(0x5000, false));

        assertThat(table.runs()).hasSize(1);
        assertThat(table.at(6)).contains(new PageEntry.Dax(0x7000, false));
    }

    @Test
    void what_is_taken_away_remembers_why_and_a_private_copy_stays() {
        PageTable table = PageTable.EMPTY.with(0, 4, new PageEntry.Dax(0x1000, false)).with(2, 1,
                new PageEntry.Private());

        assertThat(table.without(0, 4, "a test").at(1)).contains(new PageEntry.Gone("a test"));
        assertThat(table.without(0, 4, "a test").at(2)).contains(new PageEntry.Private());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44, 45})
    void runs_say_the_same_as_an_array(long seed) {
        Random random = new Random(seed);
        PageEntry[] pages = new PageEntry[64];
        PageTable table = PageTable.EMPTY;
        for (int round = 0; round < 300; round++) {
            int first = random.nextInt(60);
            int count = 1 + random.nextInt(pages.length - first);
            PageEntry entry = entry(random);
            table = table.with(first, count, entry);
            for (int i = 0; i < count; i++) {
                pages[first + i] = entry.skip(i);
            }
            for (int i = 0; i < pages.length; i++) {
                assertThat(table.at(i)).as("seed %d round %d page %d", seed, round, i)
                        .isEqualTo(Optional.ofNullable(pages[i]));
            }
        }
    }

    private static PageEntry entry(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new PageEntry.Private();
            case 1 -> new PageEntry.Zero();
            case 2 -> new PageEntry.Gone("w" + random.nextInt(2));
            default -> new PageEntry.Dax(0x1000L * random.nextInt(100), random.nextBoolean());
        };
    }
}
