package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.impact.Impact;
import org.faultline.machine.Machine;
import org.faultline.session.Samples;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.TraceEvent.Watched.Turn;
import org.faultline.trace.Verdict;
import org.faultline.watcher.Conduct;
import org.faultline.watcher.Conduct.Answer;
import org.faultline.watcher.Conduct.Copy;
import org.faultline.watcher.Watcher;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.kinds.Watchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer of a watcher leads to one outcome, step by step; those that are shipped are told when all is over. */
class WatchersTest {
    private static final KernelDesign LINUX_6_12 = Designs.find("linux-6.12").orElseThrow();
    private static final KernelDesign LINUX_7_2 = Designs.find("linux-7.2").orElseThrow();
    /** Page 0 of two files. */
    private static final Pfn SHARED = new Pfn(0x101C00);
    private static final Conduct MENDS = new Conduct(Answer.ACCEPTS, Copy.REPLICA, 10, 10);

    /** What a watcher does, what comes of it, and who is signalled. */
    record Row(Conduct conduct, List<Turn> turns, int signalled) {}

    static List<Row> rows() {
        return List.of(
                new Row(MENDS, List.of(Turn.ASKED, Turn.ACCEPTED, Turn.CLEARED, Turn.REWROTE, Turn.SPARED), 0),
                new Row(new Conduct(Answer.LIES, Copy.NONE, 0, 0),
                        List.of(Turn.ASKED, Turn.ACCEPTED, Turn.CLEARED, Turn.REWROTE, Turn.SPARED), 0),
                new Row(new Conduct(Answer.ACCEPTS, Copy.NONE, 0, 0),
                        List.of(Turn.ASKED, Turn.ACCEPTED, Turn.FAILED, Turn.GOES_ON), 2),
                new Row(new Conduct(Answer.FAILS, Copy.LOG, 0, 0),
                        List.of(Turn.ASKED, Turn.ACCEPTED, Turn.FAILED, Turn.GOES_ON), 2),
                new Row(new Conduct(Answer.DECLINES, Copy.LOG, 0, 0), List.of(Turn.ASKED, Turn.DECLINED, Turn.GOES_ON),
                        2),
                new Row(new Conduct(Answer.ACCEPTS, Copy.LOG, 11, 10), List.of(Turn.ASKED, Turn.LATE, Turn.GOES_ON),
                        2));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_answer_has_its_outcome(Row row) {
        Trace trace = fail("reflink-trio", LINUX_6_12, SHARED, watcher("watcher", "xfs0", row.conduct));

        assertThat(turns(trace)).isEqualTo(row.turns);
        assertThat(verdict(trace).signalled()).hasSize(row.signalled);
        assertThat(trace.after().bad(SHARED).isEmpty()).isEqualTo(row.signalled == 0);
    }

    @Test
    void the_second_is_asked_when_the_first_declines_and_nobody_when_one_has_mended_it() {
        Trace trace = fail("reflink-trio", LINUX_6_12, SHARED,
                watcher("watcher", "xfs0", new Conduct(Answer.DECLINES, Copy.LOG, 0, 0)),
                watcher("fault-handler", "p101", MENDS), watcher("watcher", "xfs0", MENDS));

        assertThat(turns(trace)).containsExactly(Turn.ASKED, Turn.DECLINED, Turn.ASKED, Turn.ACCEPTED, Turn.CLEARED,
                Turn.REWROTE, Turn.SPARED);
        assertThat(trace.after().undefined().isNone()).isTrue();
    }

    @Test
    void a_page_fault_handler_is_asked_only_about_pages_that_its_process_has_in_its_page_table() {
        assertThat(turns(fail("reflink-trio", LINUX_6_12, SHARED, watcher("fault-handler", "p103", MENDS)))).isEmpty();
    }

    @Test
    void metadata_is_mended_from_other_metadata_before_the_filesystem_shuts_down_where_other_metadata_tells() {
        Trace mended = fail("metadata-hit", LINUX_6_12, poisoned("metadata-hit"),
                watcher("watcher", "xfs0", MENDS), watcher("metadata-repair", "xfs0", MENDS));
        Trace inodes = fail("inode-cluster", LINUX_6_12, poisoned("inode-cluster"),
                watcher("metadata-repair", "xfs0", MENDS));

        assertThat(turns(mended)).startsWith(Turn.PASSED, Turn.ASKED).endsWith(Turn.SPARED);
        assertThat(verdict(mended).shutDown()).isEmpty();
        assertThat(turns(inodes)).containsExactly(Turn.PASSED);
        assertThat(verdict(inodes).shutDown()).hasSize(1);
    }

    @Test
    void a_kernel_that_does_not_ask_the_filesystem_asks_no_watcher() {
        assertThat(turns(fail("reflink-trio", Designs.find("linux-5.10").orElseThrow(), SHARED,
                watcher("watcher", "xfs0", MENDS)))).isEmpty();
    }

    @Test
    void those_that_are_shipped_are_told_after_every_signal_and_only_where_there_is_something_to_listen_to() {
        Watcher[] all = {watcher("fanotify", "xfs0", MENDS), watcher("health-monitor", "xfs0", MENDS),
                watcher("healer", "xfs0", MENDS)};
        Trace trace = fail("reflink-trio", LINUX_7_2, SHARED, all);
        int last = trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.Signalled)
                .mapToInt(s -> s.number()).max().orElseThrow();

        assertThat(turns(trace)).hasSize(1 + 3 + 3).containsOnly(Turn.TOLD);
        assertThat(trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.Watched))
                .allMatch(s -> s.number() > last);
        assertThat(verdict(trace).signalled()).hasSize(2);
        assertThat(turns(fail("reflink-trio", LINUX_6_12, SHARED, all))).isEmpty();
    }

    private static Watcher watcher(String kind, String on, Conduct conduct) {
        WatcherKind found =
                Watchers.all().stream().filter(k -> k.word().equals(kind)).findFirst().orElseThrow();
        return new Watcher(new LayerId("w-" + kind), kind, found, new LayerId(on), conduct);
    }

    private static Machine machine(String sample, KernelDesign design) {
        return Samples.open(sample).orElseThrow().session().orElseThrow().withDesign(design).at(0).timeline()
                .machine();
    }

    private static Pfn poisoned(String sample) {
        return Samples.open(sample).orElseThrow().session().orElseThrow().run().trace().verdicts().getFirst().pfn();
    }

    private static Trace fail(String sample, KernelDesign design, Pfn page, Watcher... watchers) {
        return new Impact(machine(sample, design).watchedBy(List.of(watchers)), design).run(page, new Notice.Scrub());
    }

    private static List<Turn> turns(Trace trace) {
        return trace.steps().stream().flatMap(
                s -> s.event() instanceof TraceEvent.Watched w ? Stream.of(w.turn()) : Stream.<Turn>empty()).toList();
    }

    private static Verdict verdict(Trace trace) {
        return trace.verdicts().getFirst();
    }
}
