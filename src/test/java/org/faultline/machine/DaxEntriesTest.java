package org.faultline.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry.Level;
import org.junit.jupiter.api.Test;

/** What the kernel has in use of a file, with entries of 4 KiB and of 2 MiB. */
class DaxEntriesTest {
    private static final DaxEntries LARGE = DaxEntries.EMPTY
            .with(new DaxEntries.Run(512, 512, new Pfn(0x100400), DaxEntries.Sharing.SHARED, Level.PMD,
                    Optional.empty()));

    @Test
    void an_entry_for_2_mib_names_its_first_frame_for_every_page() {
        assertThat(LARGE.named(517)).contains(new Pfn(0x100400));
        assertThat(LARGE.at(517).orElseThrow().frame()).isEqualTo(new Pfn(0x100405));
        assertThat(LARGE.named(511)).isEmpty();
    }

    @Test
    void a_page_it_holds_already_leaves_it_as_it_is() {
        assertThat(LARGE.with(new DaxEntries.Run(517, 3, new Pfn(0x100405), false))).isEqualTo(LARGE);
    }

    @Test
    void an_entry_that_is_there_keeps_the_frame_it_names_and_only_the_rest_is_added() {
        DaxEntries old = DaxEntries.EMPTY.with(new DaxEntries.Run(3, 2, new Pfn(0x100019), true));
        DaxEntries after = old.with(new DaxEntries.Run(2, 4, new Pfn(0x100046), false));

        assertThat(after.named(2)).contains(new Pfn(0x100046));
        assertThat(after.named(3)).contains(new Pfn(0x100019));
        assertThat(after.named(4)).contains(new Pfn(0x10001A));
        assertThat(after.named(5)).contains(new Pfn(0x100049));
    }

    @Test
    void it_tells_which_pages_name_another_frame_than_they_should() {
        DaxEntries entries = DaxEntries.EMPTY.with(new DaxEntries.Run(2, 4, new Pfn(0x100045), false))
                .without(4, 1).with(new DaxEntries.Run(4, 1, new Pfn(0x100019), true));

        assertThat(entries.others(3, 2, new Pfn(0x100046)))
                .containsExactly(new DaxEntries.Run(4, 1, new Pfn(0x100019), true));
        assertThat(entries.others(5, 9, new Pfn(0x100048))).isEmpty();
    }

    @Test
    void a_fault_that_gives_pages_anew_overwrites_what_all_of_it_names() {
        DaxEntries after = LARGE.overwriting(new DaxEntries.Run(513, 64, new Pfn(0x100401), true));

        assertThat(after.named(517)).contains(new Pfn(0x100440));
        assertThat(after.named(1023)).contains(new Pfn(0x100440));
        assertThat(after.hasBelow(Level.PMD, 512, 512)).isTrue();
        assertThat(after.overwriting(new DaxEntries.Run(517, 1, new Pfn(0x100405), true)).named(900))
                .contains(new Pfn(0x100405));
    }

    @Test
    void it_is_forgotten_as_a_whole() {
        assertThat(LARGE.withoutWhole(517, 1)).isEqualTo(DaxEntries.EMPTY);
        assertThat(LARGE.withoutWhole(0, 512)).isEqualTo(LARGE);
    }

    @Test
    void an_entry_that_names_no_block_is_kept_where_there_is_no_other_until_a_block_is_entered() {
        DaxEntries nameless = LARGE.withNameless(9, 1).withNameless(7, 1).withNameless(8, 1).withNameless(517, 1);

        assertThat(nameless).isEqualTo(LARGE.withNameless(7, 3)).isNotEqualTo(LARGE);
        assertThat(nameless.hasBelow(Level.PMD, 0, 512)).isTrue();
        assertThat(nameless.hasBelow(Level.PTE, 0, 512)).isFalse();
        assertThat(nameless.hasBelow(Level.PMD, 512, 512)).isFalse();
        assertThat(nameless.without(7, 3)).isEqualTo(LARGE).hasSameHashCodeAs(LARGE);
        assertThat(nameless.with(new DaxEntries.Run(7, 3, new Pfn(0x100019), false)).without(7, 3)).isEqualTo(LARGE);
        assertThat(DaxEntries.EMPTY.withNameless(0, 1).isEmpty()).isFalse();
    }
}
