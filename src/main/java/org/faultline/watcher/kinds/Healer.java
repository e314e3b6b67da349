package org.faultline.watcher.kinds;

import java.util.List;
import org.faultline.part.Description;
import org.faultline.reason.HookBecause;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.WatcherKind.Channel;
import org.faultline.watcher.WatcherKind.Duty;

/**
 * xfs_healer: it has repaired what XFS reports as sick. A block that cannot be read is never reported as sick, and bad
 * media, lost data and shutdowns it only prints. Tool: xfsprogs 7.2 healer/xfs_healer.c; kernel: fs/xfs/libxfs/xfs_health.h
 * xfs_metadata_is_sick().
 */
final class Healer {
    static final WatcherKind KIND = new WatcherKind(new Description("healer", "xfs_healer",
            "As shipped: it repairs what XFS calls sick, and never an unreadable block, which XFS does not call sick.",
            List.of("xfs"), Fields.told("Filesystem", "The filesystem it listens to.", "xfs"))
            .by("xfs_healthmon_read_iter", "fs/xfs/xfs_healthmon.c")
            .like("{\"id\": \"h1\", \"kind\": \"healer\", \"on\": \"xfs0\"}"),
            new Duty.Told(Channel.MONITOR, HookBecause.HEALER_DOES_NOTHING));

    private Healer() {}
}
