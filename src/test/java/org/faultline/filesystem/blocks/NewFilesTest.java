package org.faultline.filesystem.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.budget.Stopped;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made all at once, or made anew where they changed, are those that were created one after the other. */
class NewFilesTest {
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 1000;
    private static final int GROUP = 301;
    private static final LayerId ID = new LayerId("fs");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 22, 333, 4444, 55555, 666666})
    void all_at_once_is_as_one_after_the_other(long seed) {
        Random random = new Random(seed);
        int made = 0;
        for (int round = 0; round < 150; round++) {
            EmptyFilesystem empty = empty(files(random, 1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 20)));
            Made whole = empty.withFiles(Budget.UNLIMITED);
            made += Places.of(empty, Budget.UNLIMITED).isPresent() ? 1 : 0;

            assertThat(text(whole)).as("seed %d round %d", seed, round)
                    .isEqualTo(text(empty.oneByOne(Budget.UNLIMITED)));
        }
        assertThat(made).isBetween(20, 149);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 88, 999, 11111, 222222})
    void made_anew_where_files_changed_is_as_made_anew(long seed) {
        Random random = new Random(seed);
        int changed = 0;
        for (int round = 0; round < 60; round++) {
            EmptyFilesystem before = empty(files(random, 15 + random.nextInt(30)));
            Made made = before.oneByOne(Budget.UNLIMITED);
            for (int edit = 0; edit < 10 && made instanceof Made.Ok ok; edit++) {
                EmptyFilesystem next = empty(edited(before.request().files(), random));
                Optional<Filesystem> again = Remaking.of(ok.filesystem(), before, next, Budget.UNLIMITED);
                Made anew = next.oneByOne(Budget.UNLIMITED);
                again.ifPresent(fs -> assertThat(text(new Made.Ok(fs))).as("seed %d: %s", seed, next.request())
                        .isEqualTo(text(anew)));
                assertThat(again).as("seed %d: something is wrong with %s", seed, next.request())
                        .matches(fs -> fs.isEmpty() || anew instanceof Made.Ok);
                changed += again.isPresent() ? 1 : 0;
                before = anew instanceof Made.Ok ? next : before;
                made = anew instanceof Made.Ok ? again.<Made>map(Made.Ok::new).orElse(anew) : made;
            }
        }
        assertThat(changed).isGreaterThan(50);
    }

    @Test
    void a_file_that_grows_moves_those_behind_it_and_leaves_the_others_the_same_objects() {
        List<FileRequest> files = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            files.add(sized(i, 2));
        }
        EmptyFilesystem before = empty(files);
        files.set(30, sized(30, 3));
        Filesystem made = ((Made.Ok) before.withFiles(Budget.UNLIMITED)).filesystem();
        Filesystem next = Remaking.of(made, before, empty(files), Budget.UNLIMITED).orElseThrow();

        assertThat(next.inodes()).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(next.inodes().get(i) == made.inodes().get(i)).as("file %d", i).isEqualTo(i < 30);
        }
    }

    @Test
    void a_file_whose_place_is_asked_for_changes_nothing_but_itself_and_who_shares_it() {
        List<FileRequest> files = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            files.add(i == 5 ? placed(i, 4) : i == 20 ? sharing(i, 5) : sized(i, 2));
        }
        EmptyFilesystem before = empty(files);
        Filesystem made = ((Made.Ok) before.withFiles(Budget.UNLIMITED)).filesystem();
        files.set(5, placed(5, 9));
        Filesystem next = Remaking.of(made, before, empty(files), Budget.UNLIMITED).orElseThrow();

        assertThat(next.inode(new LayerId("f20")).orElseThrow().extents().getFirst().blocks()).isEqualTo(9);
        for (int i = 0; i < 40; i++) {
            assertThat(next.inodes().get(i) == made.inodes().get(i)).as("file %d", i).isEqualTo(i != 5 && i != 20);
        }
    }

    @Test
    void making_asks_its_budget_about_the_files_again_and_again() {
        List<FileRequest> files = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            files.add(new FileRequest(new LayerId("f" + i), "/f" + i, Inode.Type.REGULAR, 0, List.of(),
                    Optional.empty(), Inode.Core.LIVE));
        }
        AtomicInteger asked = new AtomicInteger();
        empty(files).withFiles((stage, done, of) -> {
            assertThat(done).isBetween(0L, of);
            asked.incrementAndGet();
        });
        assertThat(asked.get()).isGreaterThan(8);
        for (int most = 1; most < asked.get(); most++) {
            AtomicInteger left = new AtomicInteger(most);
            Budget budget = (stage, done, of) -> {
                if (left.decrementAndGet() < 0) {
                    throw new Stopped();
                }
            };
            assertThatThrownBy(() -> empty(files).withFiles(budget)).as("after %d", most).isInstanceOf(Stopped.class);
        }
    }

    private static List<FileRequest> files(Random random, int count) {
        List<FileRequest> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(file(random, i, count));
        }
        return files;
    }

    private static FileRequest file(Random random, int index, int count) {
        return switch (random.nextInt(12)) {
            case 0 -> placed(random, index, count);
            case 1 -> index == 0 ? sized(index, 1) : sharing(index, random.nextInt(index));
            case 2 -> index == 0 ? sized(index, 3) : sharing(index, random.nextInt(index));
            case 3 -> new FileRequest(new LayerId("f" + index), "/d" + index, Inode.Type.DIRECTORY, 0, List.of(),
                    Optional.empty(), Inode.Core.ABSENT);
            case 4 -> new FileRequest(new LayerId("f" + index), "/r" + index, Inode.Type.REGULAR,
                    1 + random.nextInt(3 * BLOCK), List.of(), Optional.empty(), Inode.Core.LIVE,
                    new Recorded(Optional.empty(), List.of(), random.nextBoolean(), Role.REALTIME));
            default -> sized(index, random.nextInt(1 + 1200 / count));
        };
    }

    private static FileRequest sized(int index, int blocks) {
        return new FileRequest(new LayerId("f" + index), "/f" + index, Inode.Type.REGULAR, (long) blocks * BLOCK,
                List.of(), Optional.empty(), Inode.Core.LIVE);
    }

    private static FileRequest placed(int index, int blocks) {
        return new FileRequest(new LayerId("f" + index), "/f" + index, Inode.Type.REGULAR, (long) blocks * BLOCK,
                List.of(new Placement(0, Optional.of(700L * BLOCK), (long) blocks * BLOCK, false)), Optional.empty(),
                Inode.Core.LIVE);
    }

    private static FileRequest sharing(int index, int source) {
        return new FileRequest(new LayerId("f" + index), "/s" + index, Inode.Type.REGULAR, 0, List.of(),
                Optional.of(new LayerId("f" + source)), Inode.Core.LIVE);
    }

    /** A file with one to three extents, some of which say where they lie; sometimes one that cannot be. */
    private static FileRequest placed(Random random, int index, int count) {
        List<Placement> extents = new ArrayList<>();
        long offset = 0;
        for (int i = random.nextInt(3); i >= 0; i--) {
            long blocks = 1L + random.nextInt(1 + 200 / count);
            Optional<Long> at = random.nextInt(3) == 0 ? Optional.empty()
                    : Optional.of((40L + random.nextInt(BLOCKS - 45)) * BLOCK);
            long crooked = random.nextInt(300) == 0 ? 5 : 0;
            extents.add(new Placement(offset * BLOCK + crooked, at, blocks * BLOCK, random.nextInt(4) == 0));
            offset += random.nextInt(60) == 0 ? 0 : blocks + random.nextInt(2);
        }
        return new FileRequest(new LayerId("f" + index), "/p" + index, Inode.Type.REGULAR, offset * BLOCK, extents,
                Optional.empty(), Inode.Core.LIVE);
    }

    /** The last file is taken away, one is added there, or one is another. */
    private static List<FileRequest> edited(List<FileRequest> before, Random random) {
        List<FileRequest> next = new ArrayList<>(before);
        switch (random.nextInt(8)) {
            case 0 -> next.removeLast();
            case 1 -> next.add(file(random, next.size(), next.size() + 1));
            default -> {
                int at = random.nextInt(next.size());
                next.set(at, file(random, at, next.size()));
            }
        }
        return next;
    }

    /** Four groups, the last of which is short, and some room for realtime files. */
    private static EmptyFilesystem empty(List<FileRequest> files) {
        Request request = new Request(ID, new LayerId("pmem0"), "/mnt", (long) BLOCKS * BLOCK, BLOCK,
                new Features(true, true, Features.Dax.INODE), List.copyOf(files),
                List.of(new Volume(Role.REALTIME, new LayerId("pmem1"), 50L * BLOCK)), Optional.empty());
        List<RmapRecord> own = new ArrayList<>();
        for (int group = 0; group < 4; group++) {
            own.add(RmapRecord.metadata(new FsBlock(group, 0), 5, Owner.FS));
            own.add(RmapRecord.metadata(new FsBlock(group, 5 + group), 3, Owner.AG));
        }
        own.add(RmapRecord.metadata(new FsBlock(0, 16), 8, Owner.INODES));
        return new EmptyFilesystem("xfs", true, request, Geometry.of(request, BLOCKS, GROUP), own);
    }

    /** All there is to tell of a filesystem, and what becomes of the next inode and the next blocks. */
    private static String text(Made made) {
        if (!(made instanceof Made.Ok ok)) {
            return made.toString();
        }
        StringBuilder text = new StringBuilder(told(ok.filesystem()));
        List<Inode> files = ok.filesystem().inodes();
        if (!files.isEmpty()) {
            Change more = ok.filesystem().reflink(files.getFirst().id(), 0, new LayerId("more"), "/more", 0, 1);
            text.append(more instanceof Change.Done done ? told(done.after()) : more.toString());
            Change written = ok.filesystem().write(files.getLast().id(), 0, 40);
            text.append(written instanceof Change.Done done ? told(done.after()) : written.toString());
        }
        return text.toString();
    }

    private static String told(Filesystem fs) {
        StringBuilder text = new StringBuilder(fs.mount() + " " + fs.features() + " " + fs.nameless());
        for (Inode inode : fs.inodes()) {
            text.append('\n').append(inode).append(fs.inode(inode.path()).map(Inode::ino))
                    .append(fs.inode(inode.id()).map(Inode::ino));
        }
        fs.volumes().forEach(v -> fs.groups(v.role()).forEach(g -> text.append('\n').append(fs.records(g))));
        return text.toString();
    }
}
