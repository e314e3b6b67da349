package org.faultline.repair.forecast;

import org.faultline.design.KernelDesign;
import org.faultline.filesystem.Features;
import org.faultline.repair.Damage;
import org.faultline.repair.Purpose;
import org.faultline.repair.ReadWindow;
import org.faultline.repair.Spot;

/**
 * What decides what a repair comes to.
 *
 * @param readFirst whether xfs_repair reads the block before all else
 * @param logDirty whether the log has something to be replayed
 */
record Case(BlockSort sort, Damage damage, boolean readFirst, boolean logDirty, Features features,
        KernelDesign design) {
    static Case of(Spot spot, Purpose purpose, Damage damage, boolean logDirty, KernelDesign design) {
        return new Case(BlockSort.of(purpose), damage, ReadWindow.of(spot).isReadFirst(), logDirty,
                spot.filesystem().features(), design);
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
