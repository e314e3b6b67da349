package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.trace.Trace;
import org.junit.jupiter.api.Test;

/** A child has its parent's copies of pages until one of the two writes to them. */
class SameCopyTest {
    private static final long ADDRESS = 0x7f0000000000L;
    private static final LayerId PARENT = new LayerId("m7");
    private static final LayerId CHILD = new LayerId("m7.8");
    private static final Act FORK = new Act.Fork(7, new LayerId("p8"), 8);

    @Test
    void a_copy_that_goes_bad_is_taken_away_from_parent_and_child_and_the_one_that_did_not_call_may_get_on_with_it() {
        Trace trace = run(touch(7, PARENT), FORK, poison(8));

        assertThat(entry(trace, 7, PARENT).isPoisonedCopy()).isTrue();
        assertThat(entry(trace, 8, CHILD).isPoisonedCopy()).isTrue();
        assertThat(signals(trace, 7)).containsExactly(Signal.Code.BUS_MCEERR_AO);
        assertThat(signals(trace, 8)).containsExactly(Signal.Code.BUS_MCEERR_AR);
        assertThat(trace.steps().stream().flatMap(s -> s.log().stream()).map(LogLine::text)
                .filter(l -> l.contains("Sending SIGBUS"))).hasSize(2).first().asString().contains("editor:7 ");
    }

    @Test
    void a_store_after_the_fork_copies_the_copy() {
        for (int writer : List.of(7, 8)) {
            Trace trace = run(touch(7, PARENT), FORK, touch(writer, writer == 7 ? PARENT : CHILD), poison(8));

            assertThat(copiesAgain(trace)).isTrue();
            assertThat(entry(trace, 7, PARENT).isPresent()).isTrue();
            assertThat(entry(trace, 8, CHILD).isPoisonedCopy()).isTrue();
        }
    }

    @Test
    void a_copy_that_one_process_is_left_with_is_written_in_place() {
        assertThat(copiesAgain(run(touch(7, PARENT), FORK, new Act.Unmap(8, CHILD), touch(7, PARENT)))).isFalse();
    }

    @Test
    void copies_of_two_forks_are_two() {
        Trace trace = run(touch(7, PARENT), FORK, touch(7, PARENT), new Act.Fork(7, new LayerId("p9"), 9), poison(9));

        assertThat(entry(trace, 7, PARENT).isPoisonedCopy()).isTrue();
        assertThat(entry(trace, 8, CHILD).isPresent()).isTrue();
    }

    private static Trace run(Act... acts) {
        Machine machine = Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)),
                Stacks.process(7, "editor", Stacks.A, ADDRESS, false));
        Machine handled = machine.mapProcesses(p -> p.withDisposition(
                UserProcess.Disposition.HANDLER));
        return Engine.run(handled, List.of(acts), Designs.find("linux-7.2").orElseThrow());
    }

    private static Act touch(int pid, LayerId mapping) {
        return new Act.Touch(pid, mapping, 3, 1, true);
    }

    private static Act poison(int pid) {
        return new Act.Poison(new Address.OfVirtual(pid, ADDRESS + 3 * 4096), new Notice.Madvise(pid));
    }

    private static PageEntry entry(Trace trace, int pid, LayerId mapping) {
        return trace.after().process(pid).flatMap(p -> p.mapping(mapping)).flatMap(m -> m.pages().at(3)).orElseThrow();
    }

    private static boolean copiesAgain(Trace trace) {
        return trace.steps().stream().anyMatch(s -> s.source().function().equals("do_wp_page"));
    }

    private static List<Signal.Code> signals(Trace trace, int pid) {
        return trace.after().process(pid).orElseThrow().received().stream().map(Signal::code).toList();
    }
}
