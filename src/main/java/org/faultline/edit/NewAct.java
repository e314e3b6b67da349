package org.faultline.edit;

import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.document.Node;
import org.faultline.document.Node.Fields;
import org.faultline.document.TopologyDocument;

/** Acts as a document writes them. */
public final class NewAct {
    private NewAct() {}

    /** A page goes bad. */
    public static Fields poison(Address address, Notice notice) {
        return of("poison").with("at", Node.of(address.text())).with("how", Node.of(notice.text()));
    }

    /** A process loads from or stores to pages of a mapping. */
    public static Fields touch(long pid, String mapping, long page, long pages, boolean write) {
        return of("touch").with("pid", Node.of(pid)).with("mapping", Node.of(mapping)).with("page", Node.of(page))
                .with("pages", Node.of(pages)).with("access", Node.of(write ? "write" : "read"));
    }

    /** A process, or with pid 0 nobody in particular, calls write(2) on a range of a file. */
    public static Fields write(long pid, String file, long offset, long length) {
        return range("write", pid, file, offset, length);
    }

    /** The same with fallocate(FALLOC_FL_PUNCH_HOLE). */
    public static Fields punch(long pid, String file, long offset, long length) {
        return range("punch", pid, file, offset, length);
    }

    /** A filesystem is unmounted. */
    public static Fields unmount(String filesystem) {
        return of("unmount").with("filesystem", Node.of(filesystem));
    }

    /** A filesystem is mounted with DAX for all of its files. */
    public static Fields mount(String filesystem) {
        return of("mount").with("filesystem", Node.of(filesystem)).with("dax", Node.of("always"));
    }

    /** xfs_repair runs on a filesystem. */
    public static Fields repair(String filesystem) {
        return of("xfs_repair").with("filesystem", Node.of(filesystem));
    }

    /** Zeros are written to a disk, under every filesystem on it. */
    public static Fields zeros(String device, long offset, long length) {
        return of("write_zeros").with("device", Node.of(device)).with("offset", Adding.bytes(offset)).with("length",
                Adding.bytes(length));
    }

    /** A process ends by itself. */
    public static Fields exit(long pid) {
        return of("exit").with("pid", Node.of(pid));
    }

    private static Fields range(String act, long pid, String file, long offset, long length) {
        return call(act, pid).with("file", Node.of(file)).with("offset", Adding.bytes(offset)).with("length",
                Adding.bytes(length));
    }

    /** A call on a file; pid 0 is nobody in particular. */
    static Fields call(String act, long pid) {
        return pid == Act.NOBODY ? of(act) : of(act).with("pid", Node.of(pid));
    }

    private static Fields of(String act) {
        return Fields.EMPTY.with("act", Node.of(act));
    }

    /** The document with one more act at the end of what happens before the story. */
    public static TopologyDocument add(TopologyDocument document, Fields act) {
        return Acts.add(document, act);
    }
}
