package org.faultline.filesystem;

import org.faultline.address.LayerId;

/** How a filesystem is mounted, and what becomes of it while it is. */
public interface Mountable {
    String mountPoint();

    /** How it is mounted, or that it is not. */
    Mount mount();

    /**
     * The same filesystem, mounted that way; mounted anew or not at all, it is shut down no more. Unmounted or made
     * read-only while it is not shut down, it writes the end of its log. Kernel: fs/xfs/xfs_log.c xfs_log_unmount_write().
     */
    Filesystem with(Mount mount);

    /** Whether it is the holder of its dax device, so that it is told of bad memory. */
    boolean isDaxHolder();

    /** Whether it was shut down: every new fault, read and write fails with EIO. */
    boolean isShutDown();

    /** The same filesystem after a shutdown. */
    Filesystem shutDown();

    /**
     * Whether its log holds a change behind its last end, so that the next mount has something to recover. When a file was
     * last read is not known here, and that it was is no change. Kernel: fs/xfs/xfs_log_recover.c xlog_find_tail().
     */
    boolean isLogged();

    /** What is in its log alone. */
    LogContent log();

    /** The same filesystem after a change that it wrote to its log; one that is read-only makes none. */
    Filesystem logged();

    /** The same after such a change of that file. */
    Filesystem logged(LayerId file);

    /** The same with its log on another device. Throws IllegalArgumentException where it has none outside. */
    Filesystem withLog(Volume log);

    /** The same with nothing in its log, because it was written anew. Tool: xfsprogs repair/phase2.c zero_log() */
    Filesystem withoutLog();

    /** The same with changes in its log of which nobody knows what they are. */
    Filesystem loggedAtLarge();
}
