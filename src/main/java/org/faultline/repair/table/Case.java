package org.faultline.repair.table;

import java.util.stream.Stream;
import org.faultline.design.KernelDesign;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.LogContent;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.ReadWindow;
import org.faultline.repair.Spot;
import org.faultline.repair.outcome.Confidence;

/**
 * What decides what a repair comes to.
 *
 * @param readFirst whether xfs_repair reads the block before all else
 */
public record Case(BlockSort sort, Damage damage, boolean readFirst, Log log, Features features, KernelDesign design) {
    /** Whether the log has something to be replayed when somebody repairs, and whether the replay needs the block. */
    public enum Log {
        CLEAN,
        /** It changes other things. */
        DIRTY,
        /** Nobody knows whether it changes what is in the block. */
        PERHAPS_NEEDS_BLOCK,
        /** It changes what is in the block. */
        NEEDS_BLOCK;

        /** What that log means for a block with that purpose. */
        public static Log of(LogContent content, Purpose purpose) {
            if (!content.dirty()) {
                return CLEAN;
            }
            Stream<Long> changed = content.inodes().stream();
            boolean needed = switch (purpose) {
                case Purpose.InodeCluster c -> changed.anyMatch(c.hidden()::contains);
                case Purpose.DirectoryNames d -> changed.anyMatch(i -> i == d.directory().ino());
                case Purpose.DirectoryIndex d -> changed.anyMatch(i -> i == d.directory().ino());
                case Purpose.ExtentTree e -> changed.anyMatch(i -> i == e.file().ino());
                case Purpose.Attributes a -> changed.anyMatch(i -> i == a.file().ino());
                case Purpose.SymlinkTarget s -> changed.anyMatch(i -> i == s.link().ino());
                case Purpose.Header h -> h.kind() == Purpose.Header.Kind.AGI;
                case Purpose.InternalLog l -> true;
                case Purpose.ExternalLog l -> true;
                case Purpose.PrimarySuperblock p -> false;
                case Purpose.SecondarySuperblock s -> false;
                case Purpose.FreeListBlock f -> false;
                case Purpose.GroupTree t -> false;
                case Purpose.GroupSpace g -> false;
                case Purpose.FileData f -> false;
                case Purpose.CowStaging c -> false;
                case Purpose.Quota q -> false;
                case Purpose.RealtimeBitmap r -> false;
                case Purpose.RealtimeSummary r -> false;
                case Purpose.FreeSpace f -> false;
                case Purpose.Other o -> false;
                case Purpose.Nothing n -> false;
            };
            return needed ? NEEDS_BLOCK : content.atLarge() ? PERHAPS_NEEDS_BLOCK : DIRTY;
        }
    }

    /** The case of a block with that purpose. */
    public static Case of(Spot spot, Purpose purpose, Damage damage, LogContent log, KernelDesign design) {
        return new Case(BlockSort.of(purpose), damage, ReadWindow.of(spot).isReadFirst(), Log.of(log, purpose),
                spot.filesystem().features(), design);
    }

    boolean isLogDirty() {
        return log != Log.CLEAN;
    }

    /** Whether a mount that fails for the block does so before it has replayed the log. */
    public boolean stopsReplay() {
        return mayNeedBlock() || sort == BlockSort.PRIMARY_SUPERBLOCK;
    }

    /** Whether the replay of the log needs the block, as far as anybody knows. */
    boolean mayNeedBlock() {
        return log == Log.NEEDS_BLOCK || log == Log.PERHAPS_NEEDS_BLOCK;
    }

    /** How well that is known, where it is measured what comes of it. */
    Confidence ofReplay() {
        return log == Log.NEEDS_BLOCK ? Confidence.MEASURED : Confidence.ESTIMATE;
    }

    boolean isUnreadable() {
        return damage == Damage.UNREADABLE;
    }

    boolean hasExchange() {
        return features.online().exchange();
    }

    boolean hasParent() {
        return features.online().parent();
    }
}
