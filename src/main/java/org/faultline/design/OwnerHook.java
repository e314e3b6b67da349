package org.faultline.design;

import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.RmapRecord;
import org.faultline.kernel.KernelSource;

/** The function a filesystem calls for each reverse-map record of a bad block. */
public interface OwnerHook {
    /** The function this hook stands for. */
    KernelSource source();

    /** What to do about one owner of {@code block}. */
    Verdict ask(Kernel kernel, Failure failure, Filesystem filesystem, FsBlock block, RmapRecord owner);

    /** What the walk over the records learns from one of them. */
    enum Verdict {
        /** Handled or skipped: go on. */
        NEXT,
        /** Metadata is lost: go on, then shut the filesystem down. */
        WANT_SHUTDOWN,
        /** The owner cannot be asked: stop. */
        BUSY,
        /** The owner's inode is not to be had: stop. */
        NOT_FOUND,
        /** A function never came back from it. */
        STUCK
    }
}
