package org.faultline.watcher.kinds;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.filesystem.Owner;
import org.faultline.filesystem.RmapRecord;
import org.faultline.filesystem.RmapRecord.Fork;
import org.faultline.part.Description;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.watcher.Loss;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.WatcherKind.Duty;

/**
 * Hypothetical: metadata made anew from other metadata before the filesystem shuts down. What can be made anew is what
 * online repair makes anew: headers, trees and extent maps, not inodes, attributes or the log. Kernel: fs/xfs/scrub/.
 */
final class MetadataRepair {
    private static final Set<Owner> REBUILT = Set.of(Owner.FS, Owner.AG, Owner.INOBT, Owner.REFC, Owner.COW);
    static final WatcherKind KIND = new WatcherKind(new Description("metadata-repair", "Metadata repair",
            "Hypothetical: what makes lost metadata anew from other metadata before the filesystem shuts down.",
            List.of("xfs"), Fields.asked("Filesystem", "The filesystem whose metadata it mends.", "xfs"))
            .like("{\"id\": \"r0\", \"kind\": \"metadata-repair\", \"on\": \"xfs0\", \"answer\": \"accepts\"}"),
            new Duty.Asked(MetadataRepair::unable));

    private MetadataRepair() {}

    private static Optional<Why> unable(Loss loss) {
        if (!loss.isMetadata()) {
            return Optional.of(Why.of(HookBecause.REPAIR_KNOWS_NO_DATA));
        }
        return loss.owners().stream().allMatch(MetadataRepair::isRebuilt) ? Optional.empty()
                : Optional.of(Why.of(HookBecause.NOTHING_TELLS_METADATA));
    }

    private static boolean isRebuilt(RmapRecord owner) {
        return owner.owner().isSpecial() ? REBUILT.contains(owner.owner()) : owner.fork() == Fork.BMBT;
    }
}
