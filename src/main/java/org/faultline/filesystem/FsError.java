package org.faultline.filesystem;

import java.util.Optional;
import org.faultline.kernel.Errno;

/**
 * The one event fanotify(7) keeps for a filesystem until it is read; later errors only raise its count.
 *
 * @param ino inode of the first error, or nothing when that was about the whole filesystem
 * @param errno of the first error
 */
public record FsError(Optional<Long> ino, Errno errno, long count) {}
