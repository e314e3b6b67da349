package org.faultline.filesystem;

import java.util.List;
import org.faultline.address.LayerId;
import org.faultline.kernel.Errno;

/** What became of a request to change a file. */
public sealed interface Change {
    /**
     * It was done.
     *
     * @param moves the blocks that are not where they were
     * @param passed the places that were asked for and not given, because somebody has blocks there
     */
    record Done(Filesystem after, List<Move> moves, List<PassedOver> passed) implements Change {
        /** It was done as it was asked for. */
        public Done(Filesystem after, List<Move> moves) {
            this(after, moves, List.of());
        }
    }

    /** It was not done. */
    record Refused(Errno errno, Cause cause, LayerId file) implements Change {}

    /** Why a file is not changed. */
    enum Cause {
        /** There is no such file. */
        NO_FILE,
        /** The filesystem was made with reflink=0. */
        NO_REFLINK,
        /** There is no room for another inode chunk. */
        NO_CHUNK,
        /** One file lies on the realtime device and the other does not. */
        TWO_DEVICES,
        /** No free run of blocks is long enough to copy to. */
        NO_ROOM
    }
}
