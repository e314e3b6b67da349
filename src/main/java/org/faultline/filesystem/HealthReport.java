package org.faultline.filesystem;

import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;

/** What a filesystem tells programs that listen. Kernel: fs/xfs/xfs_healthmon.c, fs/fserror.c */
public sealed interface HealthReport {
    /** Bytes of one of its devices are bad. */
    record MediaError(Role role, ByteRange bytes) implements HealthReport {}

    /** Bytes of a file are lost. */
    record DataLost(LayerId file, long ino, long offset, long length) implements HealthReport {}

    /** Bytes of a file could not be read into the page cache. */
    record ReadFailed(LayerId file, long ino, long offset, long length) implements HealthReport {}

    /** It shut itself down; {@code flag} is the kernel's reason bit. */
    record ShutDown(int flag) implements HealthReport {}

    /** This report and the next as one, where the next goes on where this one ends. */
    default Optional<HealthReport> joined(HealthReport next) {
        if (this instanceof MediaError a && next instanceof MediaError b && a.bytes.space().equals(b.bytes.space())
                && a.bytes.end() == b.bytes.start()) {
            return Optional
                    .of(new MediaError(a.role, new ByteRange(a.bytes.space(), a.bytes.start(), b.bytes.end())));
        }
        if (this instanceof DataLost a && next instanceof DataLost b && a.file.equals(b.file)
                && a.offset + a.length == b.offset) {
            return Optional.of(new DataLost(a.file, a.ino, a.offset, a.length + b.length));
        }
        if (this instanceof ReadFailed a && next instanceof ReadFailed b && a.file.equals(b.file)
                && a.offset + a.length == b.offset) {
            return Optional.of(new ReadFailed(a.file, a.ino, a.offset, a.length + b.length));
        }
        return Optional.empty();
    }
}
