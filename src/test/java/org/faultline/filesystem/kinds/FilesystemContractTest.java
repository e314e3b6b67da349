package org.faultline.filesystem.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.faultline.address.LayerId;
import org.faultline.fake.Stacks;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Placements;
import org.faultline.filesystem.RmapRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every filesystem promises, after any sequence of writes and reflinks. */
class FilesystemContractTest {
    private static final int FILES = 6;
    private static final int PAGES = 96;

    /** Every filesystem; a device-dax namespace is none, and its one file never changes. */
    static List<Object[]> kindsAndSeeds() {
        List<Object[]> all = new ArrayList<>();
        for (FilesystemKind kind : Filesystems.all().stream().filter(k -> !k.isDevice()).toList()) {
            for (long seed = 1; seed <= 12; seed++) {
                all.add(new Object[]{kind, seed});
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("kindsAndSeeds")
    void extents_and_reverse_map_tell_the_same_after_every_change(FilesystemKind kind, long seed) {
        Random random = new Random(seed);
        Filesystem fs = make(kind);
        for (int act = 0; act < 60; act++) {
            Change change = random.nextInt(3) == 0 ? reflink(fs, random) : write(fs, random);
            if (change instanceof Change.Done done) {
                fs = done.after();
            }
            String where = kind.name() + " seed " + seed + " act " + act;
            everyExtentHasItsRecord(fs, where);
            everyRecordHasItsExtent(fs, where);
            blocksOfMetadataAreNobodysData(fs, where);
            everyBlockHasAsManyRecordsAsFilesThatShowIt(fs, where);
        }
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("kindsAndSeeds")
    void a_written_page_is_its_files_own(FilesystemKind kind, long seed) {
        Random random = new Random(seed);
        Filesystem fs = make(kind);
        for (int act = 0; act < 20; act++) {
            if (reflink(fs, random) instanceof Change.Done done) {
                fs = done.after();
            }
        }
        LayerId file = new LayerId("f" + random.nextInt(FILES));
        long page = random.nextInt(PAGES);
        Filesystem after = ((Change.Done) fs.write(file, page, 1)).after();
        FsBlock block = after.inode(file).orElseThrow().extentAt(page).orElseThrow().block(page);

        assertThat(after.owners(block, 1)).as("seed %d", seed).hasSize(1);
    }

    private static Filesystem make(FilesystemKind kind) {
        List<FileRequest> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            files.add(new FileRequest(new LayerId("f" + i), "/mnt/f" + i, Inode.Type.REGULAR, PAGES * 4096L, List.of(),
                    Optional.empty(), Inode.Core.LIVE));
        }
        Request request = new Request(Stacks.XFS, Stacks.PMEM, "/mnt", Stacks.pmem().size(), 4096,
                new Features(true, true, Features.Dax.ALWAYS), files);
        return ((Made.Ok) kind.make(request)).filesystem();
    }

    private static Change write(Filesystem fs, Random random) {
        int first = random.nextInt(PAGES + 8);
        long blocks = 1L + random.nextInt(12);
        Placements placements = Placements.of(List.of(new Placements.Run(first * 4096L, random.nextInt(4000) * 4096L,
                blocks * 4096), new Placements.Run(first * 4096L, random.nextInt(1 << 18) * 4096L, 4096)));
        return fs.write(new LayerId("f" + random.nextInt(FILES)), first, blocks,
                random.nextBoolean() ? placements : Placements.NONE);
    }

    private static Change reflink(Filesystem fs, Random random) {
        int from = random.nextInt(FILES);
        int to = (from + 1 + random.nextInt(FILES - 1)) % FILES;
        return fs.reflink(new LayerId("f" + from), random.nextInt(PAGES / 2), new LayerId("f" + to), "/mnt/f" + to,
                random.nextInt(PAGES / 2), 1 + random.nextInt(PAGES / 2));
    }

    private static void everyExtentHasItsRecord(Filesystem fs, String where) {
        for (Inode file : fs.inodes()) {
            for (Extent extent : file.extents()) {
                for (long block = extent.offset(); block < extent.end(); block++) {
                    long wanted = block;
                    assertThat(fs.owners(extent.block(block), 1)).as(where).anyMatch(r -> r.owner().code() == file.ino()
                            && r.offset() + extent.block(wanted).agbno() - r.start().agbno() == wanted);
                }
            }
        }
    }

    private static void everyRecordHasItsExtent(Filesystem fs, String where) {
        for (FsBlock group : fs.groups()) {
            for (RmapRecord record : fs.records(group.ag())) {
                if (!record.isMetadata()) {
                    Inode file = fs.inode(record.owner().code()).orElseThrow();
                    assertThat(file.extentAt(record.offset()).map(e -> e.block(record.offset()))).as(where)
                            .contains(record.start());
                }
            }
        }
    }

    private static void blocksOfMetadataAreNobodysData(Filesystem fs, String where) {
        Map<FsBlock, Integer> metadata = new HashMap<>();
        for (FsBlock group : fs.groups()) {
            fs.records(group.ag()).stream().filter(r -> r.owner().isSpecial()).forEach(r -> {
                List<RmapRecord> all = fs.owners(r.start(), r.blocks());
                metadata.merge(r.start(), all.size(), Integer::sum);
            });
        }
        assertThat(metadata.values()).as(where).allMatch(n -> n == 1);
    }

    private static void everyBlockHasAsManyRecordsAsFilesThatShowIt(Filesystem fs, String where) {
        Map<FsBlock, Integer> shown = new HashMap<>();
        for (Inode file : fs.inodes()) {
            for (Extent extent : file.extents()) {
                for (long block = extent.offset(); block < extent.end(); block++) {
                    shown.merge(extent.block(block), 1, Integer::sum);
                }
            }
        }
        shown.forEach(
                (block, count) -> assertThat(fs.owners(block, 1)).as("%s, block %s", where, block).hasSize(count));
    }
}
