package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.FsError;
import org.faultline.filesystem.HealthReport;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unread;
import org.faultline.kernel.Errno;
import org.faultline.process.UserProcess.Disposition;
import org.faultline.process.UserProcess.Life;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Consequence;
import org.junit.jupiter.api.Test;

/** What listeners can read of a filesystem, and signals that wait for a stopped process. */
class ListenersTest {
    private static final Pfn PAGE_0 = new Pfn(0x101C00);

    @Test
    void every_owner_is_reported_and_the_first_gives_the_event_its_inode() {
        Unread unread = run("linux-7.2", report()).after().aftermath().unread(Stacks.XFS);

        assertThat(unread.error()).contains(new FsError(Optional.of(131L), Errno.EIO, 2));
        assertThat(unread.monitor()).hasSize(3).first().isInstanceOf(HealthReport.MediaError.class);
        assertThat(unread.dropped()).isZero();
    }

    @Test
    void what_was_told_is_read_before_the_next_act() {
        Trace trace = run("linux-7.2", report(), report());

        assertThat(trace.after().aftermath().unread(Stacks.XFS).monitor()).hasSize(3);
        assertThat(trace.states().stream().mapToInt(s -> s.aftermath().unread(Stacks.XFS).monitor().size()))
                .contains(1, 2, 3)
                .doesNotContain(4);
    }

    @Test
    void an_older_kernel_tells_nobody() {
        assertThat(run("linux-6.12", report()).after().aftermath().unread(Stacks.XFS)).isEqualTo(Unread.NONE);
    }

    @Test
    void ranges_that_touch_are_one_event_and_the_queue_has_an_end() {
        Unread unread = Unread.NONE;
        for (long page = 0; page < 3; page++) {
            unread = unread
                    .with(new HealthReport.MediaError(Role.DATA, ByteRange.of(Stacks.device(), page * 4096, 4096)))
                    .with(new HealthReport.DataLost(Stacks.A, 131, page * 4096, 4096));
        }
        assertThat(unread.monitor()).containsExactly(
                new HealthReport.MediaError(Role.DATA, ByteRange.of(Stacks.device(), 0, 3 * 4096)),
                new HealthReport.DataLost(Stacks.A, 131, 0, 3 * 4096));
        for (long ino = 200; ino < 1200; ino++) {
            unread = unread.with(new HealthReport.DataLost(new LayerId("f" + ino), ino, 0, 4096));
        }
        assertThat(unread.monitor()).hasSize(585);
        assertThat(unread.dropped()).isEqualTo(1002 - 585);
        assertThat(unread.error().orElseThrow().count()).isEqualTo(1003);
    }

    @Test
    void a_signal_waits_for_a_stopped_process() {
        Trace trace = run("linux-6.12", new Act.Dispose(101, Disposition.HANDLER),
                new Act.Touch(101, new LayerId("m101"), 0, 1, false), new Act.Stop(101), report(),
                new Act.Continue(101));

        assertThat(consequences(trace, 4)).containsExactly(Consequence.PENDING);
        assertThat(consequences(trace, 5)).containsExactly(Consequence.HANDLED);
        assertThat(trace.after().process(101).orElseThrow().life()).isEqualTo(Life.RUNNING);
    }

    private static Trace run(String design, Act... acts) {
        return Engine.run(Stacks.trio(), List.of(acts), Designs.find(design).orElseThrow());
    }

    private static Act report() {
        return new Act.Poison(new Address.OfPfn(PAGE_0), new Notice.CorruptPfn());
    }

    private static List<Consequence> consequences(Trace trace, int act) {
        return trace.steps().stream().filter(s -> s.act() == act).map(Step::event)
                .filter(TraceEvent.Signalled.class::isInstance).map(e -> ((TraceEvent.Signalled) e).consequence())
                .toList();
    }
}
