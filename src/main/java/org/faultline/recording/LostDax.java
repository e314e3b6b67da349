package org.faultline.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.design.choice.MountChoice.Reread;
import org.faultline.design.table.Designs;
import org.faultline.recording.KernelCase.File;
import org.faultline.recording.KernelCase.State;

/**
 * Files of which the recorder did not note whether they have DAX: the kernel's own rule says what a reflinked file has
 * whose inode was read in again.
 */
final class LostDax {
    private LostDax() {}

    /** The same run, in which such files have no DAX. */
    static KernelCase in(KernelCase run) {
        boolean loses = Designs.find(run.design()).filter(d -> d.chose(Reread.LOSES_DAX)).isPresent();
        if (CaseMounts.lastRemount(run) < 0 || !loses) {
            return run;
        }
        CaseFiles files = new CaseFiles(run);
        List<File> known = run.files().stream()
                .map(f -> files.isCloned(f.path()) || f.states().values().stream().anyMatch(State::isShared)
                        ? new File(f.path(), withoutDax(f.states()))
                        : f)
                .toList();
        return run.with(run.filesystems(), run.mounts(), known);
    }

    private static Map<String, State> withoutDax(Map<String, State> states) {
        Map<String, State> known = new LinkedHashMap<>();
        states.forEach((label, s) -> known.put(label, s.dax().isEmpty()
                ? new State(s.ino(), Optional.of(false), s.size(), s.extents(), s.quiet())
                : s));
        return known;
    }
}
