package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.faultline.address.LayerId;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The inodes of a filesystem, found by number, by the name a document gives and by path; immutable, and a change shares
 * what it does not touch.
 *
 * @param byNumber in order of inode number
 * @param byId the lowest number of each name
 * @param byPath by path, those of one path in order of number
 * @param unlinked numbers of those that lost their name and were not freed
 * @param room chunks with inodes that no file has, by their first number: a bit for each such inode
 */
record InodeTable(PSortedMap<Long, Inode> byNumber, PMap<LayerId, Long> byId, PSortedSet<Path> byPath,
        PSortedSet<Long> unlinked, PSortedMap<Long, Long> room) {
    /** No file, and no room for one. */
    static final InodeTable EMPTY = new InodeTable(TreePMap.empty(), HashTreePMap.empty(),
            TreePSet.empty(Comparator.naturalOrder()), TreePSet.empty(), TreePMap.empty());

    /** These inodes, of different numbers, and the chunks of inodes among those records. */
    static InodeTable of(List<Inode> inodes, List<RmapRecord> records, Geometry geometry) {
        SortedMap<Long, Inode> numbers = new TreeMap<>();
        Map<LayerId, Long> ids = HashMap.newHashMap(inodes.size());
        List<Path> paths = new ArrayList<>(inodes.size());
        for (Inode inode : inodes) {
            numbers.put(inode.ino(), inode);
            ids.merge(inode.id(), inode.ino(), Math::min);
            paths.add(new Path(inode.path(), inode.ino()));
        }
        return new InodeTable(TreePMap.fromSortedMap(numbers), HashTreePMap.from(ids),
                TreePSet.fromSortedSet(new TreeSet<>(paths)), TreePSet.empty(), TreePMap.empty())
                .withChunks(records, geometry);
    }

    /** The first chunk of inodes as mkfs places it. */
    private static final FsBlock FIRST_CHUNK = new FsBlock(0, 16);
    /** The first chunk holds the root directory and the two realtime inodes before the first file. */
    private static final int RESERVED = 3;

    /** A path and who has it. */
    record Path(String text, long number) implements Comparable<Path> {
        @Override
        public int compareTo(Path other) {
            int byText = text.compareTo(other.text);
            return byText != 0 ? byText : Long.compare(number, other.number);
        }
    }

    Optional<Inode> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Optional<Inode> find(LayerId id) {
        return Optional.ofNullable(byId.get(id)).flatMap(this::find);
    }

    Optional<Inode> find(String path) {
        return Optional.ofNullable(byPath.ceiling(new Path(path, Long.MIN_VALUE))).filter(p -> p.text.equals(path))
                .flatMap(p -> find(p.number));
    }

    /** Files and directories whose path begins so, by path. */
    List<Inode> beginning(String prefix) {
        List<Inode> all = new ArrayList<>();
        for (Path path : byPath.tailSet(new Path(prefix, Long.MIN_VALUE), true)) {
            if (!path.text.startsWith(prefix)) {
                break;
            }
            all.add(Objects.requireNonNull(byNumber.get(path.number)));
        }
        return all;
    }

    /** Those that lost their name and were not freed, in order of number. */
    List<Inode> nameless() {
        return unlinked.stream().map(n -> Objects.requireNonNull(byNumber.get(n))).toList();
    }

    List<Inode> all() {
        return List.copyOf(byNumber.values());
    }

    /** The lowest number in a chunk that no file has. */
    Optional<Long> free() {
        return room.isEmpty() ? Optional.empty()
                : Optional.of(room.firstKey() + Long.numberOfTrailingZeros(room.firstEntry().getValue()));
    }

    /** This table with one inode changed or added. */
    InodeTable with(Inode inode) {
        Inode before = byNumber.get(inode.ino());
        if (before == inode) {
            return this;
        }
        PSortedMap<Long, Inode> numbers = byNumber.plus(inode.ino(), inode);
        if (before != null && before.id().equals(inode.id()) && before.path().equals(inode.path())
                && before.link() == inode.link()) {
            return new InodeTable(numbers, byId, byPath, unlinked, room);
        }
        PSortedSet<Path> paths = before == null ? byPath : byPath.minus(new Path(before.path(), before.ino()));
        return new InodeTable(numbers, named(before, inode), paths.plus(new Path(inode.path(), inode.ino())),
                inode.link() == Inode.Link.UNLINKED ? unlinked.plus(inode.ino()) : unlinked.minus(inode.ino()),
                before == null ? taken(inode.ino()) : room);
    }

    private PMap<LayerId, Long> named(@Nullable Inode before, Inode inode) {
        PMap<LayerId, Long> names = byId;
        if (before != null && !before.id().equals(inode.id())) {
            names = names.minus(before.id());
        }
        Long other = names.get(inode.id());
        return other != null && other <= inode.ino() ? names : names.plus(inode.id(), inode.ino());
    }

    private PSortedMap<Long, Long> taken(long number) {
        Map.Entry<Long, Long> chunk = room.floorEntry(number);
        if (chunk == null || number - chunk.getKey() >= Geometry.INODES_PER_CHUNK) {
            return room;
        }
        long left = chunk.getValue() & ~(1L << (number - chunk.getKey()));
        return left == 0 ? room.minus(chunk.getKey()) : room.plus(chunk.getKey(), left);
    }

    /** This table with every inode changed; the same one when none is. */
    InodeTable map(UnaryOperator<Inode> change) {
        InodeTable next = this;
        for (Inode inode : byNumber.values()) {
            next = next.with(change.apply(inode));
        }
        return next;
    }

    /** This table with room in the chunks of inodes among those records. */
    InodeTable withChunks(List<RmapRecord> records, Geometry geometry) {
        PSortedMap<Long, Long> next = room;
        for (RmapRecord record : records) {
            if (record.owner().equals(Owner.INODES) && record.start().role() == Role.DATA) {
                for (long block = 0; block < record.blocks(); block += geometry.inodeChunkBlocks()) {
                    FsBlock chunk = record.start().plus(block);
                    long first = geometry.inode(chunk, 0);
                    long unused = unused(first, chunk.equals(FIRST_CHUNK) ? -1L << RESERVED : -1L);
                    next = unused == 0 ? next : next.plus(first, unused);
                }
            }
        }
        return new InodeTable(byNumber, byId, byPath, unlinked, next);
    }

    private long unused(long first, long mask) {
        long left = mask;
        for (long number : byNumber.subMap(first, first + Geometry.INODES_PER_CHUNK).keySet()) {
            left &= ~(1L << (number - first));
        }
        return left;
    }
}
