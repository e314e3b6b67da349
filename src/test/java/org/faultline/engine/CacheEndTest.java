package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.act.Act;
import org.faultline.address.LayerId;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.machine.Machine;
import org.faultline.memory.CachedPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What truncate and punch do to pages of the page cache that they take away or zero in part. */
class CacheEndTest {
    private static final long PAGE = 4096;
    private static final Act PUNCH = new Act.Punch(101, Stacks.A, 5 * PAGE, PAGE);

    @ParameterizedTest
    @CsvSource({"ext4, linux-6.1, false, false", "ext4, linux-6.12, true, false", "ext4, linux-7.2, true, false",
            "xfs, linux-6.12, true, true"})
    void behind_the_old_end_of_a_file_that_grows_its_page_is_zeroed_and_only_xfs_reads_it(String kind, String design,
            boolean zeroed, boolean read) {
        Machine odd = run(machine(kind), design, new Act.Truncate(101, Stacks.A, 40 * PAGE + 1));
        Machine empty = odd.with(Stacks.A, CachedPages.EMPTY);
        CachedPages grown = cached(run(empty, design, new Act.Truncate(101, Stacks.A, 60 * PAGE)));

        assertThat(grown.holds(40)).isEqualTo(zeroed);
        assertThat(grown.isUpToDate(40)).isEqualTo(read);
    }

    @Test
    void a_fault_around_passes_it_over() {
        Machine odd = run(machine("ext4"), "linux-6.12", new Act.Truncate(101, Stacks.A, 40 * PAGE + 1));
        Act grow = new Act.Truncate(101, Stacks.A, 60 * PAGE);
        Machine after = run(odd.with(Stacks.A, CachedPages.EMPTY), "linux-6.12", grow, touch(36, false));

        assertThat(mapped(after, 39)).isTrue();
        assertThat(mapped(after, 40)).isFalse();
        assertThat(mapped(after, 41)).isTrue();
        assertThat(mapped(run(after, "linux-6.12", touch(40, false)), 40)).isTrue();
    }

    @Test
    void ext4_zeroes_behind_the_new_end_and_at_the_ends_of_a_punch_on_every_kernel() {
        Machine shrunk = run(machine("ext4"), "linux-6.1", new Act.Truncate(101, Stacks.A, 40 * PAGE + 1));
        Machine punched = run(machine("ext4"), "linux-6.1", new Act.Punch(101, Stacks.A, 3 * PAGE + 1, 9 * PAGE));

        assertThat(Stream.of(39L, 40L, 41L).filter(cached(shrunk)::holds)).containsExactly(40L);
        assertThat(Stream.of(2L, 3L, 4L, 11L, 12L, 13L).filter(cached(punched)::holds)).containsExactly(3L, 12L);
    }

    /** Pages 4 and 5 are one folio on 7.2. */
    @ParameterizedTest
    @CsvSource({"linux-7.2, true", "linux-6.12, false"})
    void a_folio_of_which_more_was_stored_to_than_is_punched_cannot_be_split_and_stays(String design, boolean stays) {
        Machine written = run(machine("ext4"), design, write(2, 5), sync(), touch(5, true), PUNCH);

        assertThat(cached(written).holds(5)).isEqualTo(stays);
        assertThat(mapped(written, 5)).isFalse();
        assertThat(cached(run(written, design, sync(), PUNCH)).holds(5)).as("written back").isFalse();
    }

    @Test
    void it_is_split_where_only_what_is_punched_was_stored_to() {
        assertThat(cached(run(machine("ext4"), "linux-7.2", write(2, 5), sync(), write(5, 1), PUNCH)).holds(5))
                .isFalse();
        assertThat(cached(run(machine("ext4"), "linux-7.2", write(2, 5), sync(), write(4, 1), PUNCH)).holds(5))
                .isTrue();
    }

    @Test
    void xfs_writes_back_before_it_punches() {
        assertThat(cached(run(machine("xfs"), "linux-7.2", write(2, 5), touch(5, true), PUNCH)).holds(5)).isFalse();
    }

    /** Pages 4 to 7 are one folio. The part of page 5 that is cut off is zeroed. */
    @Test
    void xfs_does_not_write_back_before_it_truncates() {
        Act part = new Act.Truncate(101, Stacks.A, 5 * PAGE + 100);
        Act whole = new Act.Truncate(101, Stacks.A, 5 * PAGE);
        Machine cut = run(machine("xfs"), "linux-6.12", touch(5, false), part);

        assertThat(cached(cut).holds(7)).isTrue();
        assertThat(cached(cut).holds(8)).isFalse();
        assertThat(mapped(cut, 5)).isFalse();
        assertThat(mapped(run(cut, "linux-6.12", new Act.Truncate(101, Stacks.A, 60 * PAGE), touch(5, false)), 7))
                .isTrue();
        assertThat(cached(run(machine("xfs"), "linux-6.12", touch(5, false), whole)).holds(7)).as("clean").isFalse();
    }

    /** Page 290 lies in a hole behind all blocks, page 5 has one. */
    @ParameterizedTest
    @CsvSource({"xfs, 60, 290, true", "xfs, 290, 290, false", "xfs, 60, 5, false", "ext4, 60, 290, false"})
    void what_waits_for_blocks_is_written_back_when_a_file_is_let_go_that_was_made_shorter(String kind, long pages,
            long page, boolean clean) {
        Machine closed = run(machine(kind), "linux-6.12", new Act.Truncate(101, Stacks.A, pages * PAGE),
                new Act.Truncate(101, Stacks.A, 300 * PAGE), write(page, 1), new Act.Unmap(101, new LayerId("m101")));

        assertThat(cached(closed).isDirty(page, page + 1)).isEqualTo(!clean);
    }

    private static Act write(long page, long pages) {
        return new Act.Write(101, Stacks.A, page * PAGE, pages * PAGE);
    }

    private static Act sync() {
        return new Act.Sync(101, Stacks.A);
    }

    private static Act touch(long page, boolean write) {
        return new Act.Touch(101, new LayerId("m101"), page, 1, write);
    }

    private static CachedPages cached(Machine machine) {
        return machine.cachedOf(Stacks.A);
    }

    private static boolean mapped(Machine machine, long page) {
        return machine.process(101).orElseThrow().mappings().getFirst().pages().at(page)
                .filter(e -> e.isPresent()).isPresent();
    }

    private static Machine machine(String kind) {
        Request request = new Request(Stacks.XFS, Stacks.PMEM, "/mnt", Stacks.pmem().size(), 4096,
                new Features(false, false, Features.Dax.ALWAYS), List.of(Stacks.file(Stacks.A, 10 * Stacks.MIB)));
        Filesystem fs = ((Made.Ok) Filesystems.find(kind).orElseThrow().make(request)).filesystem();
        return Stacks.machine(fs.mapInodes(i -> i.withDax(false)),
                Stacks.process(101, "p", Stacks.A, 0x7f1000000000L, true));
    }

    private static Machine run(Machine machine, String design, Act... acts) {
        return Engine.run(machine, List.of(acts), Designs.find(design).orElseThrow()).after();
    }
}
