package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.format.words.DetailText;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.faultline.memory.PageEntry;
import org.faultline.trace.Step;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Value;
import org.junit.jupiter.api.Test;

/** Where read(2), write(2) and stores stop at bad memory, and what they have done until then. */
class ObstacleTest {
    private static final long PAGE = 4096;
    private static final Act STORE = new Act.Touch(101, new LayerId("m101"), 0, 1, true);

    @Test
    void a_read_ends_before_the_extent_with_the_listed_page() {
        Act copy = new Act.Write(101, Stacks.A, 0, 2 * PAGE);
        Act read = new Act.Read(101, Stacks.A, 0, 4 * PAGE);
        Act inSecond = new Act.Read(101, Stacks.A, 2 * PAGE, 2 * PAGE);
        Trace trace = run(copy, listed(3), read, inSecond);

        assertThat(accessed(trace, 3).ending().isFine()).isTrue();
        assertThat(accessed(trace, 3).pages()).isEqualTo(2);
        assertThat(returns(trace, 3)).isEqualTo("8192");
        assertThat(accessed(trace, 4).ending().word()).isEqualTo("EIO");
    }

    @Test
    void within_one_extent_nothing_is_read_before_the_listed_page() {
        assertThat(accessed(run(listed(3), new Act.Read(101, Stacks.A, 0, 4 * PAGE)), 2).ending().word())
                .isEqualTo("EIO");
    }

    @Test
    void a_page_of_its_own_that_a_copy_is_staged_for_is_not_cleared_in_place() {
        Act aloneAgain = new Act.Punch(102, Stacks.B, 0, Stacks.MIB);
        Act write = new Act.Write(101, Stacks.A, PAGE, PAGE);
        Act elsewhere = new Act.Write(101, Stacks.A, 40 * PAGE, PAGE);
        Trace trace = run(STORE, aloneAgain, listed(1), listed(40), write, elsewhere);

        assertThat(accessed(trace, 5).ending().word()).isEqualTo("EIO");
        assertThat(trace.after().bad(frame(1))).isPresent();
        assertThat(accessed(trace, 6).ending().isFine()).isTrue();
        assertThat(trace.after().bad(frame(40))).isEmpty();
    }

    @Test
    void a_copy_that_fails_leaves_the_window_staged_but_for_its_page() {
        Trace trace = run(listed(0), STORE);
        Inode file = file(trace.after());
        Filesystem fs = trace.after().filesystem(Stacks.XFS).orElseThrow();

        assertThat(file.staging()).singleElement().extracting(Extent::offset, Extent::blocks).containsExactly(1L, 31L);
        FsBlock first = file.staging().getFirst().start();
        assertThat(fs.owners(new FsBlock(first.role(), first.ag(), first.agbno() - 1), 1)).isEmpty();
        assertThat(fs.owners(first, 1)).hasSize(1);
        assertThat(file.extents()).isEqualTo(file(Stacks.trio()).extents());
    }

    /** dax_fault_iter() enters the block before it copies: dax_insert_entry(). */
    @Test
    void a_fault_whose_copy_fails_leaves_the_page_entered_in_the_block_that_was_given_back() {
        Machine after = run(new Act.Touch(101, new LayerId("m101"), 0, 1, false), listed(0), STORE).after();
        Filesystem fs = after.filesystem(Stacks.XFS).orElseThrow();
        FsBlock first = file(after).staging().getFirst().start();
        FsBlock back = new FsBlock(first.role(), first.ag(), first.agbno() - 1);

        assertThat(after.entriesOf(Stacks.A).at(0)).map(DaxEntries.Run::frame)
                .isEqualTo(after.toPhysical(fs, back).map(range -> Pfn.holding(range.start())));
        assertThat(after.mappingsOf(Stacks.A).map(m -> m.pages().at(0)))
                .noneMatch(e -> e.filter(PageEntry.Dax.class::isInstance).isPresent());
    }

    @Test
    void what_is_zeroed_in_place_has_a_copy_staged_that_the_next_write_takes() {
        Act cut = new Act.Truncate(101, Stacks.A, 100);
        Act write = new Act.Write(101, Stacks.A, 0, 10);
        Trace trace = Engine.run(Stacks.trio(), List.of(cut, write), Designs.find("linux-6.1").orElseThrow());
        Inode zeroed = file(Engine.run(Stacks.trio(), List.of(cut), Designs.find("linux-6.1").orElseThrow()).after());

        assertThat(zeroed.staging()).singleElement().extracting(Extent::offset, Extent::blocks).containsExactly(0L, 1L);
        assertThat(file(trace.after()).extents().getFirst().start()).isEqualTo(zeroed.staging().getFirst().start());
        assertThat(zeroed.extents().getFirst().start()).isEqualTo(file(Stacks.trio()).extents().getFirst().start());
    }

    private static Trace run(Act... acts) {
        return Engine.run(Stacks.trio(), List.of(acts), Designs.find("linux-6.12").orElseThrow());
    }

    private static Inode file(Machine machine) {
        return machine.filesystem(Stacks.XFS).orElseThrow().inode(Stacks.A).orElseThrow();
    }

    private static Pfn frame(long page) {
        return new Pfn(0x101C00 + page);
    }

    private static Act listed(long page) {
        return new Act.ListBad(new Address.OfPfn(frame(page)));
    }

    private static TraceEvent.Accessed accessed(Trace trace, int act) {
        return trace.steps().stream().filter(s -> s.act() == act).map(Step::event)
                .filter(TraceEvent.Accessed.class::isInstance).map(TraceEvent.Accessed.class::cast).toList().getLast();
    }

    private static String returns(Trace trace, int act) {
        return trace.steps().stream().filter(s -> s.act() == act).flatMap(s -> s.values().stream())
                .filter(v -> v.name() == Value.Name.RETURNS).map(v -> DetailText.of(v.result())).findFirst()
                .orElseThrow();
    }
}
