package org.faultline.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.session.Opened;
import org.faultline.session.Samples;
import org.junit.jupiter.api.Test;

class StepLineTest {
    private final Report trio = Samples.open("reflink-trio").flatMap(Opened::session).orElseThrow().report();

    @Test
    void a_line_says_who_does_what_by_which_call_with_which_numbers() {
        List<StepLine> lines = trio.story().steps().stream().map(s -> StepLine.of(s, trio.after(s))).toList();

        assertThat(lines.get(1)).isEqualTo(new StepLine(2, "memory manager",
                "The memory manager asks: whose page is this?", "memory_failure(), simulated",
                "0x101C00000 ÷ 4096 = 0x101C00"));
        assertThat(lines.get(11).values()).isEqualTo("ino=131 index=0 count=1");
        assertThat(lines.get(12)).isEqualTo(new StepLine(13, "103 report",
                "103 report is left alone: it does not have the page.", "collect_procs_fsdax()",
                "entry: none; needed: one for this page"));
    }
}
