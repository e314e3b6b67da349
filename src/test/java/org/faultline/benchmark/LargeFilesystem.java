package org.faultline.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Layout;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FilesystemKind.Seen;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.kinds.Filesystems;

/**
 * A filesystem with so many reverse-map records in four allocation groups, the same every time: runs of one to eight
 * blocks with gaps of up to four, every fourth run shared by a second owner, and room behind them. A file {@code a} and its
 * clone {@code b} lie in that room of the last group.
 *
 * @param records how many
 */
record LargeFilesystem(int records) {
    static final LayerId A = new LayerId("a");
    static final LayerId B = new LayerId("b");
    private static final long SEED = 20260102;
    private static final long BLOCK = 4096;
    private static final int GROUPS = 4;
    private static final int MOST_BLOCKS = 8;
    private static final int MOST_GAP = 4;
    /** Pages of the two files: each can be copied once. */
    static final int PAGES = 4096;
    private static final int HEADERS = 8;
    private static final int OWNERS = 1000;
    private static final long FIRST_INODE = 1L << 20;

    /** Blocks of one group, in which every record has room and the files too. */
    long groupBlocks() {
        return Math.max(1 << 16, (long) records / GROUPS * (MOST_BLOCKS + MOST_GAP)) + 4L * PAGES;
    }

    /** Bytes of the whole filesystem. */
    long bytes() {
        return GROUPS * groupBlocks() * BLOCK;
    }

    Filesystem make() {
        long blocks = groupBlocks();
        long at = (GROUPS - 1) * blocks * BLOCK + (blocks - 3L * PAGES) * BLOCK;
        List<FileRequest> files = List.of(
                new FileRequest(A, "/mnt/a", Inode.Type.REGULAR, PAGES * BLOCK,
                        List.of(new Placement(0, Optional.of(at), PAGES * BLOCK, false)), Optional.empty(),
                        Inode.Core.LIVE),
                new FileRequest(B, "/mnt/b", Inode.Type.REGULAR, 0, List.of(), Optional.of(A), Inode.Core.LIVE));
        Request request = new Request(new LayerId("xfs0"), new LayerId("pmem0"), "/mnt", bytes(), 4096,
                new Features(true, true, Features.Dax.ALWAYS), files,
                Optional.of(new Layout(blocks * BLOCK, bytes(), seen(blocks))));
        return switch (Filesystems.find("xfs").orElseThrow().make(request)) {
            case Made.Ok ok -> ok.filesystem();
            case Made.Wrong wrong -> throw new Row.NotMeasured("refused: " + wrong.complaints().getFirst());
        };
    }

    private List<Seen> seen(long groupBlocks) {
        Random random = new Random(SEED);
        List<Owner> owners = new ArrayList<>();
        for (int i = 0; i < OWNERS; i++) {
            owners.add(new Owner(FIRST_INODE + i));
        }
        List<Seen> all = new ArrayList<>(records);
        for (int group = 0; group < GROUPS; group++) {
            long block = group * groupBlocks + HEADERS;
            for (int i = 0; all.size() < (long) records * (group + 1) / GROUPS; i++) {
                block += random.nextInt(MOST_GAP + 1);
                long length = 1L + random.nextInt(MOST_BLOCKS);
                Owner owner = owners.get(random.nextInt(OWNERS));
                all.add(data(block, length, owner, i));
                if (i % 4 == 0) {
                    all.add(data(block, length, owners.get((int) (owner.code() - FIRST_INODE + 1) % OWNERS), i));
                }
                block += length;
            }
        }
        return all;
    }

    private static Seen data(long block, long length, Owner owner, int index) {
        return new Seen(block * BLOCK, length * BLOCK, owner, RmapRecord.Fork.DATA, (long) index * MOST_BLOCKS * BLOCK);
    }
}
