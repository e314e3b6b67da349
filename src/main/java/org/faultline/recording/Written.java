package org.faultline.recording;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.address.Unit;
import org.faultline.design.Folios;
import org.faultline.design.table.Designs;
import org.faultline.document.Node;
import org.faultline.memory.CachedPages;
import org.faultline.memory.CachedPages.Origin;
import org.faultline.memory.CachedPages.Run;
import org.faultline.recording.KernelCase.SetUp;
import org.faultline.recording.KernelCase.State;

/** What the preparations wrote of a file without DAX and left in the page cache: a mount empties it, a clone its range. */
record Written(KernelCase run, CaseFiles files) {
    List<Node.Fields> of(String path, State state) {
        CachedPages left = CachedPages.EMPTY;
        for (SetUp op : CaseFiles.isDax(state) ? List.<SetUp>of() : run.setUp()) {
            if (op.op().equals("umount+mount")) {
                left = CachedPages.EMPTY;
            } else if (files.path(op.file()).equals(path)) {
                left = drops(path, op) ? truncated(left, op.offset()) : after(left, op);
            }
        }
        return endingIn(left, state).runs().stream().flatMap(Written::nodes).toList();
    }

    /**
     * A truncate within a page zeroes the rest of it, which makes it dirty: what is held as one with it is not split. Kernel:
     * mm/truncate.c truncate_inode_partial_folio(), fs/iomap/buffered-io.c iomap_release_folio().
     */
    private static CachedPages endingIn(CachedPages pages, State state) {
        return state.size().map(size -> behind(pages, Unit.PAGE.covering(size))).orElse(pages);
    }

    private static CachedPages behind(CachedPages pages, long end) {
        return pages.without(end, Long.MAX_VALUE - end);
    }

    /** What came alone is told page by page. */
    private static Stream<Node.Fields> nodes(Run run) {
        return run.origin() == Origin.SINGLE
                ? LongStream.range(run.first(), run.end()).mapToObj(page -> node(page, 1))
                : Stream.of(node(run.first(), run.pages()));
    }

    private static Node.Fields node(long first, long pages) {
        return CaseTree.object().with("offset", Unit.PAGE.toBytes(first)).with("length", Unit.PAGE.toBytes(pages))
                .done();
    }

    /** Whether a truncate drops pages before it zeroes the rest of the last: so folios may be split. Kernel: fs/ext4/inode.c ext4_setattr(). */
    private boolean drops(String path, SetUp op) {
        return op.command().equals("ftruncate") && run.mounts().stream()
                .anyMatch(m -> m.type().equals("ext4") && path.startsWith(m.point() + "/"));
    }

    /** The last page is alone then. Kernel: mm/truncate.c truncate_inode_partial_folio(). */
    private static CachedPages truncated(CachedPages before, long size) {
        long last = Unit.PAGE.of(size);
        CachedPages whole = behind(before, last);
        return Unit.PAGE.aligns(size) || !before.holds(last) ? whole : whole.with(new Run(last, 1, Origin.SINGLE));
    }

    private CachedPages after(CachedPages before, SetUp op) {
        if (op.isClone()) {
            return cloned(before, op.offset(), op.length() == 0 ? Long.MAX_VALUE : op.offset() + op.length());
        }
        return op.command().equals("pwrite") ? before.written(op.offset(), op.offset() + op.length()) : before;
    }

    /** What a clone replaces goes, which splits what is held as one with it. Kernel: fs/xfs/xfs_reflink.c xfs_reflink_remap_prep(). */
    private CachedPages cloned(CachedPages before, long from, long to) {
        Optional<Folios> folios = Designs.find(run.design()).map(d -> Folios.ofXfs(d.choices()));
        return folios.map(f -> f.without(before, from, to)).orElse(before);
    }
}
