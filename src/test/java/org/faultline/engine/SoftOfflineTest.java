package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.format.words.ActText;
import org.faultline.kernel.Errno;
import org.faultline.kernel.LogLine;
import org.faultline.machine.Machine;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** A process asks for pages of its own to be taken out of use before they go bad. */
class SoftOfflineTest {
    private static final LayerId M101 = new LayerId("m101");
    private static final Machine TRIO = Stacks.trio();
    private static final Act OFFLINE = new Act.SoftOffline(101, M101, 0, 2);

    @Test
    void persistent_memory_is_turned_down_by_every_kernel_and_nothing_else_happens() {
        for (KernelDesign design : Designs.all()) {
            Trace trace = Engine.run(TRIO, List.of(touch(false), OFFLINE), design);

            assertThat(refusals(trace)).as(design.id()).containsExactly(Errno.EIO);
            assertThat(trace.after()).as(design.id()).isEqualTo(Engine.run(TRIO, List.of(touch(false)),
                    design).after());
            assertThat(log(trace)).as(design.id()).containsExactly("Soft offlining pfn 0x101c00");
            assertThat(trace.verdicts()).isEmpty();
        }
    }

    @Test
    void a_page_is_faulted_in_before_it_is_looked_at() {
        Trace trace = Engine.run(TRIO, List.of(OFFLINE), Designs.find("linux-6.12").orElseThrow());

        assertThat(trace.after()).isEqualTo(Engine.run(TRIO,
                List.of(new Act.Touch(101, M101, 0, 1, false)), Designs.find("linux-6.12").orElseThrow()).after());
        assertThat(refusals(trace)).containsExactly(Errno.EIO);
    }

    @Test
    void copies_in_ordinary_memory_move_and_the_next_page_is_asked_for() {
        LayerId own = new LayerId("m7");
        Trace trace = Engine.run(Stacks.machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB)),
                Stacks.process(7, "editor", Stacks.A, 0x7f0000000000L, false)),
                List.of(new Act.Touch(7, own, 0, 2, true), new Act.SoftOffline(7, own, 0, 3)),
                Designs.find("linux-6.1").orElseThrow());

        assertThat(log(trace)).containsExactly("Soft offlining pfn RAM", "Soft offlining pfn RAM",
                "Soft offlining pfn 0x101c02");
        assertThat(refusals(trace)).containsExactly(Errno.EIO);
    }

    @Test
    void the_zero_page_stays_and_newer_kernels_say_that_it_cannot_be_held() {
        Act cut = new Act.Punch(Act.NOBODY, Stacks.A, 0, 4096);

        assertThat(log(Engine.run(TRIO, List.of(cut, touch(false), OFFLINE),
                Designs.find("linux-6.1").orElseThrow())))
                .containsExactly("Soft offlining pfn RAM", "Memory failure: RAM: unhandlable page.");
        assertThat(log(Engine.run(TRIO, List.of(cut, touch(false), OFFLINE),
                Designs.find("linux-5.10").orElseThrow()))).containsExactly("Soft offlining pfn RAM");
    }

    @Test
    void an_address_that_nobody_maps_is_turned_down() {
        Trace trace = Engine.run(TRIO, List.of(new Act.Unmap(101, M101), OFFLINE),
                Designs.find("linux-7.2").orElseThrow());

        assertThat(refusals(trace)).containsExactly(Errno.EFAULT);
        assertThat(ActText.of(OFFLINE)).isEqualTo("101 asks for pages 0 to 1 of m101 to be taken out of use");
    }

    private static Act touch(boolean write) {
        return new Act.Touch(101, M101, 0, 1, write);
    }

    private static List<Errno> refusals(Trace trace) {
        return trace.steps().stream().map(Step::event).filter(TraceEvent.Refused.class::isInstance)
                .map(e -> ((TraceEvent.Refused) e).ending().error().orElseThrow()).toList();
    }

    private static List<String> log(Trace trace) {
        return trace.steps().stream().flatMap(s -> s.log().stream()).map(LogLine::text).toList();
    }
}
