package org.faultline.stack;

/** Anything that happens to a stack. A run is a list of acts; a failure is one of them. */
public sealed interface Act {
    /** A page goes bad, and the kernel is told. The address is looked up when the act happens. */
    record Poison(Address address, Notice notice) implements Act {}

    /**
     * A process loads from or stores to pages of a mapping.
     *
     * @param firstPage page of the mapping, from 0
     * @param pages how many pages, at least 1
     */
    record Touch(int pid, LayerId mapping, long firstPage, long pages, boolean write) implements Act {}

    /** A process calls read(2) on {@code length} bytes of a file at {@code offset}. */
    record Read(int pid, LayerId file, long offset, long length) implements Act {}

    /** A process calls write(2) on {@code length} bytes of a file at {@code offset}. */
    record Write(int pid, LayerId file, long offset, long length) implements Act {}

    /**
     * ioctl(FICLONERANGE): {@code target} shares {@code length} bytes of {@code source}; bytes, multiples of a block.
     *
     * @param path where {@code target} is created when it does not exist
     */
    record Reflink(LayerId source, long sourceOffset, LayerId target, String path, long targetOffset,
            long length) implements Act {}
}
