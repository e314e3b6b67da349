package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.SetUp;
import org.faultline.recording.KernelCase.State;

/** What the preparations wrote of a file without DAX and left in the page cache: a mount empties it, a clone its range. */
record Written(KernelCase run, CaseFiles files) {
    private record Range(long from, long to) {}

    List<Node.Fields> of(String path, State state) {
        List<Range> left = new ArrayList<>();
        for (SetUp op : CaseFiles.isDax(state) ? List.<SetUp>of() : run.setUp()) {
            if (op.op().equals("umount+mount")) {
                left.clear();
            } else if (files.path(op.file()).equals(path)) {
                left = drops(path, op) ? truncated(left, op.offset()) : after(left, op);
            }
        }
        long size = state.size().orElse(Long.MAX_VALUE);
        return left.stream().filter(r -> r.from < size).map(r -> CaseTree.object().with("offset", r.from)
                .with("length", Math.min(r.to, endOfPage(size)) - r.from).done()).toList();
    }

    /**
     * A truncate within a page zeroes the rest of it, which makes it dirty: what is held as one with it is not split. Kernel:
     * mm/truncate.c truncate_inode_partial_folio(), fs/iomap/buffered-io.c iomap_release_folio().
     */
    private static long endOfPage(long size) {
        return size > Long.MAX_VALUE - CaseFiles.BLOCK ? size : Math.ceilDiv(size, CaseFiles.BLOCK) * CaseFiles.BLOCK;
    }

    /** Whether a truncate drops pages before it zeroes the rest of the last: so folios may be split. Kernel: fs/ext4/inode.c ext4_setattr(). */
    private boolean drops(String path, SetUp op) {
        return op.command().equals("ftruncate") && run.mounts().stream()
                .anyMatch(m -> m.type().equals("ext4") && path.startsWith(m.point() + "/"));
    }

    /** The last page is alone then. Kernel: mm/truncate.c truncate_inode_partial_folio(). */
    private static List<Range> truncated(List<Range> before, long size) {
        List<Range> next = new ArrayList<>();
        long last = size / CaseFiles.BLOCK * CaseFiles.BLOCK;
        before.forEach(r -> add(next, r.from, Math.min(r.to, last)));
        before.forEach(r -> add(next, Math.max(r.from, last), Math.min(r.to, endOfPage(size))));
        return next;
    }

    private static List<Range> after(List<Range> before, SetUp op) {
        List<Range> next = new ArrayList<>();
        if (op.isClone()) {
            long end = op.length() == 0 ? Long.MAX_VALUE : op.offset() + op.length();
            for (Range r : before) {
                add(next, r.from, Math.min(r.to, op.offset()));
                add(next, Math.max(r.from, end), r.to);
            }
            return next;
        }
        next.addAll(before);
        if (op.command().equals("pwrite")) {
            add(next, op.offset(), op.offset() + op.length());
        }
        return next;
    }

    private static void add(List<Range> ranges, long from, long to) {
        if (from < to) {
            ranges.add(new Range(from, to));
        }
    }
}
