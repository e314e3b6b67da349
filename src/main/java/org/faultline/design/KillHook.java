package org.faultline.design;

import java.util.List;
import org.faultline.address.Pfn;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.kernel.KernelSource;
import org.faultline.trace.Check;

/** The function that signals the processes that map a page of a file. */
public interface KillHook {
    /** The function this hook stands for. */
    KernelSource source();

    /** The function that chooses the processes. */
    KernelSource collect();

    /** The mappings of the file that do not show its page, where no call of its own says so. */
    List<Check> passedOver(Kernel kernel, Filesystem filesystem, Inode file, long page);

    /** Unmaps and signals for every page of {@code file} from {@code page} that the failure covers. */
    Outcome ask(Kernel kernel, Failure failure, Filesystem filesystem, Inode file, long page);

    /** Chooses among the processes that map one page, unmaps it if the design does, and signals. */
    void killMappers(Kernel kernel, Failure failure, Page page);

    /** A page of a file; {@code named} is the frame that the kernel takes it for. */
    record Page(Filesystem filesystem, Inode file, long number, Pfn named) {}
}
