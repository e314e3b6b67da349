package org.faultline.recording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.document.Node;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.Mount;
import org.faultline.recording.KernelCase.Owned;

/**
 * Inodes that own blocks but were never looked at by name: files, or directories, whose index tells them. What has only
 * one block, shared with nobody, is a directory or a symbolic link where the set-up made one: in either case no data of a
 * regular file.
 */
record UnnamedFiles(KernelCase run, Mount mount, List<Owned> rows, Collection<Long> named) {
    /** The root directory of an XFS whose blocks and inodes have mkfs's sizes. */
    private static final long ROOT = 128;
    /** Where the index of a directory of more than one block begins. Kernel: XFS_DIR2_LEAF_OFFSET. */
    private static final long LEAF = 1L << 35;

    List<Node.Fields> all() {
        Map<Long, List<Owned>> byInode = new TreeMap<>();
        for (Owned row : rows) {
            row.inode().filter(i -> !named.contains(i) && row.fork().equals("data"))
                    .ifPresent(i -> byInode.computeIfAbsent(i, n -> new ArrayList<>()).add(row));
        }
        List<Node.Fields> files = new ArrayList<>();
        byInode.forEach((inode, owned) -> files.add(file(inode, owned)));
        return files;
    }

    private Node.Fields file(long inode, List<Owned> owned) {
        List<Extent> extents = owned.stream().map(o -> new Extent(o.offset(), o.start(), o.length(), List.of()))
                .toList();
        long size = extents.stream().mapToLong(e -> e.offset() + e.length()).max().orElse(0);
        boolean shares = rows.stream().anyMatch(r -> r.inode().filter(i -> i != inode).isPresent()
                && owned.stream().anyMatch(o -> o.start() < r.end() && r.start() < o.end()));
        CaseTree file = CaseTree.object().with("id", "inode" + inode + mount.point().replace('/', '.'))
                .with("path", "/inode " + inode).with("ino", inode).with("size", size)
                .with("extents", CaseFiles.extents(extents)).with("inCore", new InCore(run).holds(mount, inode));
        boolean directory = inode == ROOT || extents.stream().anyMatch(e -> e.offset() >= LEAF)
                || (!shares && size <= CaseFiles.BLOCK && run.setUp().stream().anyMatch(UnnamedFiles::makesNoFile));
        return (directory ? file.with("type", "directory") : file).done();
    }

    private static boolean makesNoFile(KernelCase.SetUp made) {
        return made.command().equals("mkdir") || made.command().equals("symlink");
    }
}
