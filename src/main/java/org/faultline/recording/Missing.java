package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a recorded run has no place in a document yet, by kind. */
final class Missing {
    private static final Set<String> FILESYSTEMS = Set.of("xfs", "ext4", "devdax", "blockdev");

    private Missing() {}

    static List<String> of(KernelCase run) {
        List<String> missing = new ArrayList<>();
        note(missing, run.tables().stream().flatMap(t -> t.lines().stream())
                .anyMatch(l -> !l.contains(" linear ") && !l.contains(" striped ")), "other device-mapper targets");
        note(missing,
                run.devices().stream().anyMatch(d -> !d.kind().contains("fsdax") && !d.kind().contains("mode=raw")
                        && !DeviceFiles.isDevice(d)),
                "namespaces of this mode");
        note(missing, run.filesystems().stream().anyMatch(f -> !FILESYSTEMS.contains(f.type())), "other filesystems");
        missing.addAll(new CaseMounts(run).missing());
        note(missing, run.processes().stream().flatMap(p -> p.openFiles().stream())
                .anyMatch(f -> isAmbiguous(run, f) && new Struck(run).among(candidates(run, f)).isEmpty()),
                "names that several files have");
        note(missing, run.crashed().isPresent() && run.events().isEmpty(), "crashes before anything was recorded");
        return missing;
    }

    private static boolean isAmbiguous(KernelCase run, String name) {
        List<String> paths = run.files().stream().map(KernelCase.File::path).toList();
        return !name.startsWith("/")
                && paths.stream().noneMatch(p -> p.equals(run.root() + "/" + name))
                && candidates(run, name).size() > 1;
    }

    private static List<String> candidates(KernelCase run, String name) {
        return run.files().stream().map(KernelCase.File::path).filter(p -> p.endsWith("/" + name)).toList();
    }

    private static void note(List<String> missing, boolean present, String what) {
        if (present) {
            missing.add(what);
        }
    }
}
