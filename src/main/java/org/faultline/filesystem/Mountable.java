package org.faultline.filesystem;

/** How a filesystem is mounted, and what becomes of it while it is. */
public interface Mountable {
    String mountPoint();

    /** How it is mounted, or that it is not. */
    Mount mount();

    /** The same filesystem, mounted that way; mounted anew or not at all, it is shut down no more. */
    Filesystem with(Mount mount);

    /** Whether it is the holder of its dax device, so that it is told of bad memory. */
    boolean isDaxHolder();

    /** Whether it was shut down: every new fault, read and write fails with EIO. */
    boolean isShutDown();

    /** The same filesystem after a shutdown. */
    Filesystem shutDown();
}
