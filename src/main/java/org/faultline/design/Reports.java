package org.faultline.design;

import org.faultline.address.Sector;
import org.faultline.address.Unit;
import org.faultline.stack.Filesystem;
import org.faultline.stack.Inode;
import org.faultline.stack.KernelSource;
import org.faultline.trace.TraceEvent;

/**
 * What a filesystem tells programs that listen: the health monitor and fanotify. Kernel: fs/xfs/xfs_healthmon.c,
 * fs/fserror.c.
 *
 * @param media the function that reports bad media
 * @param error the function that reports lost data and shutdowns
 */
record Reports(KernelSource media, KernelSource error) {
    private static final int DATA_LOST = 4;
    private static final int SHUT_DOWN = 5;

    /** Bytes of the filesystem's data device are bad. */
    Draft media(Filesystem fs, long offset, long length) {
        return Draft.of(media, new TraceEvent.Asked("fdev=1 daddr=" + Sector.holding(offset) + " bbcount="
                + Unit.SECTOR.of(length)), "Listeners are told that the media is bad.").at(fs.id());
    }

    /** A page of a file is lost. */
    Draft lost(Inode file, long page) {
        return Draft.of(error, new TraceEvent.Asked("ino=" + file.ino() + " type=" + DATA_LOST + " pos="
                + Unit.PAGE.toBytes(page) + " len=" + Unit.PAGE.bytes() + " error=-5"),
                "Listeners are told that data of the file is lost.").at(file.id());
    }

    /** A filesystem was shut down. */
    Draft shutDown(Filesystem fs) {
        return Draft.of(error, new TraceEvent.Asked("type=" + SHUT_DOWN + " pos=0 len=0 error=-108"),
                "Listeners are told that the filesystem was shut down.").at(fs.id());
    }
}
