package org.faultline.repair.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.repair.Purpose;
import org.faultline.repair.forecast.Meeting.Effect;
import org.faultline.repair.forecast.Meeting.Way;
import org.faultline.repair.outcome.Confidence;
import org.faultline.repair.outcome.Source;
import org.faultline.repair.table.BlockSort;
import org.faultline.repair.table.Case;
import org.faultline.trace.Verdict;

/** How the kernel comes upon a block that went bad. */
final class Meetings {
    private Meetings() {}

    /** What comes of each way; {@code told} is what came of telling this kernel. */
    static List<Meeting> of(Case what, Purpose purpose, Optional<Verdict> told) {
        List<Meeting> all = new ArrayList<>();
        told.ifPresent(v -> all.add(new Meeting(Way.NOTIFICATION,
                !v.shutDown().isEmpty() ? Effect.SHUT_DOWN : v.signalled().isEmpty() ? Effect.NOTHING : Effect.SIGNALS,
                Confidence.SOURCE, Source.ACTED_OUT)));
        if (what.sort() == BlockSort.OTHER) {
            return List.copyOf(all);
        }
        if (purpose instanceof Purpose.InternalLog || purpose instanceof Purpose.ExternalLog) {
            all.add(new Meeting(Way.LOG,
                    what.sort() == BlockSort.FIRST_LOG_BLOCK ? Effect.MOUNT_FAILS : Effect.SHUT_DOWN,
                    what.sort() == BlockSort.FIRST_LOG_BLOCK ? Confidence.MEASURED : Confidence.SOURCE,
                    what.sort() == BlockSort.FIRST_LOG_BLOCK ? Source.ONLINE_RUNS : Source.XFS_SOURCE));
        } else if (purpose.isMetadata()) {
            all.add(new Meeting(Way.READ, Effect.ERROR, Confidence.MEASURED, Source.ONLINE_RUNS));
            all.add(new Meeting(Way.CHANGE, Effect.SHUT_DOWN,
                    what.sort() == BlockSort.RMAPBT ? Confidence.MEASURED : Confidence.SOURCE,
                    what.sort() == BlockSort.RMAPBT ? Source.ONLINE_RUNS : Source.XFS_SOURCE));
            all.add(new Meeting(Way.WRITE, Effect.CLEARED, Confidence.SOURCE, Source.PMEM_SOURCE));
        } else if (what.sort() == BlockSort.DATA) {
            all.add(new Meeting(Way.READ, Effect.ERROR, Confidence.MEASURED, Source.ONLINE_RUNS));
        } else if (what.sort() == BlockSort.FREE) {
            all.add(new Meeting(Way.WRITE, Effect.CLEARED, Confidence.SOURCE, Source.PMEM_SOURCE));
        }
        return List.copyOf(all);
    }
}
