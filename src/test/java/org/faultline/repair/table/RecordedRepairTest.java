package org.faultline.repair.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.repair.Damage;
import org.faultline.repair.outcome.Leaves;
import org.faultline.repair.outcome.Outcome;
import org.faultline.repair.outcome.Result;
import org.faultline.repair.outcome.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real tools made of real filesystems is what the forecast says of each. */
class RecordedRepairTest {
    static List<RecordedRepair> all() {
        return RecordedRepair.all();
    }

    static List<RecordedRepair> offline() {
        return all().stream().filter(r -> !r.tool().isOnline()).toList();
    }

    static List<RecordedRepair> online() {
        return all().stream().filter(r -> r.tool().isOnline()).toList();
    }

    private static Outcome forecast(RecordedRepair run) {
        return Repairs.of(run.what(), run.call());
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_lost_and_what_stays_bad_is_what_the_forecast_says(RecordedRepair run) {
        Outcome outcome = forecast(run);
        if (!run.isMounted() || run.isBroken() || isForced(outcome)) {
            return;
        }
        boolean untouched = outcome.result() == Result.CANNOT_START || outcome.result() == Result.NO_REACTION;
        assertThat((untouched && run.damage() == Damage.UNREADABLE) ? run.isIntact() : run.lost(outcome.lost()))
                .as("%s of %s", outcome.lost(), run.told().path("after")).isTrue();
        assertThat(outcome.leaves()).isIn(run.leaves(), Leaves.NOT_KNOWN);
    }

    /** The laboratory went on with -L, of which that row does not speak. */
    private static boolean isForced(Outcome outcome) {
        return outcome.exits().equals(List.of(2));
    }

    @ParameterizedTest
    @MethodSource("offline")
    void xfs_repair_ends_as_the_forecast_says(RecordedRepair run) {
        Outcome outcome = forecast(run);

        assertThat(isForced(outcome) ? run.exits().subList(0, 1) : run.exits()).isEqualTo(outcome.exits());
        if (outcome.result() == Result.CANNOT_START) {
            assertThat(run.said("fatal error -- Input/output error")).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("online")
    void what_runs_on_a_mounted_filesystem_ends_as_the_forecast_says(RecordedRepair run) {
        Outcome outcome = forecast(run);

        assertThat(run.isMounted()).isEqualTo(outcome.result() != Result.NOT_MOUNTABLE);
        assertThat(run.isBroken()).isEqualTo(outcome.result() == Result.KERNEL_BREAKS);
        if (run.tool() == Tool.XFS_SCRUB && !run.isBroken()) {
            assertThat(run.exits()).isEqualTo(outcome.exits());
        }
        if (run.tool() == Tool.XFS_HEALER) {
            assertThat(run.said("Repairs successful")).isEqualTo(outcome.result() == Result.REPAIRED);
        }
    }

    @Test
    void there_are_twenty_and_more_of_each() {
        assertThat(offline()).hasSizeGreaterThan(20);
        assertThat(online()).hasSizeGreaterThan(20);
        assertThat(all().stream().map(RecordedRepair::toString)).doesNotHaveDuplicates();
    }
}
