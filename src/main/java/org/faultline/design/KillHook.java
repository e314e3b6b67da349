package org.faultline.design;

import org.faultline.stack.Filesystem;
import org.faultline.stack.Inode;
import org.faultline.stack.KernelSource;

/** The function that signals the processes that map a page of a file. */
public interface KillHook {
    /** The function this hook stands for. */
    KernelSource source();

    /** Unmaps and signals for page {@code page} of {@code file}. */
    Outcome ask(Kernel kernel, Failure failure, Filesystem filesystem, Inode file, long page);
}
