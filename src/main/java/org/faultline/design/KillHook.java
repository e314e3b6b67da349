package org.faultline.design;

import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.KernelSource;

/** The function that signals the processes that map a page of a file. */
public interface KillHook {
    /** The function this hook stands for. */
    KernelSource source();

    /** Unmaps and signals for page {@code page} of {@code file}. */
    Outcome ask(Kernel kernel, Failure failure, Filesystem filesystem, Inode file, long page);
}
