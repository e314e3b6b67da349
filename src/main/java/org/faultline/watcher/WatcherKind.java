package org.faultline.watcher;

import java.util.Optional;
import java.util.function.Function;
import org.faultline.part.Description;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;

/**
 * A kind of watcher: what is known of it, and what it is there for.
 *
 * @param duty whether it is told when all is over, as in kernels that there are, or asked before, which is hypothetical
 */
public record WatcherKind(Description description, Duty duty) {
    /** What a watcher is there for. */
    public sealed interface Duty {
        /**
         * Told of what a filesystem reports, once the processes have been signalled; it answers nothing.
         *
         * @param channel where it reads
         * @param does what it makes of what it reads
         */
        record Told(Channel channel, HookBecause does) implements Duty {}

        /**
         * Asked before anybody is signalled, whether it mends the block. No kernel does that.
         *
         * @param unable why it cannot mend a block, whatever it would answer
         */
        record Asked(Function<Loss, Optional<Why>> unable) implements Duty {}
    }

    /** Where programs read what filesystems report. */
    public enum Channel {
        /** The health monitor of XFS, which tells everything. Kernel: fs/xfs/xfs_healthmon.c */
        MONITOR,
        /** FAN_FS_ERROR: the first error, and how many there were. Kernel: fs/fserror.c */
        FANOTIFY
    }

    /** The word for it in a document. */
    public String word() {
        return description.word();
    }
}
