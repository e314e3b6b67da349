package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.format.words.Sentences;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** What is left of a machine, or of a process, that broke in the middle of a failure. */
class BrokenKernelTest {
    private static final Pfn PAGE_0 = new Pfn(0x101C00);
    private static final long ADDRESS = 0x7f1000000000L;

    @Test
    void after_an_oops_every_further_report_waits_for_ever() {
        Trace trace = run("linux-6.12", List.of(touch(102), touch(101), report(), report(),
                new Act.Poison(new Address.OfVirtual(101, ADDRESS), new Notice.Madvise(101))));

        assertThat(refusals(trace, 3)).containsExactly("KERNEL_OOPS");
        assertThat(refusals(trace, 4)).containsExactly("HANG");
        assertThat(refusals(trace, 5)).containsExactly("HANG");
        assertThat(trace.after().process(101).orElseThrow()).satisfies(p -> {
            assertThat(p.life()).isEqualTo(UserProcess.Life.STUCK);
            assertThat(p.isAlive()).isTrue();
            assertThat(p.isRunning()).isFalse();
        });
    }

    @Test
    void an_oops_ends_the_thread_that_called_and_leaves_the_others() {
        Machine two = Stacks.trio(false).mapProcesses(p -> new UserProcess(p.id(), p.pid(), p.comm(), p.policy(),
                p.sigbus(), p.mappings(), p.received(), p.life(), List.of(UserProcess.KillPolicy.DEFAULT)));
        Act call = new Act.Poison(new Address.OfVirtual(101, ADDRESS), new Notice.Madvise(101, 1));
        Trace trace = Engine.run(two, List.of(touch(102), touch(101), call, touch(101), call),
                Designs.find("linux-6.12").orElseThrow());

        assertThat(refusals(trace, 3)).containsExactly("KERNEL_OOPS");
        assertThat(trace.after().process(101).orElseThrow().life()).isEqualTo(UserProcess.Life.RUNNING);
        assertThat(trace.steps()).anyMatch(s -> s.act() == 4 && s.event() instanceof TraceEvent.Accessed);
        assertThat(refusals(trace, 5)).isEmpty();
        assertThat(Sentences.of(trace.steps().getLast().why())).startsWith("Thread 1 of ");
    }

    @Test
    void a_dying_caller_finishes_the_range_it_gave() {
        Trace trace = Engine.run(Stacks.trio(), List.of(
                new Act.Poison(new Address.OfVirtual(101, ADDRESS), new Notice.Madvise(101), 3)),
                Designs.find("linux-6.12").orElseThrow());

        assertThat(trace.steps().stream().flatMap(s -> s.log().stream().map(LogLine::text))
                .filter(l -> l.contains("Sending SIGBUS")))
                .hasSize(3);
        assertThat(trace.steps().stream().filter(s -> s.event() instanceof TraceEvent.Signalled)).hasSize(1);
        assertThat(Sentences.of(trace.steps().getLast().why())).contains("returns from the system call, and dies");
        assertThat(trace.after().process(101).orElseThrow().life()).isEqualTo(UserProcess.Life.DEAD);
    }

    @Test
    void a_page_names_the_file_that_faulted_it_last() {
        assertThat(told(run("linux-6.1", List.of(touch(101), touch(102), report())))).containsExactly(102);
        assertThat(told(run("linux-6.1", List.of(touch(102), touch(101), report())))).containsExactly(101);
    }

    private static Trace run(String design, List<Act> acts) {
        return Engine.run(Stacks.trio(false), acts, Designs.find(design).orElseThrow());
    }

    private static Act touch(int pid) {
        return new Act.Touch(pid, new LayerId("m" + pid), 0, 1, false);
    }

    private static Act report() {
        return new Act.Poison(new Address.OfPfn(PAGE_0), new Notice.CorruptPfn());
    }

    private static List<String> refusals(Trace trace, int act) {
        List<String> errors = new ArrayList<>();
        for (Step step : trace.steps()) {
            if (step.act() == act && step.event() instanceof TraceEvent.Refused r
                    && !r.ending().word().equals("EOPNOTSUPP")) {
                errors.add(r.ending().word());
            }
        }
        return errors;
    }

    private static List<Integer> told(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.Signalled.class::isInstance)
                .map(e -> ((TraceEvent.Signalled) e).pid()).toList();
    }
}
