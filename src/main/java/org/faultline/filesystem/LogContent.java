package org.faultline.filesystem;

import java.util.List;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * What the log of a filesystem has that is not in its place. Kernel: fs/xfs/xfs_log_recover.c.
 *
 * @param dirty whether the next mount has something to recover
 * @param atLarge whether it may be anything
 * @param known numbers of the inodes that are known to be changed
 */
public record LogContent(boolean dirty, boolean atLarge, PSet<Long> known) {
    /** Nothing. */
    public static final LogContent CLEAN = new LogContent(false, false, HashTreePSet.empty());

    /** Numbers of the inodes that are known to be changed, in order. */
    public List<Long> inodes() {
        return known.stream().sorted().toList();
    }

    /** The same, and something that is no file's. */
    public LogContent more() {
        return dirty ? this : new LogContent(true, atLarge, known);
    }

    /** The same with a change of that inode. */
    public LogContent with(long inode) {
        return known.contains(inode) ? this : new LogContent(true, atLarge, known.plus(inode));
    }

    /** The same with who knows what. */
    public LogContent withAnything() {
        return new LogContent(true, true, known);
    }
}
