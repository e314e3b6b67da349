package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.Owned;
import org.faultline.recording.KernelCase.State;

/** Copy-on-write staging of a file: blocks that lie next to one of its own as the file's pages lie next to it. */
final class Staging {
    /** What a copying write stages at once. */
    private static final long WINDOW = 32 * CaseFiles.BLOCK;

    private Staging() {}

    static List<Node.Fields> of(State state, List<Owned> rows) {
        List<Extent> staging = new ArrayList<>();
        for (Owned row : rows) {
            if (row.owner().equals("cow staging")) {
                state.extents().stream().filter(e -> !e.isUnwritten() && near(e, row)).findFirst()
                        .ifPresent(e -> staging.add(new Extent(e.offset() + row.start() - e.at(), row.start(),
                                row.length(), List.of())));
            }
        }
        return CaseFiles.extents(staging.stream().filter(e -> e.offset() >= 0).toList());
    }

    /** Whether a row directly precedes or follows blocks that were copied out of the same window. */
    private static boolean near(Extent e, Owned row) {
        long offset = e.offset() + row.start() - e.at();
        boolean touches = row.end() == e.at() || e.at() + e.length() == row.start();
        return touches && offset >= 0 && offset / WINDOW == (row.end() == e.at()
                ? e.offset() / WINDOW
                : (e.offset() + e.length() - 1) / WINDOW) && !e.flags().contains("SHARED");
    }
}
