package org.faultline.act;

import org.faultline.address.LayerId;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Placements;
import org.faultline.process.Mapping;
import org.faultline.process.UserProcess;
import org.faultline.reason.Why;

/**
 * Anything that happens to a machine. A run is a list of acts; a failure is one of them. Those that the engine performs
 * itself are records here, so that the compiler finds every place that must know them; an {@link Added} one brings all
 * that is to be known of it along.
 */
public sealed interface Act {
    /** Instead of a pid: a call on a file is made by somebody outside of the picture, such as a shell. */
    int NOBODY = 0;

    /**
     * Pages go bad, and the kernel is told. The address is looked up when the act happens.
     *
     * @param pages how many, at least 1; more than one only for madvise(2)
     */
    record Poison(Address address, Notice notice, long pages) implements Act {
        /** One page goes bad. */
        public Poison(Address address, Notice notice) {
            this(address, notice, 1);
        }
    }

    /**
     * A process calls madvise(MADV_SOFT_OFFLINE): the kernel is to take pages out of use before they go bad.
     *
     * @param firstPage page of the mapping, from 0
     * @param pages how many pages, at least 1
     */
    record SoftOffline(int pid, LayerId mapping, long firstPage, long pages) implements Act {}

    /**
     * A process loads from or stores to pages of a mapping.
     *
     * @param firstPage page of the mapping, from 0
     * @param pages how many pages, at least 1
     * @param placements where blocks lie that the file gets by it
     */
    record Touch(int pid, LayerId mapping, long firstPage, long pages, boolean write,
            Placements placements) implements Act {
        /** The allocator chooses. */
        public Touch(int pid, LayerId mapping, long firstPage, long pages, boolean write) {
            this(pid, mapping, firstPage, pages, write, Placements.NONE);
        }
    }

    /** A process calls read(2) on {@code length} bytes of a file at {@code offset}. */
    record Read(int pid, LayerId file, long offset, long length) implements Act {}

    /**
     * A process calls write(2) on {@code length} bytes of a file at {@code offset}.
     *
     * @param placements where blocks lie that the file gets by it
     */
    record Write(int pid, LayerId file, long offset, long length, Placements placements) implements Act {
        /** The allocator chooses. */
        public Write(int pid, LayerId file, long offset, long length) {
            this(pid, file, offset, length, Placements.NONE);
        }
    }

    /** The device lists a page among its bad blocks, as a scrub or a person told it to; nobody else hears of it. */
    record ListBad(Address address) implements Act {}

    /**
     * A process calls fallocate(FALLOC_FL_PUNCH_HOLE) on {@code length} bytes of a file at {@code offset}.
     *
     * @param placements where blocks lie that the file gets because a part of a shared one is zeroed
     */
    record Punch(int pid, LayerId file, long offset, long length, Placements placements) implements Act {
        /** The allocator chooses. */
        public Punch(int pid, LayerId file, long offset, long length) {
            this(pid, file, offset, length, Placements.NONE);
        }
    }

    /**
     * A process calls ftruncate(2).
     *
     * @param placements where blocks lie that the file gets because a part of a shared one is zeroed
     */
    record Truncate(int pid, LayerId file, long size, Placements placements) implements Act {
        /** The allocator chooses. */
        public Truncate(int pid, LayerId file, long size) {
            this(pid, file, size, Placements.NONE);
        }
    }

    /** A process calls unlink(2) on a file, or rmdir(2) on a directory. */
    record Unlink(int pid, LayerId file) implements Act {}

    /**
     * A process calls fork(2).
     *
     * @param child what the new process is called, see {@link UserProcess#fork}
     */
    record Fork(int pid, LayerId child, int childPid) implements Act {}

    /** A process opens a file and holds it open: the kernel has its inode in memory from then on. */
    record Open(int pid, LayerId file) implements Act {}

    /** A process calls close(2) on a file that it holds open. */
    record Close(int pid, LayerId file) implements Act {}

    /** A process ends by itself: it unmaps and closes all it has. */
    record Exit(int pid) implements Act {}

    /**
     * A process calls fallocate(2) on {@code length} bytes of a file at {@code offset}: holes get unwritten blocks.
     *
     * @param placements where these blocks lie
     */
    record Allocate(int pid, LayerId file, long offset, long length, Placements placements) implements Act {}

    /** A process calls fsync(2). */
    record Sync(int pid, LayerId file) implements Act {}

    /** A process calls mmap(2); {@code mapping} says where, what and how. */
    record Map(int pid, Mapping mapping) implements Act {}

    /** A process calls munmap(2) on a whole mapping. */
    record Unmap(int pid, LayerId mapping) implements Act {}

    /** mount(2) of a filesystem of the document on its device, with the {@code dax=} and {@code ro} options. */
    record Mount(LayerId filesystem, Features.Dax dax, boolean readOnly) implements Act {}

    /** umount(2). */
    record Unmount(LayerId filesystem) implements Act {}

    /** mount(2) with MS_REMOUNT: other options for a filesystem that is mounted. */
    record Remount(LayerId filesystem, Features.Dax dax, boolean readOnly) implements Act {}

    /** ioctl(FIFREEZE), as fsfreeze(8) and xfs_freeze(8) call it: whoever writes waits until the filesystem is thawed. */
    record Freeze(LayerId filesystem) implements Act {}

    /** ioctl(FITHAW). */
    record Thaw(LayerId filesystem) implements Act {}

    /** The driver of a namespace is unbound: the device goes away under whoever uses it. */
    record Unbind(LayerId device) implements Act {}

    /**
     * Somebody writes zeros to the disk of a namespace, through its driver and under every filesystem on it, as {@code dd
     * if=/dev/zero of=/dev/pmem0} does.
     *
     * @param offset first byte of the disk, a multiple of 4 KiB
     * @param length how many bytes, a multiple of 4 KiB
     */
    record WriteZeros(LayerId device, long offset, long length) implements Act {}

    /** {@code ndctl clear-errors}: every error of a namespace that is known is cleared, with nothing to put in its place. */
    record ClearErrors(LayerId device) implements Act {}

    /** A process reads its own /proc/self/pagemap. */
    record ReadPageMap(int pid) implements Act {}

    /** A process changes what it does with SIGBUS. */
    record Dispose(int pid, UserProcess.Disposition sigbus) implements Act {}

    /** Somebody sends a process SIGSTOP. */
    record Stop(int pid) implements Act {}

    /** Somebody sends a process SIGCONT. */
    record Continue(int pid) implements Act {}

    /**
     * ioctl(FICLONERANGE): {@code target} shares {@code length} bytes of {@code source}; bytes, multiples of a block.
     *
     * @param path where {@code target} is created when it does not exist
     * @param placements where blocks lie that {@code target} gets because the rest of its shared last one is zeroed
     */
    record Reflink(LayerId source, long sourceOffset, LayerId target, String path, long targetOffset,
            long length, Placements placements) implements Act {
        /** The allocator chooses. */
        public Reflink(LayerId source, long sourceOffset, LayerId target, String path, long targetOffset,
                long length) {
            this(source, sourceOffset, target, path, targetOffset, length, Placements.NONE);
        }
    }

    /** An act that plugs in: whoever makes it says what it does and how people call it. */
    non-sealed interface Added extends Act {
        /** Who does what, with a key of its own messages. */
        Why said();
    }
}
