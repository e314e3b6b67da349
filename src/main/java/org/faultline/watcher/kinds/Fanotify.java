package org.faultline.watcher.kinds;

import java.util.List;
import org.faultline.part.Description;
import org.faultline.reason.HookBecause;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.WatcherKind.Channel;
import org.faultline.watcher.WatcherKind.Duty;

/** A program that reads FAN_FS_ERROR events, which tell of lost data and shutdowns, not of media. Kernel: fs/fserror.c. */
final class Fanotify {
    static final WatcherKind KIND = new WatcherKind(new Description("fanotify", "fanotify listener",
            "As shipped: a program that reads a filesystem's error events (FAN_FS_ERROR), afterwards.",
            List.of("xfs", "ext4"), Fields.told("Filesystem", "The filesystem whose errors it reads.", "xfs", "ext4"))
            .by("fserror_worker", "fs/fserror.c")
            .like("{\"id\": \"f0\", \"kind\": \"fanotify\", \"on\": \"xfs0\"}"),
            new Duty.Told(Channel.FANOTIFY, HookBecause.ONLY_PRINTS));

    private Fanotify() {}
}
