package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.address.LayerId;
import org.faultline.budget.Budget;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.Inode;

/**
 * Makes a filesystem anew by changing the one that was made of nearly the same request. A file that takes other blocks than
 * before may move files behind it whose place is the allocator's choice. So all places are decided on anew, which is cheap,
 * and only those files are made anew that are asked for otherwise, lie elsewhere, or share the blocks of such a file.
 */
public final class Remaking {
    /** When more than one file of so many is another, all of them are made. */
    private static final int MANY = 4;

    private final BlockFilesystem made;
    private final List<FileRequest> before;
    private final NewFiles next;

    private Remaking(BlockFilesystem made, List<FileRequest> before, NewFiles next) {
        this.made = made;
        this.before = before;
        this.next = next;
    }

    /** What would be made of {@code next}; nothing where only creating one file after the other can tell. */
    public static Optional<Filesystem> of(Filesystem made, EmptyFilesystem before, EmptyFilesystem next,
            Budget budget) {
        Optional<Places> now = Places.of(next, budget);
        if (now.isEmpty() || !(made instanceof BlockFilesystem fs)) {
            return Optional.empty();
        }
        NewFiles files = new NewFiles(next, now.get());
        return Places.of(before, budget).filter(p -> before.request().files().size() == next.request().files().size())
                .flatMap(p -> new Remaking(fs, before.request().files(), files).from(p))
                .or(() -> files.make(budget)).map(f -> f);
    }

    /** The filesystem with the files that are others than before; nothing when it is as well to make all of them. */
    private Optional<BlockFilesystem> from(Places old) {
        List<FileRequest> files = next.empty().request().files();
        Optional<List<Integer>> others = next.places().hasInodesOf(old) ? others(old, files) : Optional.empty();
        BlockFilesystem fs = made;
        for (int index : others.orElse(List.of())) {
            Optional<Inode> source = files.get(index).reflinkOf().flatMap(fs::inode);
            fs = fs.with(next.inode(index, source));
        }
        return others.isPresent() ? Optional.of(fs) : Optional.empty();
    }

    private Optional<List<Integer>> others(Places old, List<FileRequest> files) {
        List<Integer> others = new ArrayList<>();
        Set<LayerId> ids = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            FileRequest file = files.get(i);
            boolean shares = !ids.isEmpty() && file.reflinkOf().filter(ids::contains).isPresent();
            if (file != before.get(i) || shares || !next.places().hasRunsOf(old, i)) {
                if (!isAlike(before.get(i), file) || others.size() > files.size() / MANY) {
                    return Optional.empty();
                }
                others.add(i);
                ids.add(file.id());
            }
        }
        return Optional.of(others);
    }

    /** Whether both are one file, created in the same way on the same device. */
    private static boolean isAlike(FileRequest old, FileRequest file) {
        return old.id().equals(file.id()) && old.reflinkOf().equals(file.reflinkOf())
                && old.seen().home() == file.seen().home();
    }
}
