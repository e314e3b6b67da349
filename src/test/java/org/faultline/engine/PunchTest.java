package org.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.design.table.Designs;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.kinds.Filesystems;
import org.faultline.machine.Machine;
import org.faultline.memory.DaxEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hole that begins and ends within a page: no block is given back, but XFS has the page in use no more. */
class PunchTest {
    private static final long PAGE = 4096;
    private static final Act TOUCH = new Act.Touch(101, new LayerId("m101"), 4, 3, false);
    private static final Act PART = new Act.Punch(101, Stacks.A, 5 * PAGE + 512, 1024);

    @Test
    void xfs_forgets_the_page_it_zeroes_a_part_of() {
        DaxEntries left = entries(after(xfs(), "linux-6.12"));

        assertThat(List.of(4L, 5L, 6L)).filteredOn(page -> left.at(page).isPresent()).containsExactly(4L, 6L);
    }

    @Test
    void linux_7_2_forgets_the_whole_file() {
        assertThat(entries(after(xfs(), "linux-7.2")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"linux-7.2, false", "linux-6.12, true"})
    void linux_7_2_does_so_even_where_a_truncate_ends_at_a_block_that_is_listed_as_bad(String design, boolean kept) {
        Machine machine = machine(xfs());
        Filesystem fs = machine.filesystem(Stacks.XFS).orElseThrow();
        Pfn bad = machine.frameOf(fs, fs.inode(Stacks.A).orElseThrow(), 5).orElseThrow();
        Machine after = Engine.run(machine, List.of(TOUCH, new Act.ListBad(new Address.OfPfn(bad)),
                new Act.Truncate(101, Stacks.A, 5 * PAGE + 512)), Designs.find(design).orElseThrow()).after();

        assertThat(after.filesystem(Stacks.XFS).orElseThrow().inode(Stacks.A).orElseThrow().size())
                .as("it was turned down").isEqualTo(Stacks.MIB);
        assertThat(entries(after).at(4).isPresent()).isEqualTo(kept);
    }

    @Test
    void ext4_keeps_it() {
        assertThat(entries(after(made("ext4", new Features(false, false, Features.Dax.ALWAYS)), "linux-6.12")).at(5))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"ext4, linux-6.1, true", "ext4, linux-6.12, false", "xfs, linux-6.1, false"})
    void behind_the_end_some_kernels_do_nothing_to_a_file_of_ext4(String kind, String design, boolean mapped) {
        Act behind = new Act.Punch(101, Stacks.A, Stacks.MIB, 1024);
        Machine after = Engine.run(machine(made(kind, new Features(false, false, Features.Dax.ALWAYS))),
                List.of(TOUCH, behind), Designs.find(design).orElseThrow()).after();

        assertThat(after.process(101).orElseThrow().mappings().getFirst().pages().showsAnything(4, 3))
                .isEqualTo(mapped);
    }

    @Test
    void the_blocks_stay_one_record_of_the_reverse_map() {
        Machine after = after(xfs(), "linux-6.12");
        Filesystem fs = after.filesystem(Stacks.XFS).orElseThrow();

        assertThat(fs.owners(fs.blockAt(10 * Stacks.MIB).orElseThrow(), 256)).extracting(RmapRecord::blocks)
                .containsExactly(256L);
    }

    private static DaxEntries entries(Machine machine) {
        return machine.entriesOf(Stacks.A);
    }

    private static Machine after(Filesystem fs, String design) {
        return Engine.run(machine(fs), List.of(TOUCH, PART), Designs.find(design).orElseThrow()).after();
    }

    private static Machine machine(Filesystem fs) {
        return Stacks.machine(fs, Stacks.process(101, "postgres", Stacks.A, 0x7f1000000000L, true));
    }

    private static Filesystem xfs() {
        return made("xfs", new Features(true, true, Features.Dax.ALWAYS));
    }

    private static Filesystem made(String kind, Features features) {
        Made made = Filesystems.find(kind).orElseThrow().make(new Request(Stacks.XFS, Stacks.PMEM, "/mnt",
                Stacks.pmem().size(), 4096, features, List.of(Stacks.file(Stacks.A, 10 * Stacks.MIB)),
                Optional.empty()));
        return ((Made.Ok) made).filesystem();
    }
}
