package org.faultline.filesystem.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;

/**
 * What is decided for the files of a new filesystem, and nothing else: the number of each inode, where chunks of inodes are
 * added, and where each run of blocks begins for which no place was asked. It comes to the same as {@link FileBuilder}, and
 * costs so little that a filesystem can be decided on anew for each change of one of its files.
 */
final class Places {
    private final long[] numbers;
    private final long[] chunks;
    /** How many runs the files before each one have. */
    private final int[] runsBefore;
    private final long[] runs;

    Places(long[] numbers, long[] chunks, int[] runsBefore, long[] runs) {
        this.numbers = numbers;
        this.chunks = chunks;
        this.runsBefore = runsBefore;
        this.runs = runs;
    }

    /**
     * Decides on the files of a filesystem. Nothing where only creating one file after the other can tell: when something
     * is wrong with one, or was seen of one on a real filesystem.
     */
    static Optional<Places> of(EmptyFilesystem empty, Budget budget) {
        List<FileRequest> files = empty.request().files();
        Deciding deciding = new Deciding(empty);
        for (int i = 0; i < files.size(); i++) {
            spend(budget, i, files.size());
            if (!deciding.place(i, files.get(i))) {
                return Optional.empty();
            }
        }
        deciding.placed();
        for (int i = 0; i < files.size(); i++) {
            spend(budget, files.size() + i, files.size());
            if (!deciding.fill(i, files.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(deciding.places());
    }

    /** Asks now and then; files are gone through four times until there is a filesystem. */
    static void spend(Budget budget, long done, int files) {
        if (done % 256 == 0) {
            budget.spend(Budget.Stage.ASSEMBLE, done, 4L * files);
        }
    }

    /** The runs of blocks that a file takes for itself, each with its place where one was asked for. */
    static List<Placement> wanted(FileRequest file, int blockSize) {
        return !file.extents().isEmpty() || file.size() == 0 || file.reflinkOf().isPresent() ? file.extents()
                : List.of(new Placement(0, Optional.empty(),
                        Math.ceilDiv(file.size(), blockSize) * blockSize, false));
    }

    /** The number of the inode of file {@code index}. */
    long number(int index) {
        return numbers[index];
    }

    /** The first block of run {@code run} of those of file {@code index} for which no place was asked. */
    long run(int index, int run) {
        return runs[runsBefore[index] + run];
    }

    /** The first blocks of the chunks of inodes that were added. */
    long[] chunks() {
        return chunks.clone();
    }

    /** Whether both have the same inodes in the same chunks. */
    boolean hasInodesOf(Places other) {
        return Arrays.equals(numbers, other.numbers) && Arrays.equals(chunks, other.chunks);
    }

    /** Whether a file has its runs where it has them in {@code other}. */
    boolean hasRunsOf(Places other, int index) {
        return Arrays.equals(runs, runsBefore[index], runsBefore[index + 1], other.runs, other.runsBefore[index],
                other.runsBefore[index + 1]);
    }
}
