package org.faultline.filesystem;

import java.util.List;

/** What became of a request to change a file. */
public sealed interface Change {
    /** It was done; {@code moves} are the blocks that are not where they were. */
    record Done(Filesystem after, List<Move> moves) implements Change {}

    /** It was not done. */
    record Refused(String errno, String why) implements Change {}
}
