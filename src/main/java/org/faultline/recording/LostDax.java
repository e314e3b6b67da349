package org.faultline.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.recording.KernelCase.File;
import org.faultline.recording.KernelCase.State;

/**
 * Files of which the recorder did not note whether they have DAX: kernels up to 6.1 give a reflinked file none when its
 * inode is read in again. Kernel: fs/xfs/xfs_iops.c xfs_inode_should_enable_dax().
 */
final class LostDax {
    private static final Set<String> KERNELS = Set.of("5.10", "6.0", "6.1");

    private LostDax() {}

    /** The same run, in which such files have no DAX. */
    static KernelCase in(KernelCase run) {
        boolean again = run.setUp().stream().anyMatch(o -> o.op().startsWith("umount+mount"));
        if (!again || !KERNELS.contains(run.release())) {
            return run;
        }
        List<File> files = run.files().stream().map(f -> new File(f.path(), known(f.states()))).toList();
        return run.with(run.filesystems(), run.mounts(), files);
    }

    private static Map<String, State> known(Map<String, State> states) {
        boolean shared = states.values().stream().flatMap(s -> s.extents().stream())
                .anyMatch(e -> e.flags().contains("SHARED"));
        Map<String, State> known = new LinkedHashMap<>();
        states.forEach((label, s) -> known.put(label, shared && s.dax().isEmpty()
                ? new State(s.ino(), Optional.of(false), s.size(), s.extents())
                : s));
        return known;
    }
}
