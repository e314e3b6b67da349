package org.faultline.why;

import org.faultline.address.LayerId;

/** One thing that might have been otherwise before an act. */
public sealed interface Supposition {
    /** A process had asked to be told early, or had not. */
    record Early(int pid, boolean early) implements Supposition {}

    /** A process had read a page of a mapping just before, so that it is in its page table. */
    record Read(int pid, LayerId mapping, long page) implements Supposition {}

    /** A process had never had a page of a mapping in its page table. */
    record Unread(int pid, LayerId mapping, long page) implements Supposition {}

    /** A process held a file open, so that its inode was in memory. */
    record Opened(int pid, LayerId file) implements Supposition {}
}
