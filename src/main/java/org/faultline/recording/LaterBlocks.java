package org.faultline.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.File;

/**
 * Where blocks of a file lie in later states that lay elsewhere, or nowhere, before: which free blocks an allocator takes is
 * not under test, so whatever stores to the file is told.
 */
record LaterBlocks(KernelCase run, CaseFiles files) {
    private static final long BLOCK = CaseFiles.BLOCK;

    /** The places of the blocks that the file a process calls by that name gets, in the order in which it gets them. */
    List<Node.Fields> of(String name) {
        String path = files.path(name);
        List<Extent> moved = new ArrayList<>();
        run.files().stream().filter(f -> f.path().equals(path)).forEach(f -> collect(f, moved));
        return CaseFiles.extents(moved);
    }

    private static void collect(File file, List<Extent> moved) {
        Map<Long, Long> known = new HashMap<>();
        file.states().forEach((label, state) -> {
            for (Extent e : state.extents()) {
                for (long done = 0; done < e.length(); done += BLOCK) {
                    Long place = known.put(e.offset() + done, e.at() + done);
                    if (!label.equals("before") && (place == null || place != e.at() + done)) {
                        add(moved, e.offset() + done, e.at() + done);
                    }
                }
            }
        });
    }

    private static void add(List<Extent> moved, long offset, long at) {
        Extent last = moved.isEmpty() ? new Extent(-1, -1, 0, List.of()) : moved.getLast();
        boolean follows = last.offset() + last.length() == offset && last.at() + last.length() == at;
        Extent whole = follows ? moved.removeLast() : new Extent(offset, at, 0, List.of());
        moved.add(new Extent(whole.offset(), whole.at(), whole.length() + BLOCK, List.of()));
    }
}
