package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Filesystem;
import org.faultline.format.words.Sentences;
import org.faultline.kernel.Ending;
import org.faultline.machine.Machine;
import org.faultline.memory.PageEntry;
import org.faultline.memory.PageTable;
import org.faultline.process.UserProcess.Life;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.junit.jupiter.api.Test;

/** What is left of the old block of a page after write(2) copied it: where the kernel leaves its entries, and where not. */
class OldEntriesTest {
    private static final KernelDesign LEAVES = Designs.find("linux-6.1").orElseThrow();
    private static final KernelDesign TAKES_OUT = Designs.find("linux-6.12").orElseThrow();
    private static final Act READ = touch(1, false);
    private static final Act COPYING_WRITE = new Act.Write(101, Stacks.A, 4096, 4096);

    @Test
    void a_store_through_an_entry_that_shows_the_old_block_never_ends() {
        Trace trace = Engine.run(Stacks.trio(), List.of(READ, COPYING_WRITE, touch(1, true), touch(2, false)), LEAVES);

        assertThat(trace.steps()).anyMatch(s -> s.source().function().equals("insert_pfn")
                && s.event() instanceof TraceEvent.Refused r && r.ending().is(Ending.Break.HANG));
        assertThat(trace.after().process(101).orElseThrow().life()).isEqualTo(Life.STUCK);
        assertThat(trace.steps().getLast().why()).extracting(Sentences::of)
                .anyMatch(w -> w.contains("a call or a fault that never ends"));
    }

    @Test
    void a_load_through_it_and_a_store_without_such_an_entry_end_well() {
        for (List<Act> acts : List.of(List.of(READ, COPYING_WRITE, READ), List.of(COPYING_WRITE, touch(1, true)))) {
            assertThat(Engine.run(Stacks.trio(), acts, LEAVES).steps())
                    .noneMatch(s -> s.event() instanceof TraceEvent.Refused);
        }
        assertThat(Engine.run(Stacks.trio(), List.of(READ, COPYING_WRITE, touch(1, true)), TAKES_OUT).after()
                .process(101).orElseThrow().life()).isEqualTo(Life.RUNNING);
    }

    @Test
    void a_failure_of_the_new_block_is_told_with_the_number_of_the_old_one() {
        List<Act> acts = new ArrayList<>(List.of(READ, COPYING_WRITE));
        Machine copied = Engine.run(Stacks.trio(), acts, LEAVES).after();
        acts.add(new Act.Poison(new Address.OfPfn(page1(copied)), new Notice.CorruptPfn()));

        assertThat(sending(Engine.run(Stacks.trio(), acts, LEAVES))).startsWith("Memory failure: 0x101c01: Sending");
    }

    @Test
    void fsync_does_not_find_the_entry_of_a_page_the_kernel_has_another_block_for() {
        List<Act> acts = List.of(new Act.Touch(103, new LayerId("m103"), 1, 1, false), COPYING_WRITE, touch(1, true),
                touch(2, true), new Act.Sync(101, Stacks.A));
        PageTable left = tableOf101(Engine.run(Stacks.trio(), acts, LEAVES).after());
        PageTable taken = tableOf101(Engine.run(Stacks.trio(), acts, TAKES_OUT).after());

        assertThat(List.of(left, taken)).extracting(t -> isWritable(t, 1)).containsExactly(true, false);
        assertThat(List.of(left, taken)).extracting(t -> isWritable(t, 2)).containsExactly(false, false);
    }

    private static PageTable tableOf101(Machine machine) {
        return machine.process(101).orElseThrow().mappings().getFirst().pages();
    }

    private static boolean isWritable(PageTable table, long page) {
        return ((PageEntry.Dax) table.at(page).orElseThrow()).writable();
    }

    private static Pfn page1(Machine machine) {
        Filesystem fs = machine.filesystem(Stacks.XFS).orElseThrow();
        return machine.frameOf(fs, fs.inode(Stacks.A).orElseThrow(), 1).orElseThrow();
    }

    private static String sending(Trace trace) {
        return trace.steps().stream().flatMap(s -> s.log().stream()).map(l -> l.text())
                .filter(l -> l.contains("Sending SIGBUS")).findFirst().orElse("");
    }

    private static Act.Touch touch(long page, boolean write) {
        return new Act.Touch(101, new LayerId("m101"), page, 1, write);
    }
}
