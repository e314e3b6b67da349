package org.faultline.recording;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.File;
import org.faultline.recording.KernelCase.Filesystem;
import org.faultline.recording.KernelCase.Owned;

/**
 * Which files of a filesystem lie on its realtime device: those that were given the flag, those with blocks where the data
 * device has the headers of its first allocation group, which no file ever has, and those whose blocks are not theirs on the
 * data device: its own map calls them free, or another inode's.
 */
final class RealtimeFiles {
    private static final Pattern GROUPS = Pattern.compile("agcount=([0-9]+), agsize=([0-9]+) blks");
    /** Superblock, free space, inodes and free list: a sector each, which have a block in these filesystems. */
    private static final long HEADERS = 4 * CaseFiles.BLOCK;
    private final KernelCase run;
    private final boolean possible;
    private final List<Owned> data;

    RealtimeFiles(KernelCase run, Filesystem made, List<Owned> rows) {
        this.run = run;
        this.possible = made.option("rtdev").isPresent();
        Matcher groups = GROUPS.matcher(made.output());
        this.data = possible && groups.find()
                ? dataDevice(rows, Long.parseLong(groups.group(1)), Long.parseLong(groups.group(2)) * CaseFiles.BLOCK)
                : List.of();
    }

    /** Whether a file with that inode number is one of them. */
    boolean has(File file, long inode) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return possible && (run.setUp().stream().anyMatch(o -> o.op().equals(name + " gets the realtime flag"))
                || CaseFiles.before(file).stream().flatMap(s -> s.extents().stream())
                        .anyMatch(e -> e.at() < HEADERS || isElsewhere(e, inode)));
    }

    /** Whether the map of the data device says that blocks there are not this inode's. */
    private boolean isElsewhere(Extent extent, long inode) {
        List<Owned> there = data.stream().filter(r -> extent.at() >= r.start() && extent.at() < r.end()).toList();
        return !there.isEmpty() && there.stream().allMatch(
                r -> r.owner().equals("free space") || r.inode().filter(i -> i != inode).isPresent());
    }

    /** The rows of the one device on which nothing is free where allocation groups begin; none where two are so. */
    private static List<Owned> dataDevice(List<Owned> rows, long groups, long size) {
        Set<String> devices = rows.stream().map(Owned::device).collect(Collectors.toSet());
        rows.stream().filter(r -> r.owner().equals("free space"))
                .filter(r -> Math.ceilDiv(r.start(), size) < Math.min(groups, Math.ceilDiv(r.end(), size)))
                .forEach(r -> devices.remove(r.device()));
        return devices.size() == 1 ? rows.stream().filter(r -> devices.contains(r.device())).toList() : List.of();
    }
}
