package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.machine.Machine;
import org.junit.jupiter.api.Test;

/** When a file that is let go gives back what is staged behind its end, and what it remembers of sharing. */
class ReleaseTest {
    private static final long PAGE = 4096;
    private static final Act SHORT = new Act.Truncate(101, Stacks.A, 10 * PAGE);
    private static final Act COPY = new Act.Write(101, Stacks.A, 0, PAGE);
    private static final Act LOOK = new Act.Close(Act.NOBODY, Stacks.A);

    @Test
    void whoever_closes_a_file_has_it_give_back_what_is_staged_behind_its_end() {
        assertThat(staging("linux-6.1", SHORT, COPY, LOOK)).containsExactly(tuple(1L, 9L));
    }

    @Test
    void later_kernels_leave_it_when_a_reader_closes_the_file() {
        assertThat(staging("linux-6.12", SHORT, COPY, LOOK)).containsExactly(tuple(1L, 31L));
    }

    @Test
    void they_take_it_when_the_last_process_lets_the_file_go() {
        Act one = new Act.Unmap(101, new LayerId("m101"));
        Act other = new Act.Unmap(104, new LayerId("m101.104"));
        Act fork = new Act.Fork(101, new LayerId("p104"), 104);

        assertThat(staging("linux-6.12", fork, SHORT, COPY, one)).containsExactly(tuple(1L, 31L));
        assertThat(staging("linux-6.12", fork, SHORT, COPY, one, other)).containsExactly(tuple(1L, 9L));
    }

    @Test
    void who_opened_the_file_by_himself_lets_it_go_though_others_have_it() {
        Act open = new Act.Open(102, Stacks.A);
        Act die = new Act.Exit(102);

        assertThat(staging("linux-6.12", open, SHORT, COPY)).containsExactly(tuple(1L, 31L));
        assertThat(staging("linux-6.12", open, SHORT, COPY, die)).containsExactly(tuple(1L, 9L));
    }

    @Test
    void what_fork_handed_on_is_let_go_when_the_last_of_the_family_lets_it_go() {
        Act open = new Act.Open(102, Stacks.A);
        Act fork = new Act.Fork(102, new LayerId("p104"), 104);
        Act again = new Act.Fork(104, new LayerId("p105"), 105);
        Act die = new Act.Exit(102);

        assertThat(staging("linux-6.12", open, fork, again, SHORT, COPY, die, new Act.Exit(104)))
                .containsExactly(tuple(1L, 31L));
        assertThat(staging("linux-6.12", open, fork, again, SHORT, COPY, die, new Act.Exit(104), new Act.Exit(105)))
                .containsExactly(tuple(1L, 9L));
    }

    @Test
    void a_file_that_kept_staged_blocks_gives_back_no_more_until_it_is_cut() {
        Act more = new Act.Reflink(Stacks.B, 40 * PAGE, Stacks.A, "/db/a", 40 * PAGE, 4 * PAGE);
        Act copy = new Act.Write(101, Stacks.A, 40 * PAGE, PAGE);
        Act sameSize = new Act.Truncate(101, Stacks.A, 44 * PAGE);

        assertThat(staging("linux-6.1", SHORT, COPY, LOOK, more, copy, LOOK)).containsExactly(tuple(1L, 9L),
                tuple(32L, 8L), tuple(41L, 23L));
        assertThat(staging("linux-6.1", SHORT, COPY, LOOK, more, copy, LOOK, sameSize))
                .containsExactly(tuple(1L, 9L), tuple(32L, 8L), tuple(41L, 3L));
    }

    @Test
    void a_preallocated_file_keeps_it() {
        Act reserve = new Act.Allocate(101, Stacks.A, 0, PAGE, Placements.NONE);

        assertThat(staging("linux-6.1", SHORT, reserve, COPY, LOOK)).containsExactly(tuple(1L, 31L));
    }

    @Test
    void a_file_that_shared_a_block_once_has_no_dax_after_a_mount_until_it_is_empty() {
        Act share = new Act.Reflink(Stacks.A, 0, Stacks.B, "/db/b", 0, PAGE);
        Act punch = new Act.Punch(Act.NOBODY, Stacks.B, 0, PAGE);
        Act empty = new Act.Truncate(Act.NOBODY, Stacks.A, 0);

        assertThat(remounted(share, punch).dax()).isFalse();
        assertThat(remounted(punch).dax()).isTrue();
        assertThat(remounted(share, punch, empty).dax()).isTrue();
    }

    private static Inode remounted(Act... acts) {
        Machine machine = Stacks
                .machine(Stacks.xfs(true, Stacks.file(Stacks.A, 10 * Stacks.MIB),
                        Stacks.file(Stacks.B, 20 * Stacks.MIB)));
        return file(run(run(machine, "linux-6.1", acts), "linux-6.1", new Act.Unmount(Stacks.XFS),
                new Act.Mount(Stacks.XFS, Features.Dax.ALWAYS, false)));
    }

    private static List<Tuple> staging(String design, Act... acts) {
        return file(run(Stacks.trio(), design, acts)).staging().stream()
                .map((Extent e) -> tuple(e.offset(), e.blocks())).toList();
    }

    private static Machine run(Machine machine, String design, Act... acts) {
        return Engine.run(machine, List.of(acts), Designs.find(design).orElseThrow()).after();
    }

    private static Inode file(Machine machine) {
        return machine.filesystem(Stacks.XFS).orElseThrow().inode(Stacks.A).orElseThrow();
    }
}
