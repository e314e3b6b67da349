package org.faultline.design;

import org.faultline.address.ByteRange;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.kernel.KernelSource;

/** The functions by which a filesystem tells programs that listen. */
public interface ListenerHook {
    /** The function that tells of lost data and shutdowns. */
    KernelSource source();

    /** Bytes of one of the filesystem's devices are bad. */
    void media(Kernel kernel, Filesystem filesystem, Role role, ByteRange bytes);

    /** {@code pages} pages of a file from {@code page} are lost. */
    void lost(Kernel kernel, Filesystem filesystem, Inode file, long page, long pages);

    /** Bytes of a file could not be read into the page cache. */
    void unread(Kernel kernel, Filesystem filesystem, Inode file, long offset, long length);

    /** A filesystem was shut down; {@code flag} is the kernel's reason bit. */
    void shutDown(Kernel kernel, Filesystem filesystem, int flag);
}
