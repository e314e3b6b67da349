package org.faultline.filesystem.blocks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.faultline.address.LayerId;
import org.faultline.filesystem.FileName;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.jspecify.annotations.Nullable;
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
 * @param unlinked numbers of those that lost their name and were not freed
 * @param room chunks with inodes that no file has, by their first number: a bit for each such inode
 */
record InodeTable(PSortedMap<Long, Inode> byNumber, Named byId, ByPath byPath,
        PSortedSet<Long> unlinked, PSortedMap<Long, Long> room) {
    /** No file, and no room for one. */
    static final InodeTable EMPTY = new InodeTable(TreePMap.empty(), Named.NONE,
            ByPath.NONE, TreePSet.empty(), TreePMap.empty());

    /** These inodes, of different numbers and each with a name of its own, and the chunks of inodes among those records. */
    static InodeTable of(List<Inode> inodes, Map<LayerId, Inode> byId, List<RmapRecord> records, Geometry geometry) {
        SortedMap<Long, Inode> numbers = new TreeMap<>();
        for (Inode inode : inodes) {
            numbers.put(inode.ino(), inode);
        }
        return new InodeTable(TreePMap.fromSortedMap(numbers), Named.of(byId),
                ByPath.of(inodes), TreePSet.empty(), TreePMap.empty())
                .withChunks(records, geometry);
    }

    /** The first chunk of inodes as mkfs places it. */
    private static final FsBlock FIRST_CHUNK = new FsBlock(0, 16);
    /** The first chunk holds the root directory and the two realtime inodes before the first file. */
    private static final int RESERVED = 3;

    Optional<Inode> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Optional<Inode> find(LayerId id) {
        return byId.find(id).flatMap(this::find);
    }

    Optional<Inode> find(String path) {
        return byPath.first(path).flatMap(this::find);
    }

    /** Names of files and directories that begin so, by path. */
    List<FileName> beginning(String prefix) {
        return byPath.beginning(prefix).stream()
                .map(p -> new FileName(p.text(), Objects.requireNonNull(byNumber.get(p.number())))).toList();
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
                && before.links().equals(inode.links()) && before.link() == inode.link()) {
            return new InodeTable(numbers, byId, byPath, unlinked, room);
        }
        ByPath paths = before == null ? byPath : byPath.without(before);
        return new InodeTable(numbers, named(before, inode), paths.with(inode),
                inode.link() == Inode.Link.UNLINKED ? unlinked.plus(inode.ino()) : unlinked.minus(inode.ino()),
                before == null ? taken(inode.ino()) : room);
    }

    private Named named(@Nullable Inode before, Inode inode) {
        Named names = before != null && !before.id().equals(inode.id()) ? byId.without(before.id()) : byId;
        return names.find(inode.id()).filter(other -> other <= inode.ino()).isPresent() ? names
                : names.with(inode.id(), inode.ino());
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
