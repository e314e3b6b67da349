package org.faultline.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.faultline.address.Pfn;
import org.faultline.fake.Windows;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where in a story a page is to be made good: the acts decide, and what they did to the page. */
class OutsetTest {
    private static Trace story(String sample) {
        return Windows.session(sample).run().trace();
    }

    private static Pfn page(Trace trace) {
        return trace.verdicts().stream().map(Verdict::pfn).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"dirty-log, 4", "said-clean, 2", "shared-recovery, 2", "parent-pointers, 2", "new-log, 3",
            "free-tree, 3", "directory-names, 4", "healer-after, 0", "watcher-lies, 0", "reflink-trio, 0",
            "metadata-hit, 0"})
    void it_is_before_the_first_act_that_mends(String sample, int act) {
        Trace trace = story(sample);
        Outset outset = Outset.of(trace, trace.steps().size(), page(trace));

        assertThat(outset.act()).isEqualTo(Optional.of(act).filter(a -> a > 0));
        assertThat(outset.step()).isEqualTo(trace.steps().stream().filter(s -> act == 0 || s.act() < act).count());
        if (act > 0) {
            assertThat(outset.machine().bad(page(trace))).isPresent();
        }
        assertThat(outset.before().bad(page(trace))).isEmpty();
    }

    @Test
    void what_comes_behind_the_step_that_is_shown_is_not_known() {
        Trace trace = story("dirty-log");
        for (int cursor = 0; cursor <= trace.steps().size(); cursor++) {
            Outset outset = Outset.of(trace, cursor, page(trace));

            assertThat(outset.step()).isLessThanOrEqualTo(cursor);
            assertThat(outset.act().isPresent()).isEqualTo(cursor > outset.step());
        }
    }

    @Test
    void a_page_that_never_was_bad_is_taken_as_it_is() {
        Trace trace = story("said-clean");

        assertThat(Outset.of(trace, trace.steps().size(), new Pfn(page(trace).number() + 1)).machine())
                .isSameAs(trace.after());
    }
}
