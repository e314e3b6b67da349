package org.faultline.filesystem.xfs;

import java.util.ArrayList;
import java.util.List;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.blocks.EmptyFilesystem;
import org.faultline.filesystem.blocks.Geometry;

/**
 * Where mkfs.xfs puts things: allocation groups, headers, btree roots, the internal log, the first inode chunk.
 * For 4096-byte sectors, which mkfs picks on persistent memory. Tool: xfsprogs 6.1 mkfs/xfs_mkfs.c.
 *
 * @param logBlocks blocks of the internal log, 0 where the log has a device of its own
 */
public record XfsLayout(Geometry geometry, long logBlocks, boolean rmapbt, boolean reflink) {
    static final long SMALLEST = 300L << 20;
    private static final int HEADERS = 4;
    private static final long INODE_CHUNK = 16;
    private static final long LARGEST_LOG = 2_136_997_888L;

    /** What mkfs makes of a request. */
    public static XfsLayout of(Request request) {
        long blocks = request.deviceSize() / request.blockSize();
        long terabyte = (1L << 40) / request.blockSize();
        long groupBlocks = blocks >= terabyte ? terabyte : Math.ceilDiv(blocks, 4);
        long smallestLog = (64L << 20) / request.blockSize();
        long log = Math.clamp(blocks / 2048, smallestLog, LARGEST_LOG / request.blockSize());
        return new XfsLayout(Geometry.of(request, blocks, groupBlocks),
                request.other(Role.LOG).isPresent() ? 0 : Math.min(log, groupBlocks * 3 / 4),
                request.features().rmapbt(), request.features().reflink());
    }

    /** How the blocks of the filesystem that is asked for are counted. */
    public static Geometry geometry(Request request) {
        return request.layout().map(l -> Geometry.seen(request, l)).orElseGet(() -> of(request).geometry);
    }

    /** The filesystem that is asked for, with its own blocks where they were seen, or else where mkfs puts them. */
    public static EmptyFilesystem empty(String type, boolean daxHolder, Request request) {
        return request.layout().map(l -> EmptyFilesystem.seen(type, daxHolder, request, l)).orElseGet(() -> {
            XfsLayout layout = of(request);
            return new EmptyFilesystem(type, daxHolder, request, layout.geometry, layout.metadata());
        });
    }

    /** The group in the middle, which holds the log. */
    int logGroup() {
        return geometry.groupCount() / 2;
    }

    /** Every record of a filesystem without files, in key order. */
    public List<RmapRecord> metadata() {
        List<RmapRecord> all = new ArrayList<>();
        for (int ag = 0; ag < geometry.groupCount(); ag++) {
            group(ag, all);
        }
        if (geometry.realtime().groups() && geometry.realtime().blocks() > 0) {
            all.add(RmapRecord.metadata(new FsBlock(Role.REALTIME, 0, 0), 1, Owner.FS));
        }
        return all;
    }

    private void group(int ag, List<RmapRecord> all) {
        long next = add(all, ag, 0, HEADERS, Owner.FS);
        next = add(all, ag, next, 2, Owner.AG);
        next = add(all, ag, next, 2, Owner.INOBT);
        next = rmapbt ? add(all, ag, next, 1, Owner.AG) : next;
        next = reflink ? add(all, ag, next, 1, Owner.REFC) : next;
        next = ag == logGroup() && logBlocks > 0 ? add(all, ag, next, logBlocks, Owner.LOG) : next;
        add(all, ag, next, rmapbt ? 6 : 4, Owner.AG);
        if (ag == 0) {
            add(all, ag, INODE_CHUNK, geometry.inodeChunkBlocks(), Owner.INODES);
        }
    }

    private static long add(List<RmapRecord> all, int ag, long agbno, long blocks, Owner owner) {
        all.add(RmapRecord.metadata(new FsBlock(ag, agbno), blocks, owner));
        return agbno + blocks;
    }
}
