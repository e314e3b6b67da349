package org.faultline.watcher.kinds;

import java.util.List;
import java.util.Optional;
import org.faultline.part.Description;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.WatcherKind.Duty;

/**
 * Hypothetical: what the thread behind the patch set hopes for, a program that watches the notification of a superblock,
 * keeps the kernel from signalling anybody, and mends the page meanwhile.
 */
final class Superblock {
    static final WatcherKind KIND = new WatcherKind(new Description("watcher", "Watcher",
            "Hypothetical: a program that a filesystem asks to mend a page of files before anybody is signalled.",
            List.of("xfs", "ext4"),
            Fields.copying("Filesystem", "The filesystem whose notification it watches.", "xfs", "ext4"))
            .like("{\"id\": \"w0\", \"kind\": \"watcher\", \"name\": \"mender\", \"on\": \"xfs0\", \"answer\":"
                    + " \"accepts\", \"takes\": 10, \"deadline\": 1000, \"copy\": \"replica\"}"),
            new Duty.Asked(loss -> loss.isMetadata() ? Optional.of(Why.of(HookBecause.WATCHER_KNOWS_NO_METADATA))
                    : Optional.empty()));

    private Superblock() {}
}
