package org.faultline.watcher.kinds;

import java.util.List;
import org.faultline.part.Description;
import org.faultline.reason.HookBecause;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.WatcherKind.Channel;
import org.faultline.watcher.WatcherKind.Duty;

/** A program that reads events of the XFS health monitor. Kernel: fs/xfs/xfs_healthmon.c. */
final class HealthMonitor {
    static final WatcherKind KIND = new WatcherKind(new Description("health-monitor", "Health monitor",
            "As shipped: a program that reads what XFS reports of bad media, lost data and shutdowns, afterwards.",
            List.of("xfs"), Fields.told("Filesystem", "The filesystem whose events it reads.", "xfs"))
            .by("xfs_healthmon_read_iter", "fs/xfs/xfs_healthmon.c")
            .like("{\"id\": \"h0\", \"kind\": \"health-monitor\", \"on\": \"xfs0\"}"),
            new Duty.Told(Channel.MONITOR, HookBecause.ONLY_PRINTS));

    private HealthMonitor() {}
}
