package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.faultline.address.ByteRange;
import org.faultline.address.Space;
import org.faultline.filesystem.Change;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.Complaint;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unmakeable;

/**
 * Creates the files of a new filesystem: first every file with the blocks whose place was asked for, then the blocks
 * whose place is the allocator's choice, then what shares them.
 */
final class FileBuilder {
    private final List<Complaint> complaints;
    private final boolean recorded;
    private BlockFilesystem fs;

    /** Creates files in {@code empty}; in a {@code recorded} filesystem several may lie at one place. */
    FileBuilder(BlockFilesystem empty, boolean recorded, List<Complaint> complaints) {
        this.fs = empty;
        this.recorded = recorded;
        this.complaints = complaints;
    }

    /** The filesystem with the files; those that lie at one place share it. */
    Filesystem result() {
        return recorded ? fs.mapInodes(i -> sharesBlocks(i) ? i.marked(Inode.Mark.REFLINKED, true) : i) : fs;
    }

    /** Whether a file shares a block, be it with itself. */
    private boolean sharesBlocks(Inode file) {
        return file.extents().stream().anyMatch(
                e -> fs.owners(e.start(), e.blocks()).stream().filter(r -> !r.isMetadata()).count() > 1);
    }

    /** Creates the inode and the extents that say where they lie. */
    void place(FileRequest file, String pointer) {
        Optional<BlockFilesystem.Free> free = file.seen().ino().map(n -> new BlockFilesystem.Free(fs, n))
                .or(() -> fs.free());
        if (free.isEmpty()) {
            complain(pointer, new Unmakeable.NoChunk());
            return;
        }
        Optional<Inode> other = fs.inode(free.get().number());
        if (other.isPresent()) {
            complain(pointer + "/ino", new Unmakeable.InodeTaken(other.get().ino(), other.get().path()));
            return;
        }
        fs = free.get().fs();
        Inode inode = new Inode(file.id(), free.get().number(), file.path(), file.links(), file.type(), file.size(),
                List.of(),
                List.of(), List.of(), List.of(), file.core(), file.seen().dax(), file.seen().dax()
                        && fs.features().dax() == Features.Dax.INODE,
                file.seen().extentSize(), file.seen().home(), Inode.Link.NAMED, file.seen().marks());
        fs = fs.with(inode);
        for (int i = 0; i < file.extents().size(); i++) {
            Placement placement = file.extents().get(i);
            String where = pointer + "/extents/" + i;
            if (isAligned(placement, where) && isFree(inode, placement, where) && placement.at().isPresent()) {
                inode = put(inode, placement, block(inode.home(), placement.at().get()));
            }
        }
        stage(inode, file.seen().staging(), pointer);
        Recorded seen = file.seen();
        fs.inode(file.id()).filter(i -> !seen.attributes().isEmpty() || !seen.tree().isEmpty())
                .ifPresent(i -> fs = fs.with(i.withForks(own(seen.attributes(), pointer + "/attributes/"),
                        own(seen.tree(), pointer + "/tree/"))));
    }

    /** Blocks of a file that hold none of its data: on the data device, and nobody else's. */
    private List<Extent> own(List<Placement> placements, String pointer) {
        List<Extent> extents = List.of();
        for (int i = 0; i < placements.size(); i++) {
            Placement placement = placements.get(i);
            if (isAligned(placement, pointer + i) && isInside(Role.DATA, placement, pointer + i)
                    && isUnowned(Role.DATA, placement, pointer + i, Unmakeable.BlocksTaken::new)) {
                extents = with(extents, placement, block(Role.DATA, placement.at().orElseThrow()));
            }
        }
        return extents;
    }

    private void stage(Inode file, List<Placement> placements, String pointer) {
        Inode inode = file;
        for (int i = 0; i < placements.size(); i++) {
            Placement placement = placements.get(i);
            String where = pointer + "/staging/" + i;
            if (isAligned(placement, where) && isInside(inode.home(), placement, where)
                    && (recorded || isUnowned(inode.home(), placement, where, Unmakeable.StagingTaken::new))) {
                inode = inode.withBlocks(inode.extents(),
                        with(inode.staging(), placement, block(inode.home(), placement.at().orElseThrow())));
                fs = fs.with(inode);
            }
        }
    }

    /** Gives the file its other blocks. */
    void fill(FileRequest file, String pointer) {
        Optional<Inode> inode = fs.inode(file.id());
        if (inode.isEmpty()) {
            return;
        }
        if (file.reflinkOf().isPresent()) {
            share(file, pointer);
            return;
        }
        List<Placement> wanted = new ArrayList<>(file.extents());
        if (wanted.isEmpty() && file.size() > 0 && file.seen().ino().isEmpty()) {
            wanted.add(new Placement(0, Optional.empty(), Math.ceilDiv(file.size(), fs.blockSize()) * fs.blockSize(),
                    false));
        }
        for (Placement placement : wanted) {
            if (placement.at().isEmpty() && complaints.isEmpty()) {
                allocate(file, placement, pointer);
            }
        }
    }

    private void share(FileRequest file, String pointer) {
        Optional<Inode> source = fs.inode(file.reflinkOf().orElseThrow());
        long blocks = source.map(s -> Math.ceilDiv(s.size(), fs.blockSize())).orElse(0L);
        switch (fs.reflink(file.reflinkOf().orElseThrow(), 0, file.id(), file.path(), 0, blocks)) {
            case Change.Done done -> fs = (BlockFilesystem) done.after();
            case Change.Refused refused -> complain(pointer + "/reflink", new Unmakeable.NotShared(refused));
        }
    }

    private void allocate(FileRequest file, Placement placement, String pointer) {
        long blocks = placement.length() / fs.blockSize();
        Optional<FsBlock> start = fs.rmap().free(file.seen().home(), blocks, 1, fs.geometry());
        if (start.isEmpty()) {
            complain(pointer + "/size",
                    new Unmakeable.NoRun(blocks, fs.rmap().longestFree(file.seen().home(), fs.geometry())));
            return;
        }
        put(fs.inode(file.id()).orElseThrow(), placement, start.get());
    }

    private Inode put(Inode inode, Placement placement, FsBlock start) {
        Inode changed = inode.withBlocks(with(inode.extents(), placement, start), inode.staging());
        long first = placement.offset() / fs.blockSize();
        fs = fs.with(changed, first, first + placement.length() / fs.blockSize());
        return changed;
    }

    /** The extents with another one, in pieces where it goes from group to group. */
    private List<Extent> with(List<Extent> before, Placement placement, FsBlock start) {
        long size = fs.blockSize();
        List<Extent> extents = before;
        long left = placement.length() / size;
        long offset = placement.offset() / size;
        FsBlock next = start;
        while (left > 0) {
            long blocks = Math.min(left, fs.geometry().groupSize(next) - next.agbno());
            extents = Extents.with(extents, new Extent(offset, next, blocks, placement.unwritten()));
            left -= blocks;
            offset += blocks;
            next = new FsBlock(next.role(), next.ag() + 1, 0);
        }
        return extents;
    }

    private boolean isAligned(Placement placement, String where) {
        int size = fs.blockSize();
        boolean aligned = placement.offset() % size == 0 && placement.length() % size == 0 && placement.length() > 0
                && placement.at().orElse(0L) % size == 0;
        if (!aligned) {
            complain(where, new Unmakeable.Unaligned(size));
        }
        return aligned;
    }

    private boolean isFree(Inode inode, Placement placement, String where) {
        long size = fs.blockSize();
        long first = placement.offset() / size;
        if (!Extents.between(inode.extents(), first, first + placement.length() / size).isEmpty()) {
            complain(where, new Unmakeable.OffsetTaken(placement.offset()));
            return false;
        }
        return placement.at().isEmpty()
                || (isInside(inode.home(), placement, where)
                        && isUnowned(inode.home(), placement, where, Unmakeable.BlocksTaken::new));
    }

    private boolean isInside(Role home, Placement placement, String where) {
        ByteRange all = ByteRange.of(new Space("filesystem"), 0, fs.geometry().blocks(home) * fs.blockSize());
        long at = placement.at().orElseThrow();
        boolean inside = at <= all.end() && placement.length() <= all.end() - at;
        if (!inside) {
            complain(where + "/at", new Unmakeable.Outside(all.end()));
        }
        return inside;
    }

    private boolean isUnowned(Role home, Placement placement, String where,
            BiFunction<Long, String, Unmakeable> wrong) {
        long end = placement.at().orElseThrow() + placement.length();
        long at = placement.at().orElseThrow();
        while (at < end) {
            FsBlock block = block(home, at);
            long blocks = Math.min((end - at) / fs.blockSize(), fs.geometry().groupSize(block) - block.agbno());
            List<RmapRecord> taken = fs.owners(block, blocks).stream()
                    .filter(r -> !recorded || r.isMetadata()).toList();
            if (!taken.isEmpty()) {
                complain(where + "/at", wrong.apply(fs.offset(taken.getFirst().start()), label(taken.getFirst())));
                return false;
            }
            at += blocks * fs.blockSize();
        }
        return true;
    }

    private String label(RmapRecord record) {
        return fs.inode(record.owner().code()).map(Inode::path).orElseGet(() -> record.owner().label());
    }

    private FsBlock block(Role home, long at) {
        return fs.blockAt(home, at).orElseThrow();
    }

    private void complain(String pointer, Unmakeable why) {
        complaints.add(new Complaint(why, pointer));
    }
}
