package org.faultline.why;

import org.faultline.address.LayerId;
import org.faultline.address.Pfn;

/** One thing that might have been otherwise before an act, or in it. */
public sealed interface Supposition {
    /** A process had asked to be told early, or had not. */
    record Early(int pid, boolean early) implements Supposition {}

    /** A process had read a page of a mapping just before, so that it is in its page table. */
    record Read(int pid, LayerId mapping, long page) implements Supposition {}

    /** A process had never had a page of a mapping in its page table. */
    record Unread(int pid, LayerId mapping, long page) implements Supposition {}

    /** A process held a file open, so that its inode was in memory. */
    record Opened(int pid, LayerId file) implements Supposition {}

    /** The process itself had met the bad page by a load. */
    record Met(int pid) implements Supposition {}

    /** A process that was stopped had been going on. */
    record Resumed(int pid) implements Supposition {}

    /** Another page of memory had gone bad. */
    record Elsewhere(Pfn page, Pfn instead) implements Supposition {}

    /** A filesystem had been mounted; or it had not, and so nobody had used it. */
    record Mounted(LayerId filesystem, boolean mounted) implements Supposition {}

    /** A filesystem had been made with a reverse map, or without one. */
    record Mapped(LayerId filesystem, boolean reverseMap) implements Supposition {}

    /** A filesystem had been running still, or had been shut down before. */
    record Running(LayerId filesystem, boolean running) implements Supposition {}

    /** The device had not had the page among its bad blocks. */
    record Unlisted(Pfn page) implements Supposition {}

    /** A file had reached as far as the page that was touched, and no further. */
    record Longer(LayerId file, long pages) implements Supposition {}
}
