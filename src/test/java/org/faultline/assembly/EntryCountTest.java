package org.faultline.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry.Level;
import org.junit.jupiter.api.Test;

/** How many files have a frame in use. */
class EntryCountTest {
    private static final DaxEntries LARGE = DaxEntries.EMPTY
            .with(new DaxEntries.Run(512, 512, new Pfn(0x100400), DaxEntries.Sharing.SHARED, Level.PMD,
                    Optional.empty()));
    private static final DaxEntries SMALL = DaxEntries.EMPTY.with(new DaxEntries.Run(0, 2, new Pfn(0x100405), true))
            .with(new DaxEntries.Run(9, 1, new Pfn(0x100405), true));

    @Test
    void each_entry_that_names_a_frame_counts_once_and_none_beside_it() {
        EntryCount count = EntryCount.of(new Machine(List.of(), List.of(), List.of(), new TreeMap<>(), false)
                .with(new LayerId("a"), LARGE).with(new LayerId("b"), SMALL));

        assertThat(count.of(new Pfn(0x1003FF))).isZero();
        assertThat(count.of(new Pfn(0x100404))).isOne();
        assertThat(count.of(new Pfn(0x100405))).isEqualTo(3);
        assertThat(count.of(new Pfn(0x100406))).isEqualTo(2);
        assertThat(count.of(new Pfn(0x1005FF))).isOne();
        assertThat(count.of(new Pfn(0x100600))).isZero();
    }
}
