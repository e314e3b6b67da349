package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Event;
import org.faultline.recording.KernelCase.Mount;

/**
 * The mounts of a recorded run: those that were in force before its first event, and those that are acts of its story.
 * A log line tells when a filesystem was unmounted; the next event that finds it alive tells by when it was back.
 */
record CaseMounts(KernelCase run) {
    private static final String UNMOUNTED = "Unmounting Filesystem";
    /** How a filesystem is frozen or thawed by hand. */
    static final Pattern FREEZE = Pattern.compile("(xfs_io -x -c (freeze|thaw)|(fsfreeze|xfs_freeze) -[fu]) \\S+");
    private static final String REMOUNT = "umount+mount";

    /** The mount of each filesystem as the document begins: the last before the first event, or before it left. */
    List<Mount> first() {
        List<Mount> first = new ArrayList<>();
        for (String device : run.mounts().stream().map(Mount::device).distinct().toList()) {
            List<Mount> all = of(device);
            int at = 0;
            while (at + 1 < all.size() && (!all.get(at).done() || isUnmountedBy(all.get(at + 1)))) {
                at++;
            }
            first.add(all.get(at));
        }
        return first;
    }

    /** Whether the filesystem is mounted as the document begins: not where its mounts are acts. */
    boolean isMounted(Mount first) {
        return of(first.device()).stream().allMatch(Mount::done);
    }

    /** Whether the filesystem was unmounted and mounted before the first event, so that its inodes left memory. */
    boolean wasRemounted(String point) {
        return run.mounts().stream().anyMatch(m -> m.point().equals(point) && isUnmountedBy(m));
    }

    /** Where in the set-up the filesystem was last unmounted and mounted; -1 where it never was. */
    static int lastRemount(KernelCase run) {
        return run.setUp().stream().map(KernelCase.SetUp::op).toList().lastIndexOf(REMOUNT);
    }

    /** Whether the story unmounts the filesystem below which a file lies, so that it is mapped only afterwards. */
    boolean isLater(String path) {
        return later().filter(m -> path.startsWith(m.point() + "/")).isPresent();
    }

    /** The act that a note is about. */
    Optional<Node.Fields> at(Event event) {
        if (event.mount().isPresent()) {
            return event.mount().map(CaseMounts::act);
        }
        return later().filter(m -> isUnmount(event))
                .map(m -> CaseTree.object().with("act", "unmount").with("filesystem", CaseFiles.filesystem(m)).done());
    }

    /** The act of a command that a shell runs in the story: {@code umount POINT}, or {@code mount -t TYPE -o OPTIONS ...}. */
    Optional<Node.Fields> command(String text) {
        String[] words = text.split(" ", -1);
        Optional<Mount> about =
                run.mounts().stream().filter(m -> m.point().equals(words[words.length - 1])).findFirst();
        if (words[0].equals("umount") && words.length == 2) {
            return about.map(m -> CaseTree.object().with("act", "unmount").with("filesystem", CaseFiles.filesystem(m))
                    .done());
        }
        if (FREEZE.matcher(text).matches()) {
            return about.map(m -> CaseTree.object()
                    .with("act", text.contains(" freeze ") || text.contains(" -f ") ? "freeze" : "thaw")
                    .with("filesystem", CaseFiles.filesystem(m)).done());
        }
        boolean mounts = text.matches("mount -t \\S+ -o \\S+ /dev/\\S+ /\\S+");
        return about.filter(m -> mounts)
                .map(m -> act(new Mount(m.device(), m.type(), words[4], m.point(), true, List.of())));
    }

    /** The mount that must have happened between the event before and this one. */
    Optional<Mount> before(Event event) {
        List<Event> earlier = run.events().subList(0, run.events().indexOf(event));
        return later().filter(m -> event.filesystems().containsKey(m.point())
                && earlier.stream().anyMatch(CaseMounts::isUnmount)
                && earlier.stream().noneMatch(e -> e.filesystems().containsKey(m.point())));
    }

    static Node.Fields act(Mount mount) {
        return CaseTree.object().with("act", "mount").with("filesystem", CaseFiles.filesystem(mount))
                .with("dax", mount.mode()).with("readOnly", mount.readOnly()).done();
    }

    /** What cannot be told from the record: when a filesystem was mounted again, or what came of which attempt. */
    List<String> missing() {
        boolean untold = run.mounts().stream().anyMatch(m -> !m.done())
                && run.events().stream().flatMap(e -> e.mount().stream()).count() != run.mounts().size();
        boolean again = run.mounts().stream().map(Mount::device).distinct().anyMatch(d -> {
            long mounts = of(d).stream().filter(Mount::done).filter(m -> !isUnmountedBy(m)).count();
            return mounts > 1 && later().isEmpty();
        });
        return untold || again ? List.of("mounts that no event tells of") : List.of();
    }

    /** The mount that comes after an unmount in the story. */
    private Optional<Mount> later() {
        return run.events().stream().noneMatch(CaseMounts::isUnmount) ? Optional.empty()
                : run.mounts().stream().filter(m -> of(m.device()).size() > 1).reduce((a, b) -> b);
    }

    private List<Mount> of(String device) {
        return run.mounts().stream().filter(m -> m.device().equals(device)).toList();
    }

    private static boolean isUnmount(Event event) {
        return event.kind().equals("note") && event.log().stream().anyMatch(l -> l.contains(UNMOUNTED));
    }

    private static boolean isUnmountedBy(Mount mount) {
        return mount.log().stream().anyMatch(l -> l.contains(UNMOUNTED));
    }
}
