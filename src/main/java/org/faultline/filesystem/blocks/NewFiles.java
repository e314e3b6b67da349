package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Inode.Link;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.filesystem.Role;

/**
 * The files of a new filesystem where they were decided to lie. All of them are made at once: the trees of inodes and of
 * reverse-map records are built from what they hold in the end, and not grown by one file after the other.
 *
 * @param sources the files whose blocks others share
 */
record NewFiles(EmptyFilesystem empty, Places places, Set<LayerId> sources) {
    NewFiles(EmptyFilesystem empty, Places places) {
        this(empty, places, empty.request().files().stream().flatMap(f -> f.reflinkOf().stream())
                .collect(Collectors.toSet()));
    }

    /** The filesystem with its files; nothing where a file shares blocks in a way that is refused. */
    Optional<BlockFilesystem> make(Budget budget) {
        List<FileRequest> files = empty.request().files();
        Map<LayerId, Inode> byId = HashMap.newHashMap(files.size());
        List<Inode> inodes = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++) {
            Places.spend(budget, 2L * files.size() + i, files.size());
            Optional<Inode> source = files.get(i).reflinkOf().map(byId::get);
            if (!isFine(files.get(i), source)) {
                return Optional.empty();
            }
            Inode inode = inode(i, source);
            inodes.add(inode);
            if (byId.put(inode.id(), inode) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new BlockFilesystem(empty, InodeTable.of(inodes, byId, chunks(), empty.geometry()),
                ReverseMap.of(empty.geometry().groups(), records(inodes, budget))));
    }

    /** Whether nothing keeps the file from sharing the blocks of another one, if it is to. */
    private boolean isFine(FileRequest file, Optional<Inode> source) {
        return file.reflinkOf().isEmpty() || (empty.request().features().reflink()
                && source.filter(s -> s.home() == file.seen().home()).isPresent());
    }

    /** File {@code index} as it is created; {@code source} is the file whose blocks it shares. */
    Inode inode(int index, Optional<Inode> source) {
        FileRequest file = empty.request().files().get(index);
        boolean dax = file.seen().dax();
        Inode own = new Inode(file.id(), places.number(index), file.path(), file.links(), file.type(), file.size(),
                extents(index, file), List.of(), List.of(), List.of(), file.core(), dax,
                dax && empty.request().features().dax() == Features.Dax.INODE, file.seen().extentSize(),
                file.seen().home(), Link.NAMED, file.seen().marks());
        Inode marked = file.size() > 0 && sources.contains(file.id()) ? own.marked(Inode.Mark.REFLINKED, true) : own;
        return source.map(s -> BlockSharing.whole(empty.request().blockSize(), s, marked)).orElse(marked);
    }

    private List<Extent> extents(int index, FileRequest file) {
        List<Placement> wanted = Places.wanted(file, empty.request().blockSize());
        List<Extent> pieces = new ArrayList<>(wanted.size());
        int run = 0;
        for (Placement placement : wanted) {
            long start = placement.at().map(at -> at / empty.request().blockSize()).orElse(-1L);
            if (start < 0) {
                start = places.run(index, run);
                run++;
            }
            pieces(placement, start, file.seen().home(), pieces);
        }
        List<Extent> all = pieces;
        if (wanted.size() > 1 || pieces.size() > Extents.FEW) {
            all = List.of();
            for (Extent piece : pieces) {
                all = Extents.with(all, piece);
            }
        }
        return all;
    }

    /** A run of blocks, cut where one group ends and the next begins. */
    private void pieces(Placement placement, long start, Role home, List<Extent> pieces) {
        int size = empty.request().blockSize();
        long offset = placement.offset() / size;
        long left = placement.length() / size;
        FsBlock next = empty.geometry().block(home, start);
        while (left > 0) {
            long blocks = Math.min(left, empty.geometry().groupSize(next) - next.agbno());
            pieces.add(new Extent(offset, next, blocks, placement.unwritten()));
            left -= blocks;
            offset += blocks;
            next = new FsBlock(home, next.ag() + 1, 0);
        }
    }

    /** What the chunks of inodes take, those that mkfs made and those that were added. */
    private List<RmapRecord> chunks() {
        List<RmapRecord> all = new ArrayList<>(empty.metadata());
        for (long chunk : places.chunks()) {
            all.add(RmapRecord.metadata(empty.geometry().block(Role.DATA, chunk), empty.geometry().inodeChunkBlocks(),
                    Owner.INODES));
        }
        return all;
    }

    private List<RmapRecord> records(List<Inode> inodes, Budget budget) {
        List<RmapRecord> all = chunks();
        for (int i = 0; i < inodes.size(); i++) {
            Places.spend(budget, 3L * inodes.size() + i, inodes.size());
            Owner owner = new Owner(inodes.get(i).ino());
            for (Extent e : inodes.get(i).extents()) {
                all.add(new RmapRecord(e.start(), e.blocks(), owner, e.offset(), Fork.DATA, e.unwritten()));
            }
        }
        return all;
    }
}
