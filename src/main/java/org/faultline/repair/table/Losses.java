package org.faultline.repair.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.filesystem.Extent;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.RmapRecord;
import org.faultline.repair.Purpose;
import org.faultline.repair.Purpose.Inodes;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Loss;
import org.faultline.repair.outcome.Lost;

/** Names what is lost with a block: which bytes, which files, which names. */
public record Losses(Filesystem fs, Purpose purpose) {
    /** What is out of reach as long as the block cannot be used, and nobody repaired anything. */
    public Loss now() {
        return of(switch (BlockSort.of(purpose)) {
            case INODE_CLUSTER, ROOT_CLUSTER -> Lost.HIDDEN_INODES;
            case BMBT -> Lost.FILE;
            case DIRECTORY_DATA -> Lost.NAMES;
            case ATTRIBUTES -> Lost.ATTRIBUTES;
            case SYMLINK -> Lost.TARGET;
            case DATA -> Lost.BYTES;
            case COW_STAGING -> Lost.PENDING_WRITES;
            case QUOTA -> Lost.LIMITS;
            case OTHER -> Lost.NOT_KNOWN;
            case PRIMARY_SUPERBLOCK, SECONDARY_SUPERBLOCK, AGF, AGI, AGFL, FREE_LIST_BLOCK, BNOBT, CNTBT, INOBT,
                    FIRST_INOBT, FINOBT, RMAPBT, REFCOUNTBT, GROUP_SPACE, DIRECTORY_LEAF, FIRST_LOG_BLOCK, LOG,
                    EXTERNAL_LOG, UNWRITTEN, REALTIME_BITMAP, REALTIME_SUMMARY, FREE, NONE -> Lost.NOTHING;
        });
    }

    /** What that comes to, of this block. */
    public Loss of(Lost what) {
        return switch (what) {
            case UPDATES -> ofLog(fs);
            case NOTHING, PENDING_WRITES, LIMITS, NOT_KNOWN -> Loss.of(what, 0);
            case BYTES -> purpose instanceof Purpose.FileData data
                    ? new Loss(what, data.pieces(), List.of(), List.of(), data.pieces().size())
                    : Loss.of(what, 0);
            case INODES, ROOT, INODES_AND_UPDATES -> purpose instanceof Purpose.InodeCluster cluster
                    ? inodes(what, cluster.held(), cluster.root())
                    : Loss.of(what, 0);
            case HIDDEN_INODES -> purpose instanceof Purpose.InodeCluster cluster ? hidden(cluster.hidden())
                    : Loss.of(what, 0);
            case NAMES -> purpose instanceof Purpose.DirectoryNames names
                    ? new DirectoryBlocks(fs, names.directory()).lost(names.fileBlock())
                    : Loss.of(what, 0);
            case FILE, ATTRIBUTES, LINK, TARGET -> file().map(f -> one(what, f)).orElseGet(() -> Loss.of(what, 0));
        };
    }

    /** Everything that is in the log alone: changes of these files, and of others where it may be anything. */
    public static Loss ofLog(Filesystem fs) {
        List<Inode> files = fs.log().inodes().stream().flatMap(n -> fs.inode(n).stream()).filter(Inode::isThere)
                .toList();
        return new Loss(Lost.UPDATES, List.of(), files, List.of(), List.of(), List.of(), files.size(),
                fs.log().atLarge() ? Confidence.ESTIMATE : Confidence.MEASURED);
    }

    private Optional<Inode> file() {
        if (purpose instanceof Purpose.ExtentTree tree) {
            return Optional.of(tree.file());
        }
        if (purpose instanceof Purpose.Attributes attributes) {
            return Optional.of(attributes.file());
        }
        return purpose instanceof Purpose.SymlinkTarget target ? Optional.of(target.link()) : Optional.empty();
    }

    private Loss one(Lost what, Inode file) {
        return new Loss(what, List.of(), List.of(file), what == Lost.FILE ? copies(List.of(file)) : List.of(), 1);
    }

    private List<Inode> among(Inodes numbers) {
        return numbers.all().flatMap(n -> fs.inode(n).stream()).filter(Inode::isThere).toList();
    }

    private Loss hidden(Inodes numbers) {
        return new Loss(Lost.HIDDEN_INODES, List.of(), among(numbers), List.of(), numbers.count());
    }

    /** What lies right in a lost directory has no name any more; with the root directory nothing has. */
    private Loss inodes(Lost what, Inodes held, boolean root) {
        List<Inode> lost = among(held);
        Stream<FileName> below = root
                ? fs.inodes().stream().flatMap(i -> i.names().stream().map(name -> new FileName(name, i)))
                : lost.stream().filter(i -> i.type() == Inode.Type.DIRECTORY)
                        .flatMap(i -> new DirectoryBlocks(fs, i).names().stream());
        List<FileName> names = below
                .filter(n -> n.file().link() == Inode.Link.NAMED && !held.contains(n.file().ino())).distinct().toList();
        return new Loss(what, List.of(), lost, copies(lost), held.count()).without(names, Confidence.MEASURED);
    }

    /** Files that are not lost and share every block of one that is. */
    private List<Inode> copies(List<Inode> lost) {
        Set<Long> gone = lost.stream().map(Inode::ino).collect(Collectors.toSet());
        return lost.stream().filter(i -> i.type() == Inode.Type.REGULAR && !i.extents().isEmpty())
                .flatMap(i -> others(i).stream()).filter(o -> !gone.contains(o.ino())).distinct().toList();
    }

    private List<Inode> others(Inode file) {
        Extent first = file.extents().getFirst();
        return fs.owners(first.start(), 1).stream().filter(r -> !r.isMetadata() && r.owner().code() != file.ino())
                .map(r -> r.owner().code()).distinct().filter(o -> hasAll(file, o))
                .flatMap(o -> fs.inode(o).stream()).toList();
    }

    /** Whether that inode has every block of a file, at the same place. */
    private boolean hasAll(Inode file, long other) {
        return file.extents().stream().allMatch(e -> fs.owners(e.start(), e.blocks()).stream()
                .filter(r -> r.owner().code() == other && !r.isMetadata())
                .filter(r -> r.offset() - r.start().agbno() == e.offset() - e.start().agbno())
                .mapToLong(r -> overlap(r, e)).sum() == e.blocks());
    }

    private static long overlap(RmapRecord record, Extent extent) {
        long from = Math.max(record.start().agbno(), extent.start().agbno());
        long to = Math.min(record.end().agbno(), extent.start().agbno() + extent.blocks());
        return Math.max(0, to - from);
    }
}
