package org.faultline.repair.table;

import org.faultline.repair.Purpose;

/** Sorts of blocks of which repair makes the same: one for each row of what was measured. */
public enum BlockSort {
    PRIMARY_SUPERBLOCK,
    SECONDARY_SUPERBLOCK,
    AGF,
    AGI,
    AGFL,
    FREE_LIST_BLOCK,
    BNOBT,
    CNTBT,
    INOBT,
    /** The root of the inode tree of group 0, without which the root directory is not found. */
    FIRST_INOBT,
    FINOBT,
    RMAPBT,
    REFCOUNTBT,
    /** A free-space tree, the reverse map or the free list. */
    GROUP_SPACE,
    INODE_CLUSTER,
    ROOT_CLUSTER,
    BMBT,
    DIRECTORY_DATA,
    DIRECTORY_LEAF,
    ATTRIBUTES,
    SYMLINK,
    FIRST_LOG_BLOCK,
    LOG,
    EXTERNAL_LOG,
    DATA,
    UNWRITTEN,
    COW_STAGING,
    QUOTA,
    REALTIME_BITMAP,
    REALTIME_SUMMARY,
    FREE,
    OTHER,
    /** No block of a filesystem. */
    NONE;

    /** The sort of what a block is for. */
    public static BlockSort of(Purpose purpose) {
        return switch (purpose) {
            case Purpose.PrimarySuperblock p -> PRIMARY_SUPERBLOCK;
            case Purpose.SecondarySuperblock s -> SECONDARY_SUPERBLOCK;
            case Purpose.Header h -> switch (h.kind()) {
                case AGF -> AGF;
                case AGI -> AGI;
                case AGFL -> AGFL;
            };
            case Purpose.FreeListBlock f -> FREE_LIST_BLOCK;
            case Purpose.GroupTree t -> tree(t);
            case Purpose.GroupSpace g -> GROUP_SPACE;
            case Purpose.InodeCluster c -> c.root() ? ROOT_CLUSTER : INODE_CLUSTER;
            case Purpose.ExtentTree e -> BMBT;
            case Purpose.DirectoryNames d -> DIRECTORY_DATA;
            case Purpose.DirectoryIndex d -> DIRECTORY_LEAF;
            case Purpose.Attributes a -> ATTRIBUTES;
            case Purpose.SymlinkTarget s -> SYMLINK;
            case Purpose.InternalLog l -> l.isFirst() ? FIRST_LOG_BLOCK : LOG;
            case Purpose.ExternalLog l -> EXTERNAL_LOG;
            case Purpose.FileData d -> d.isUnwritten() ? UNWRITTEN : DATA;
            case Purpose.CowStaging c -> COW_STAGING;
            case Purpose.Quota q -> QUOTA;
            case Purpose.RealtimeBitmap r -> REALTIME_BITMAP;
            case Purpose.RealtimeSummary r -> REALTIME_SUMMARY;
            case Purpose.FreeSpace f -> FREE;
            case Purpose.Other o -> OTHER;
            case Purpose.Nothing n -> NONE;
        };
    }

    private static BlockSort tree(Purpose.GroupTree tree) {
        return switch (tree.kind()) {
            case BNOBT -> BNOBT;
            case CNTBT -> CNTBT;
            case INOBT -> tree.group() == 0 && tree.root() ? FIRST_INOBT : INOBT;
            case FINOBT -> FINOBT;
            case RMAPBT -> RMAPBT;
            case REFCOUNTBT -> REFCOUNTBT;
        };
    }
}
