package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.memory.PageUser;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page that two files shared says of itself, once one of them has a block of its own. */
class PageUseTest {
    private static final Pfn PAGE_0 = new Pfn(0x101C00);
    private static final Act READ_A = touch(101, false);
    private static final Act READ_B = touch(102, false);
    private static final Act COPY_B = touch(102, true);

    @ParameterizedTest
    @CsvSource({"linux-6.1, EBUSY", "linux-7.2, EBUSY", "linux-6.12, KERNEL_OOPS"})
    void the_file_that_is_left_is_not_named_again(String design, String ending) {
        assertThat(refusals(run(design, READ_A, READ_B, COPY_B, report()))).contains(ending);
    }

    @ParameterizedTest
    @CsvSource({"linux-6.1", "linux-7.2"})
    void the_only_file_that_faulted_it_is_named_though_others_share_it(String design) {
        assertThat(told(run(design, READ_A, report()))).containsExactly(101);
    }

    @Test
    void a_fault_names_it_only_where_the_page_says_that_it_is_shared() {
        Act again = new Act.Touch(103, new LayerId("m103"), 0, 1, false);

        assertThat(said("linux-7.2", READ_A, READ_B, COPY_B)).contains(new PageUser.Marked(1));
        assertThat(said("linux-6.1", READ_A, READ_B, COPY_B)).isEmpty();
        assertThat(said("linux-6.1", READ_A, READ_B, COPY_B, again)).isEmpty();
        assertThat(said("linux-6.12", READ_A, READ_B, READ_A)).contains(new PageUser.Marked(2));
        assertThat(said("linux-6.12", READ_A)).contains(new PageUser.Marked(1));
    }

    @Test
    void the_mark_of_a_copy_outlives_it_where_one_too_many_is_counted() {
        List<Act> acts = List.of(READ_A, COPY_B, new Act.Punch(102, Stacks.B, 0, 4096));
        Trace copied = Engine.run(Stacks.trio(false), acts.subList(0, 2), Designs.find("linux-6.1").orElseThrow());
        Pfn copy = copied.after().entriesOf(Stacks.B).at(0).orElseThrow().frame();

        assertThat(copied.after().users().of(copy)).contains(new PageUser.Marked(1));
        assertThat(after("linux-6.1", acts, copy)).contains(new PageUser.Marked(0));
        assertThat(after("linux-6.12", acts, copy)).isEmpty();
    }

    private static Optional<PageUser> said(String design, Act... acts) {
        return after(design, List.of(acts), PAGE_0);
    }

    private static Optional<PageUser> after(String design, List<Act> acts, Pfn frame) {
        return run(design, acts.toArray(Act[]::new)).after().users().of(frame);
    }

    private static Trace run(String design, Act... acts) {
        return Engine.run(Stacks.trio(false), List.of(acts), Designs.find(design).orElseThrow());
    }

    private static Act touch(int pid, boolean write) {
        return new Act.Touch(pid, new LayerId("m" + pid), 0, 1, write);
    }

    private static Act report() {
        return new Act.Poison(new Address.OfPfn(PAGE_0), new Notice.CorruptPfn());
    }

    private static List<String> refusals(Trace trace) {
        List<String> errors = new ArrayList<>();
        trace.steps().forEach(s -> {
            if (s.event() instanceof TraceEvent.Refused r) {
                errors.add(r.ending().word());
            }
        });
        return errors;
    }

    private static List<Integer> told(Trace trace) {
        return trace.steps().stream().map(s -> s.event()).filter(TraceEvent.Signalled.class::isInstance)
                .map(e -> ((TraceEvent.Signalled) e).pid()).toList();
    }
}
