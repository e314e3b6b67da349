package org.faultline.repair.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Windows;
import org.faultline.filesystem.Filesystem;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.repair.Purpose;
import org.faultline.repair.ReadWindow;
import org.faultline.trace.Verdict;
import org.junit.jupiter.api.Test;

/** What comes before the rest where a filesystem shut down, is frozen, or was mounted read-only. */
class UncleanTest {
    private static final BadPage LATENT = new BadPage(true, false, false);

    private static Advice advice(Machine machine, Pfn page) {
        return Advice.of(new Plight(machine, Designs.find("linux-6.12").orElseThrow(), page, false));
    }

    private static List<Class<?>> actions(Advice advice) {
        return advice.steps().stream().<Class<?>>map(s -> s.action().getClass()).toList();
    }

    @Test
    void a_log_that_holds_more_than_the_disk_is_replayed_before_a_free_block_is_cleared_that_repair_reads() {
        Pfn free = new Pfn(0x130490);
        Advice advice = advice(Windows.session("metadata-hit").run().trace().after().with(free, LATENT), free);

        assertThat(advice.plight().purposes()).allMatch(Purpose.FreeSpace.class::isInstance).isNotEmpty();
        assertThat(advice.plight().spot().map(ReadWindow::of)).hasValueSatisfying(
                w -> assertThat(w.isReadFirst()).isTrue());
        assertThat(actions(advice)).containsSubsequence(Action.Unmount.class, Action.Replay.class, Action.Clear.class,
                Action.Repair.class);
    }

    @Test
    void files_are_called_only_when_their_filesystem_is_alive_thawed_and_writable() {
        Machine machine = Windows.session("reflink-trio").run().setUp().after();
        Filesystem fs = machine.filesystems().getFirst();
        Pfn page = Windows.session("reflink-trio").run().trace().verdicts().stream().map(Verdict::pfn).findFirst()
                .orElseThrow();
        Machine stopped = machine.with(fs.with(fs.mount().readOnly(true).frozen(true)).shutDown())
                .with(page, LATENT);

        assertThat(actions(advice(stopped, page))).containsSubsequence(Action.Thaw.class, Action.Unmount.class,
                Action.Mount.class, Action.MakeWritable.class, Action.Punch.class);
    }
}
