package org.faultline.filesystem.blocks;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;

/** Decides on {@link Places}: first the inode of every file and the blocks whose place was asked for, then the others. */
final class Deciding {
    private final Geometry geometry;
    private final int blockSize;
    private final Map<Role, Taken> taken = new EnumMap<>(Role.class);
    private final Map<Role, Gaps> gaps = new EnumMap<>(Role.class);
    /** Chunks with inodes that no file has, each its first number and a bit for each such inode. */
    private final Deque<long[]> room = new ArrayDeque<>();
    private final LongStream.Builder chunks = LongStream.builder();
    private final long[] numbers;
    private final int[] runsBefore;
    private long[] runs = new long[16];
    private boolean plain = true;

    Deciding(EmptyFilesystem empty) {
        this.geometry = empty.geometry();
        this.blockSize = empty.request().blockSize();
        this.numbers = new long[empty.request().files().size()];
        this.runsBefore = new int[numbers.length + 1];
        for (Role role : Role.values()) {
            taken.put(role, new Taken(geometry, role));
        }
        for (RmapRecord record : empty.metadata()) {
            plain &= of(record.start().role()).take(geometry.linear(record.start()), record.blocks());
        }
        InodeTable.EMPTY.withChunks(empty.metadata(), geometry).room()
                .forEach((first, unused) -> room.add(new long[]{first, unused}));
    }

    private Taken of(Role role) {
        return Objects.requireNonNull(taken.get(role));
    }

    /** Gives file {@code index} an inode and the blocks whose place was asked for; false when that cannot be done so. */
    boolean place(int index, FileRequest file) {
        boolean seen = file.seen().ino().isPresent() || !file.seen().staging().isEmpty()
                || !file.seen().attributes().isEmpty() || !file.seen().tree().isEmpty();
        boolean good = plain && !seen && (file.reflinkOf().isEmpty() || file.extents().isEmpty()) && number(index)
                && isApart(file.extents());
        for (int i = 0; good && i < file.extents().size(); i++) {
            Placement extent = file.extents().get(i);
            long at = extent.at().orElse(0L);
            good = extent.length() > 0 && isWhole(extent.offset()) && isWhole(extent.length()) && isWhole(at)
                    && (extent.at().isEmpty()
                            || of(file.seen().home()).take(at / blockSize, extent.length() / blockSize));
        }
        return good;
    }

    private boolean isWhole(long bytes) {
        return bytes % blockSize == 0;
    }

    /** Whether no two of them are of the same pages of their file. */
    private static boolean isApart(List<Placement> extents) {
        if (extents.size() < 2) {
            return true;
        }
        List<Placement> sorted = extents.stream().sorted(Comparator.comparingLong(Placement::offset)).toList();
        boolean apart = true;
        for (int i = 1; i < sorted.size(); i++) {
            apart &= sorted.get(i).offset() - sorted.get(i - 1).offset() >= sorted.get(i - 1).length();
        }
        return apart;
    }

    /** The lowest number that no file has; in a new chunk when all are taken. */
    private boolean number(int index) {
        if (room.isEmpty()) {
            OptionalLong chunk = of(Role.DATA).takeAligned(geometry.inodeChunkBlocks());
            if (chunk.isEmpty()) {
                return false;
            }
            chunks.add(chunk.getAsLong());
            room.add(new long[]{geometry.inode(geometry.block(Role.DATA, chunk.getAsLong()), 0), -1L});
        }
        long[] first = room.element();
        numbers[index] = first[0] + Long.numberOfTrailingZeros(first[1]);
        first[1] &= first[1] - 1;
        if (first[1] == 0) {
            room.remove();
        }
        return true;
    }

    /** No file is placed any more: what is free now is what the other blocks are taken from. */
    void placed() {
        taken.forEach((role, blocks) -> gaps.put(role, blocks.gaps()));
    }

    /** Gives file {@code index} its other blocks; false when there is no room. */
    boolean fill(int index, FileRequest file) {
        int next = runsBefore[index];
        Gaps free = Objects.requireNonNull(gaps.get(file.seen().home()));
        for (Placement extent : Places.wanted(file, blockSize)) {
            if (extent.at().isEmpty()) {
                OptionalLong start = free.take(extent.length() / blockSize);
                if (start.isEmpty()) {
                    return false;
                }
                runs = next < runs.length ? runs : Arrays.copyOf(runs, 2 * runs.length);
                runs[next] = start.getAsLong();
                next++;
            }
        }
        runsBefore[index + 1] = next;
        return true;
    }

    Places places() {
        return new Places(numbers, chunks.build().toArray(), runsBefore,
                Arrays.copyOf(runs, runsBefore[numbers.length]));
    }
}
