package org.faultline.filesystem.xfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FsBlock;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;

/** What mkfs.xfs puts into a block of an allocation group, in this order. Kernel: fs/xfs/libxfs/xfs_format.h XFS_BNO_BLOCK. */
public enum OwnBlock {
    SUPERBLOCK,
    AGF,
    AGI,
    AGFL,
    BNOBT,
    CNTBT,
    INOBT,
    FINOBT,
    RMAPBT,
    REFCOUNTBT,
    /** Blocks that the trees may grow into. */
    FREE_LIST;

    /** How many blocks mkfs leaves the trees to grow into. */
    private static final int RESERVE = 6;
    private static final List<OwnBlock> HEADERS = List.of(SUPERBLOCK, AGF, AGI, AGFL);

    private Owner owner() {
        return switch (this) {
            case SUPERBLOCK, AGF, AGI, AGFL -> Owner.FS;
            case BNOBT, CNTBT, RMAPBT, FREE_LIST -> Owner.AG;
            case INOBT, FINOBT -> Owner.INOBT;
            case REFCOUNTBT -> Owner.REFC;
        };
    }

    /**
     * What that block holds, which {@code record} covers; nothing where the trees of the group grew into it, or where it is
     * none of these.
     */
    public static Optional<OwnBlock> at(Filesystem fs, FsBlock block, RmapRecord record) {
        long headers = fs.owners(block.first(), 1).stream().filter(r -> r.owner().equals(Owner.FS))
                .mapToLong(RmapRecord::blocks).findFirst().orElse(1);
        if (record.owner().equals(Owner.FS)) {
            return Optional.of(headers < HEADERS.size() ? SUPERBLOCK
                    : HEADERS.get((int) Math.min(block.agbno(), HEADERS.size() - 1L)));
        }
        List<OwnBlock> roots = roots(fs.features());
        long index = block.agbno() - headers;
        if (index < roots.size()) {
            return Optional.of(roots.get((int) index)).filter(root -> root.owner().equals(record.owner()));
        }
        return Optional.of(FREE_LIST).filter(f -> f.owner().equals(record.owner())
                && (index - roots.size() < RESERVE || isRightBehindLog(fs, block)));
    }

    private static List<OwnBlock> roots(Features features) {
        List<OwnBlock> roots = new ArrayList<>(List.of(BNOBT, CNTBT, INOBT, FINOBT));
        if (features.rmapbt()) {
            roots.add(RMAPBT);
        }
        if (features.reflink()) {
            roots.add(REFCOUNTBT);
        }
        return roots;
    }

    private static boolean isRightBehindLog(Filesystem fs, FsBlock block) {
        long back = Math.min(RESERVE, block.agbno());
        return fs.owners(block.plus(-back), back).stream().anyMatch(r -> r.owner().equals(Owner.LOG));
    }
}
