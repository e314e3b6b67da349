package org.faultline.recording;

import java.util.List;

/**
 * Which files the kernel has in memory: every one since the last mount, but after an unmount and mount only those that
 * a process or the recorder has opened. The recorder looks at every file before the first event, unless the run is about
 * files that are not in memory, which it then says in words.
 */
record InCore(KernelCase run) {
    private static final String NOT = "not in core";

    boolean holds(String path) {
        List<String> ops = run.setUp().stream().map(KernelCase.SetUp::op).toList();
        int mounted = Math.max(ops.lastIndexOf("umount+mount"), ops.lastIndexOf("umount+mount, drop caches"));
        boolean again = run.mounts().stream().map(KernelCase.Mount::point)
                .anyMatch(p -> path.startsWith(p + "/") && new CaseMounts(run).wasRemounted(p));
        if (mounted < 0 && !again) {
            return true;
        }
        boolean touchedSince = mounted >= 0 && run.setUp().stream().skip(mounted + 1L)
                .anyMatch(o -> path.endsWith("/" + o.file()) || path.endsWith("/" + o.source()));
        return touchedSince || isLookedAt(path) || run.processes().stream().flatMap(p -> p.openFiles().stream())
                .anyMatch(f -> path.equals(f) || path.endsWith("/" + f));
    }

    private boolean isLookedAt(String path) {
        boolean told = run.title().contains(NOT) || run.remarks().stream().anyMatch(r -> r.contains(NOT))
                || run.setUp().stream().anyMatch(o -> o.op().contains("drop caches"));
        return !told && run.files().stream().filter(f -> f.path().equals(path))
                .anyMatch(f -> f.states().containsKey("before"));
    }
}
