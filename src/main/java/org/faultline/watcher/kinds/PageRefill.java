package org.faultline.watcher.kinds;

import java.util.List;
import java.util.Optional;
import org.faultline.part.Description;
import org.faultline.reason.HookBecause;
import org.faultline.reason.Why;
import org.faultline.watcher.WatcherKind;
import org.faultline.watcher.WatcherKind.Duty;

/**
 * Hypothetical: a process that handles faults on its own bad pages, and refills the page before it is signalled. It knows
 * its file and the page of it, not who else shares the block.
 */
final class PageRefill {
    static final WatcherKind KIND = new WatcherKind(new Description("fault-handler", "Page-fault handler",
            "Hypothetical: a process that refills a bad page that it maps, from a copy, before anybody is signalled.",
            List.of("process"), Fields.copying("Process", "The process whose pages it refills.", "process"))
            .like("{\"id\": \"h101\", \"kind\": \"fault-handler\", \"on\": \"p101\", \"answer\": \"accepts\","
                    + " \"copy\": \"log\"}"),
            new Duty.Asked(loss -> loss.isMetadata() ? Optional.of(Why.of(HookBecause.WATCHER_KNOWS_NO_METADATA))
                    : Optional.empty()));

    private PageRefill() {}
}
