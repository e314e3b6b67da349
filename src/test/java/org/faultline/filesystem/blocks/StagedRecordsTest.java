package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.junit.jupiter.api.Test;

/** Staged blocks that lie together are one record, whichever files they are staged for. */
class StagedRecordsTest {
    private static final FsBlock GROUP = new FsBlock(0, 0);

    @Test
    void blocks_that_are_staged_beside_others_join_them_and_leave_what_is_around_them() {
        ReverseMap apart = ReverseMap.of(List.of(GROUP), List.of(staged(85, 19), staged(107, 29)));
        ReverseMap joined = apart.replace(List.of(), List.of(staged(104, 3)));

        assertThat(joined.records(GROUP)).containsExactly(staged(85, 51));
        assertThat(joined.replace(List.of(staged(107, 2)), List.of()).records(GROUP)).containsExactly(staged(85, 22),
                staged(109, 27));
        assertThat(joined.replace(List.of(staged(85, 51)), List.of()).records(GROUP)).isEmpty();
    }

    @Test
    void a_map_made_at_once_has_the_records_that_one_has_that_grew() {
        RmapRecord file = new RmapRecord(GROUP.plus(104), 1, new Owner(131), 0, Fork.DATA, false);
        List<RmapRecord> records = List.of(staged(105, 31), file, staged(85, 12), staged(97, 7));
        ReverseMap grown = ReverseMap.of(List.of(GROUP), List.of());
        for (RmapRecord record : records) {
            grown = grown.replace(List.of(), List.of(record));
        }

        assertThat(grown.records(GROUP)).containsExactly(staged(85, 19), file, staged(105, 31))
                .isEqualTo(ReverseMap.of(List.of(GROUP), records).records(GROUP));
    }

    private static RmapRecord staged(long first, long blocks) {
        return RmapRecord.metadata(GROUP.plus(first), blocks, Owner.COW);
    }
}
