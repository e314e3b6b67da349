package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Filesystem;
import org.faultline.kernel.Errno;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** A part of a block of a file without DAX is zeroed in the page cache. */
class ZeroedInCacheTest {
    private static final long PAGE = 4096;
    private static final Act PUNCH = new Act.Punch(101, Stacks.A, 3 * PAGE + 512, 1024);

    @Test
    void the_page_is_in_the_page_cache_afterwards() {
        Machine after = run(machine(false), PUNCH).after();

        assertThat(after.cachedOf(Stacks.A).isUpToDate(3)).isTrue();
        assertThat(after.cachedOf(Stacks.A).holds(2)).isFalse();
    }

    @Test
    void a_block_that_is_shared_gets_another_place() {
        for (Act act : List.of(PUNCH, new Act.Truncate(101, Stacks.A, 3 * PAGE + 512))) {
            Filesystem after = run(machine(true), act).after().filesystem(Stacks.XFS).orElseThrow();

            assertThat(after.inode(Stacks.A).orElseThrow().extentAt(3).orElseThrow().block(3))
                    .isNotEqualTo(after.inode(Stacks.B).orElseThrow().extentAt(3).orElseThrow().block(3));
            assertThat(after.inode(Stacks.A).orElseThrow().extentAt(2).orElseThrow().block(2))
                    .isEqualTo(after.inode(Stacks.B).orElseThrow().extentAt(2).orElseThrow().block(2));
        }
    }

    @Test
    void a_page_that_cannot_be_read_cannot_be_zeroed() {
        Machine machine = machine(false);
        Filesystem fs = machine.filesystem(Stacks.XFS).orElseThrow();
        Machine bad = machine.with(machine.frameOf(fs, fs.inode(Stacks.A).orElseThrow(), 3).orElseThrow(),
                new BadPage(false, true, false));

        Trace trace = run(bad, PUNCH);

        assertThat(trace.steps()).anyMatch(s -> s.event() instanceof TraceEvent.Refused r
                && r.ending().error().filter(Errno.EIO::equals).isPresent());
        assertThat(trace.after().cachedOf(Stacks.A).holds(3)).isFalse();
    }

    private static Machine machine(boolean shared) {
        Filesystem fs = shared
                ? Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB), Stacks.reflink(Stacks.B, Stacks.A))
                : Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB));
        return Stacks.machine(fs.mapInodes(i -> i.withDax(false)),
                Stacks.process(101, "p", Stacks.A, 0x7f1000000000L, true));
    }

    private static Trace run(Machine machine, Act act) {
        return Engine.run(machine, List.of(act), Designs.find("linux-7.2").orElseThrow());
    }
}
