package org.faultline.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageEntry.Level;
import org.faultline.memory.PageTable;
import org.faultline.memory.Removal;
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
                new PageEntry.Private(101, 1));

        assertThat(table.without(0, 4, Removal.Plain.CUT_OFF).at(1))
                .contains(new PageEntry.Gone(Removal.Plain.CUT_OFF));
        assertThat(table.without(0, 4, Removal.Plain.CUT_OFF).at(2)).contains(new PageEntry.Private(101, 1));
    }

    @Test
    void a_larger_entry_goes_as_a_whole_when_a_part_of_it_is_taken_or_replaced() {
        PageTable two = PageTable.EMPTY.with(0, 1024, new PageEntry.Dax(0x40000000, true, Level.PMD));

        assertThat(two.runs()).hasSize(1);
        assertThat(two.without(700, 1, Removal.Plain.CUT_OFF).runs()).containsExactly(
                new PageTable.Run(0, 512, new PageEntry.Dax(0x40000000, true, Level.PMD)),
                new PageTable.Run(512, 512, new PageEntry.Gone(Removal.Plain.CUT_OFF, Level.PMD)));
        PageTable part = two.with(5, 1, new PageEntry.Dax(0x40005000, true));
        assertThat(part.at(5)).contains(new PageEntry.Dax(0x40005000, true));
        assertThat(part.at(4)).map(PageEntry::isPresent).contains(false);
        assertThat(part.at(511)).map(PageEntry::isPresent).contains(false);
        assertThat(part.at(512)).contains(new PageEntry.Dax(0x40200000, true, Level.PMD));
        assertThat(two.without(511, 2, Removal.Plain.CUT_OFF).showsFile(0, 1024)).isFalse();
    }

    @Test
    void what_is_left_of_small_entries_is_in_the_way_of_a_larger_one() {
        PageTable small =
                PageTable.EMPTY.with(7, 1, new PageEntry.Dax(0x7000, true)).without(7, 1, Removal.Plain.CUT_OFF);
        PageTable large =
                PageTable.EMPTY.with(0, 512, new PageEntry.Zero(Level.PMD, 0)).without(7, 1, Removal.Plain.CUT_OFF);

        assertThat(small.hasBelow(Level.PMD, 0, 512)).isTrue();
        assertThat(small.hasBelow(Level.PMD, 512, 512)).isFalse();
        assertThat(large.hasBelow(Level.PMD, 0, 512)).isFalse();
        assertThat(large.at(511)).contains(new PageEntry.Gone(Removal.Plain.CUT_OFF, Level.PMD));
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
            case 0 -> new PageEntry.Private(101, 1);
            case 1 -> new PageEntry.Zero();
            case 2 -> new PageEntry.Gone(random.nextBoolean() ? Removal.Plain.SPLIT : Removal.Plain.CUT_OFF);
            default -> new PageEntry.Dax(0x1000L * random.nextInt(100), random.nextBoolean());
        };
    }
}
