package org.faultline.picture.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.address.Bisection;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;
import org.faultline.playback.Ruler;

/**
 * The files of a filesystem that are still there, in order of their numbers, and where on the ruler of its device their
 * extents lie, in order of where they begin.
 */
final class FileIndex {
    private final List<Inode> there;
    private final long[] starts;
    private final long[] ends;
    private final long longest;

    private FileIndex(List<Inode> there, List<long[]> extents) {
        this.there = there;
        starts = extents.stream().mapToLong(e -> e[0]).toArray();
        ends = extents.stream().mapToLong(e -> e[1]).toArray();
        longest = extents.stream().mapToLong(e -> e[1] - e[0]).max().orElse(0);
    }

    static FileIndex of(Machine machine, Filesystem fs) {
        List<Inode> there = fs.inodes().stream().filter(Inode::isThere).toList();
        List<long[]> extents = new ArrayList<>();
        long base = Ruler.of(machine, fs.on()).orElseThrow().start();
        for (Inode file : there) {
            for (Extent extent : file.extents()) {
                if (fs.on(extent.start()).equals(fs.on())) {
                    long start = base + fs.offset(extent.start());
                    extents.add(new long[]{start, start + extent.blocks() * fs.blockSize()});
                }
            }
        }
        extents.sort(Comparator.<long[]>comparingLong(e -> e[0]).thenComparingLong(e -> e[1]));
        return new FileIndex(there, extents);
    }

    /** The files. */
    List<Inode> there() {
        return there;
    }

    boolean isEmpty() {
        return there.isEmpty();
    }

    /** How many extents there are. */
    int extents() {
        return starts.length;
    }

    /** Number of the ruler at which extent {@code index} begins. */
    long start(int index) {
        return starts[index];
    }

    /** The number behind its last. */
    long end(int index) {
        return ends[index];
    }

    /** The first extent that begins at {@code number} or behind it. */
    int from(long number) {
        return Bisection.first(starts.length, i -> starts[i] >= number);
    }

    /** The first extent behind {@code index} that begins at {@code number} or behind it, where that is not far. */
    int behind(int index, long number) {
        return Bisection.near(starts, index + 1, number);
    }

    /** The number behind the last of the extents from {@code first} to before {@code end}; 0 where there is none. */
    long furthest(int first, int end) {
        long furthest = 0;
        for (int i = first; i < end; i++) {
            furthest = Math.max(furthest, ends[i]);
        }
        return furthest;
    }

    /** An extent before which none reaches as far as {@code number}. */
    int reaching(long number) {
        return from(number - longest);
    }
}
