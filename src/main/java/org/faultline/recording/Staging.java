package org.faultline.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.File;
import org.faultline.recording.KernelCase.Owned;
import org.faultline.recording.KernelCase.State;

/**
 * Copy-on-write staging of files: blocks that lie next to one of a file's own as its pages lie next to it. The map does not
 * say whose they are. Where a file got such a block later, it was the file's; a copying write stages the whole window
 * around a page, so else it is the file of whose window most is there, staged or in use.
 *
 * @param files the files that took part in sharing, by path
 * @param rows the map of the device
 * @param ends the byte of a file behind which nothing is staged for it
 */
record Staging(Map<String, File> files, List<Owned> rows, ToLongFunction<File> ends) {
    /** How many pages a copying write stages at once. Kernel: fs/xfs/libxfs/xfs_format.h XFS_DEFAULT_COWEXTSZ_HINT. */
    static final long PAGES = 32;
    private static final long WINDOW = PAGES * CaseFiles.BLOCK;
    private static final String OWNER = "cow staging";
    private static final String UNTOLD = "perhaps staged";

    /**
     * A window of a file beside which a row lies.
     *
     * @param first the first byte of the file in it
     * @param end the byte of the file behind it
     * @param shift how far its blocks lie behind their bytes in the file
     * @param found how many blocks of the window are where they would be; one that was got later counts for all
     * @param before whether the row lies before the block that was copied
     */
    private record Claim(String path, long first, long end, long shift, long found, boolean before) {
        boolean has(long at) {
            return at - shift >= first && at - shift < end;
        }

        /** Whether nothing of the window is missing. */
        boolean isWhole() {
            return found * CaseFiles.BLOCK >= end - first;
        }
    }

    /**
     * The rows where what tells no owner may be staged, except for what files have: without a reverse map no row tells one
     * that is in use. Kernel: fs/xfs/xfs_fsmap.c xfs_getfsmap_datadev_bnobt().
     */
    static List<Owned> withUntold(List<Owned> rows, List<File> files) {
        List<Extent> used = files.stream().flatMap(f -> CaseFiles.before(f).stream()).flatMap(s -> s.extents().stream())
                .sorted(Comparator.comparingLong(Extent::at)).toList();
        List<Owned> left = new ArrayList<>();
        for (Owned row : rows) {
            long start = row.start();
            for (Extent e : row.owner().equals("unknown") ? used : List.<Extent>of()) {
                if (e.at() < row.end() && e.at() + e.length() > start) {
                    left.add(untold(row, start, e.at()));
                    start = e.at() + e.length();
                }
            }
            left.add(row.owner().equals("unknown") ? untold(row, start, row.end()) : row);
        }
        return left.stream().filter(r -> r.length() > 0).toList();
    }

    private static Owned untold(Owned row, long start, long end) {
        return new Owned(row.device(), start, end, UNTOLD, row.inode(), row.fork(), row.offset());
    }

    /** What is staged for a file. */
    List<Node.Fields> of(String path) {
        List<Extent> staged = new ArrayList<>();
        for (Owned row : rows) {
            List<Claim> claims = isStaged(row) ? claims(row) : List.of();
            for (long block : within(claims, row)) {
                best(claims, block).filter(c -> c.path.equals(path))
                        .ifPresent(c -> add(staged, block - c.shift, block));
            }
        }
        return CaseFiles.extents(staged);
    }

    /** The blocks of a row that lie in a window, in ascending order. */
    private static NavigableSet<Long> within(List<Claim> claims, Owned row) {
        NavigableSet<Long> blocks = new TreeSet<>();
        for (Claim claim : claims) {
            for (long at = claim.first + claim.shift; at < claim.first + claim.shift + WINDOW; at += CaseFiles.BLOCK) {
                if (at >= row.start() && at < row.end()) {
                    blocks.add(at);
                }
            }
        }
        return blocks;
    }

    /**
     * The window a staged block is of. Of two of which as much is there it is the later one: the allocator goes upwards, and
     * a page of the earlier one that was copied would have taken the block.
     */
    private static Optional<Claim> best(List<Claim> claims, long at) {
        return claims.stream().filter(c -> c.has(at))
                .max(Comparator.comparingLong(Claim::found).thenComparing(Claim::before));
    }

    private List<Claim> claims(Owned row) {
        List<Claim> claims = new ArrayList<>();
        files.values().forEach(f -> CaseFiles.before(f).stream().flatMap(s -> s.extents().stream())
                .filter(e -> !e.isUnwritten() && touches(e, row)).forEach(e -> claims.add(claim(f, e, row))));
        claims.removeIf(c -> row.owner().equals(UNTOLD) && !c.isWhole());
        return claims;
    }

    private Claim claim(File file, Extent e, Owned row) {
        State state = CaseFiles.before(file).orElseThrow();
        boolean before = row.end() == e.at();
        long page = before ? e.offset() : e.offset() + e.length() - CaseFiles.BLOCK;
        long shift = e.at() - e.offset();
        long first = page / WINDOW * WINDOW;
        long found = 0;
        for (long offset = first; offset < first + WINDOW; offset += CaseFiles.BLOCK) {
            found += isThere(state, offset, offset + shift) ? 1 : 0;
        }
        for (long at = Math.max(row.start(), first + shift); at < Math.min(row.end(), first + shift + WINDOW); at +=
                CaseFiles.BLOCK) {
            found += gotLater(file, at - shift, at) ? WINDOW : 0;
        }
        return new Claim(file.path(), first, Math.min(first + WINDOW, ends.applyAsLong(file)), shift, found, before);
    }

    private static void add(List<Extent> staged, long offset, long at) {
        Extent last = staged.isEmpty() ? new Extent(-1, -1, 0, List.of()) : staged.getLast();
        boolean follows = last.offset() + last.length() == offset && last.at() + last.length() == at;
        Extent whole = follows ? staged.removeLast() : new Extent(offset, at, 0, List.of());
        staged.add(new Extent(whole.offset(), whole.at(), whole.length() + CaseFiles.BLOCK, List.of()));
    }

    private static boolean gotLater(File file, long offset, long at) {
        return file.states().values().stream().anyMatch(s -> has(s, offset, at));
    }

    private static boolean has(State state, long offset, long at) {
        return state.extents().stream().anyMatch(e -> offset >= e.offset() && offset < e.offset() + e.length()
                && e.at() + offset - e.offset() == at);
    }

    /** Whether a block is staged, or the file's own where it would have been staged. */
    private boolean isThere(State state, long offset, long at) {
        return rows.stream().anyMatch(r -> isStaged(r) && at >= r.start() && at < r.end())
                || has(state, offset, at);
    }

    private static boolean isStaged(Owned row) {
        return row.owner().equals(OWNER) || row.owner().equals(UNTOLD);
    }

    /** Whether a row directly precedes or follows blocks that are the file's alone. */
    private static boolean touches(Extent e, Owned row) {
        return (row.end() == e.at() || e.at() + e.length() == row.start()) && !e.flags().contains("SHARED");
    }
}
