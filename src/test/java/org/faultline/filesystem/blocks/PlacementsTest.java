package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.faultline.address.LayerId;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.PassedOver;
import org.faultline.filesystem.Placements;
import org.faultline.filesystem.Placements.Run;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Where new blocks of a file lie when somebody chose it: there, as long as nobody has them. */
class PlacementsTest {
    private static final long PAGE = 4096;
    private static final long MIB = Stacks.MIB;
    /** The page behind the end of a file of 1 MiB. */
    private static final long NEXT = 256;
    private final Filesystem before =
            Stacks.xfs(true, Stacks.file(Stacks.A, 10 * MIB), Stacks.reflink(Stacks.B, Stacks.A));
    /** Where the second allocation group begins. */
    private final long group = before.offset(before.groups().get(1));

    @Test
    void a_hole_is_filled_at_the_chosen_place() {
        assertThat(place(before, NEXT, NEXT * PAGE, 40 * MIB)).isEqualTo(40 * MIB);
        assertThat(place(before, NEXT + 2, NEXT * PAGE, 40 * MIB)).isEqualTo(40 * MIB + 2 * PAGE);
    }

    @Test
    void without_a_chosen_place_a_file_goes_on_behind_its_last_block_while_that_is_free() {
        Filesystem alone = Stacks.xfs(true, Stacks.file(Stacks.A, 10 * MIB));
        Filesystem followed = Stacks.xfs(true, Stacks.file(Stacks.A, 10 * MIB), Stacks.file(Stacks.B, 11 * MIB));

        assertThat(place(alone, NEXT, 0, 0)).isEqualTo(11 * MIB);
        assertThat(place(alone, NEXT, NEXT * PAGE, 40 * MIB)).isEqualTo(40 * MIB);
        assertThat(place(followed, NEXT, 0, 0)).isLessThan(10 * MIB);
    }

    /** xfs_bmap_adjacent(). */
    @Test
    void behind_all_blocks_of_a_file_the_next_lies_as_far_behind_the_last_as_the_page_does() {
        Filesystem alone = Stacks.xfs(true, Stacks.file(Stacks.A, 10 * MIB));
        Filesystem followed = Stacks.xfs(true, Stacks.file(Stacks.A, 10 * MIB), Stacks.file(Stacks.B, 11 * MIB));
        Filesystem last = Stacks.xfs(true, Stacks.file(Stacks.A, group - MIB - 2 * PAGE));

        assertThat(place(alone, NEXT + 14, 0, 0)).isEqualTo(11 * MIB + 14 * PAGE);
        assertThat(place(followed, NEXT + 14, 0, 0)).as("taken").isLessThan(10 * MIB);
        assertThat(place(followed, 2 * NEXT, 0, 0)).as("behind what is taken").isEqualTo(12 * MIB);
        assertThat(place(last, NEXT + 14, 0, 0)).as("there the group has ended").isEqualTo(group - 2 * PAGE);
        Filesystem hole = write(alone, Stacks.A, NEXT + 14, 1, Placements.NONE);
        assertThat(place(hole, NEXT + 3, 0, 0)).as("not behind all").isLessThan(10 * MIB);
    }

    @Test
    void a_used_block_is_never_given_away() {
        long chosen = place(before, NEXT, 0, 0);
        assertThat(place(before, NEXT, NEXT * PAGE, 10 * MIB)).isEqualTo(chosen);
        assertThat(place(before, NEXT, NEXT * PAGE, 0)).isEqualTo(chosen);
    }

    @Test
    void behind_the_end_of_the_filesystem_the_allocator_chooses() {
        assertThat(place(before, NEXT, NEXT * PAGE, 1L << 40)).isEqualTo(place(before, NEXT, 0, 0));
    }

    @Test
    void of_two_places_the_first_that_is_free_holds() {
        assertThat(place(before, NEXT, NEXT * PAGE, 10 * MIB, 40 * MIB, 50 * MIB)).isEqualTo(40 * MIB);
        assertThat(place(before, NEXT, NEXT * PAGE, 50 * MIB, 40 * MIB)).isEqualTo(50 * MIB);
    }

    @Test
    void what_is_not_given_is_said_with_whose_blocks_are_in_the_way() {
        long a = before.inode(Stacks.A).orElseThrow().ino();

        assertThat(
                passed(NEXT, 3, new Run(NEXT * PAGE, 10 * MIB, 2 * PAGE), new Run((NEXT + 2) * PAGE, 40 * MIB, PAGE)))
                .containsExactly(new PassedOver(NEXT, 2, before.blockAt(10 * MIB).orElseThrow(),
                        Optional.of(new Owner(a))));
        assertThat(passed(NEXT, 1, new Run(NEXT * PAGE, 0, PAGE))).singleElement()
                .satisfies(p -> assertThat(p.by()).contains(Owner.FS));
        assertThat(passed(NEXT, 1, new Run(NEXT * PAGE, 10 * MIB, PAGE), new Run(NEXT * PAGE, 40 * MIB, PAGE)))
                .as("the next one is free").isEmpty();
        assertThat(passed(NEXT, 2, new Run(NEXT * PAGE, 40 * MIB, PAGE), new Run((NEXT + 1) * PAGE, 40 * MIB, PAGE)))
                .as("the first page has it").extracting(PassedOver::fileBlock).containsExactly(NEXT + 1);
        assertThat(passed(NEXT, 1)).isEmpty();
    }

    @Test
    void a_copy_is_passed_over_where_its_window_does_not_fit() {
        assertThat(passed(0, 1, new Run(0, 10 * MIB - PAGE, PAGE))).singleElement()
                .satisfies(p -> assertThat(p.by()).isPresent());
        assertThat(passed(0, 1, new Run(0, group - PAGE, PAGE))).singleElement()
                .satisfies(p -> assertThat(p.by()).isEmpty());
        assertThat(passed(0, 1, new Run(0, 40 * MIB, PAGE))).isEmpty();
    }

    private List<PassedOver> passed(long page, long pages, Run... runs) {
        return ((Change.Done) before.write(Stacks.A, page, pages, Placements.of(List.of(runs)))).passed();
    }

    @Test
    void a_copy_lies_at_the_chosen_place_with_its_window_around_it() {
        Filesystem after = write(before, Stacks.B, 35, 1, Placements.of(List.of(new Run(35 * PAGE, 40 * MIB, PAGE))));

        assertThat(byteOf(after, Stacks.B, 35)).isEqualTo(40 * MIB);
        assertThat(after.inode(Stacks.B).orElseThrow().staging()).anyMatch(
                e -> e.offset() == 32 && after.offset(e.start()) == 40 * MIB - 3 * PAGE && e.blocks() == 3);
        assertThat(byteOf(after, Stacks.A, 35)).isEqualTo(10 * MIB + 35 * PAGE);
    }

    @Test
    void a_place_that_was_chosen_for_a_neighbour_tells_where_the_window_lies() {
        Filesystem after = write(before, Stacks.B, 35, 1,
                Placements.of(List.of(new Run(64 * PAGE, 50 * MIB, PAGE), new Run(40 * PAGE, 40 * MIB, PAGE))));

        assertThat(byteOf(after, Stacks.B, 35)).isEqualTo(40 * MIB - 5 * PAGE);
        assertThat(byteOf(write(after, Stacks.B, 40, 1, Placements.NONE), Stacks.B, 40)).isEqualTo(40 * MIB);
    }

    @Test
    void a_window_that_would_leave_its_group_or_meet_used_blocks_lies_elsewhere() {
        long chosen = byteOf(write(before, Stacks.B, 0, 1, Placements.NONE), Stacks.B, 0);
        for (long at : List.of(group - PAGE, 10 * MIB - PAGE)) {
            Filesystem after = write(before, Stacks.B, 0, 1, Placements.of(List.of(new Run(0, at, PAGE))));
            assertThat(byteOf(after, Stacks.B, 0)).as("at %d", at).isEqualTo(chosen);
        }
        assertThat(
                byteOf(write(before, Stacks.B, 31, 1, Placements.of(List.of(new Run(31 * PAGE, group - PAGE, PAGE)))),
                        Stacks.B, 31))
                .isEqualTo(group - PAGE);
    }

    @Test
    void what_has_blocks_stays_where_it_lies() {
        Filesystem alone = Stacks.xfs(true, Stacks.file(Stacks.A, 10 * MIB));

        assertThat(write(alone, Stacks.A, 3, 1, Placements.of(List.of(new Run(3 * PAGE, 40 * MIB, PAGE)))).inodes())
                .isEqualTo(alone.inodes());
    }

    @Test
    void one_run_may_go_from_group_to_group() {
        Placements placements = Placements.of(List.of(new Run(NEXT * PAGE, group - PAGE, 20 * PAGE)));
        Filesystem after = write(before, Stacks.A, NEXT, 20, placements);

        assertThat(byteOf(after, Stacks.A, NEXT)).isEqualTo(group - PAGE);
        assertThat(byteOf(after, Stacks.A, NEXT + 1)).as("the group's own first block").isLessThan(group - PAGE);
        assertThat(byteOf(after, Stacks.A, NEXT + 19)).isEqualTo(group + 18 * PAGE);
    }

    /** The layers by which places are found give what going through all of them one after the other gives. */
    @RepeatedTest(40)
    void places_come_in_the_order_in_which_they_were_said(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < random.nextInt(12); i++) {
            runs.add(new Run(random.nextInt(20) * PAGE, random.nextInt(90) * PAGE, (1 + random.nextInt(8)) * PAGE));
        }
        Placements placements = Placements.of(runs);
        for (long page = 0; page < 30; page++) {
            long offset = page * PAGE;
            assertThat(placements.of(offset)).containsExactlyElementsOf(
                    runs.stream().filter(r -> offset >= r.offset() && offset < r.offset() + r.length())
                            .map(r -> r.at() + offset - r.offset()).toList());
        }
        assertThat(placements).isEqualTo(Placements.of(List.copyOf(runs))).hasSameHashCodeAs(Placements.of(runs));
    }

    /** Where that page of A lies after a write with places for two pages from {@code offset} of the file. */
    private static long place(Filesystem fs, long page, long offset, long... places) {
        List<Run> runs = new ArrayList<>();
        for (long at : places) {
            runs.add(new Run(offset, at, 4 * PAGE));
        }
        return byteOf(write(fs, Stacks.A, page, 1, Placements.of(runs)), Stacks.A, page);
    }

    private static Filesystem write(Filesystem fs, LayerId file, long page, long pages,
            Placements placements) {
        return ((Change.Done) fs.write(file, page, pages, placements)).after();
    }

    private static long byteOf(Filesystem fs, LayerId file, long page) {
        Optional<Inode> inode = fs.inode(file);
        return fs.offset(inode.orElseThrow().extentAt(page).orElseThrow().block(page));
    }
}
