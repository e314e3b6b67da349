package org.faultline.trace;

import java.util.Locale;
import org.faultline.address.Pfn;
import org.faultline.kernel.Errno;
import org.faultline.reason.Detail;

/** One argument of a kernel function that was called, with its unit in the kind of its value. */
public record Argument(Name name, Detail value) {
    /** What a probe calls it, in small letters. */
    public enum Name {
        PFN, NR, FLAGS, OFF, LEN, OFFSET, DISK, BDEV, SECTOR, DEV, INO, INDEX, COUNT, STARTBLOCK, BLOCKCOUNT, OWNER,
        RMFLAGS, FORCEKILL, MAPPING, PID, FDEV, DADDR, BBCOUNT, TYPE, POS, ERROR;

        /** The label itself. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A page of memory. */
    public static Argument pfn(Pfn pfn) {
        return new Argument(Name.PFN, new Detail.KernelHex(pfn.number()));
    }

    /** A page of ordinary memory, of which only that is known. */
    public static Argument ram() {
        return new Argument(Name.PFN, new Detail.OrdinaryMemory());
    }

    /** A number that is read in tens. */
    public static Argument of(Name name, long value) {
        return new Argument(name, new Detail.Count(value));
    }

    /** Flags. */
    public static Argument flags(Name name, int flags) {
        return new Argument(name, new Detail.Flags(flags));
    }

    /** An error, as a function returns it: with a minus. */
    public static Argument error(Errno errno) {
        return of(Name.ERROR, -errno.number());
    }

    /** A name. */
    public static Argument of(Name name, String word) {
        return new Argument(name, new Detail.Word(word));
    }
}
