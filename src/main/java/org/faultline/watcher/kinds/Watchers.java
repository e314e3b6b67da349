package org.faultline.watcher.kinds;

import java.util.List;
import org.faultline.watcher.WatcherKind;

/** Every kind of watcher a stack can hold. */
public final class Watchers {
    private static final List<WatcherKind> ALL = List.of(Fanotify.KIND, HealthMonitor.KIND, Healer.KIND,
            Superblock.KIND, MetadataRepair.KIND, PageRefill.KIND);

    private Watchers() {}

    /** All of them, in the order people should meet them: those there are, then hypothetical ones. */
    public static List<WatcherKind> all() {
        return ALL;
    }
}
