package org.faultline.filesystem.blocks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.faultline.address.LayerId;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind.Complaint;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.Inode;

/**
 * Makes a filesystem anew by changing the one that was made of nearly the same request. That is the same only where no
 * block of another file could come to lie elsewhere: blocks are placed first fit, one file after the other, so a file that
 * takes other blocks than before moves every file behind it whose place was the allocator's choice.
 */
public final class Remaking {
    private final Request before;
    private final Request next;
    private final List<Complaint> complaints = new ArrayList<>();
    private BlockFilesystem fs;

    private Remaking(BlockFilesystem made, Request before, Request next) {
        this.fs = made;
        this.before = before;
        this.next = next;
    }

    /** What would be made of {@code next}; nothing where only making all of it anew can tell. */
    public static Optional<Filesystem> of(Filesystem made, Request before, Request next) {
        return made instanceof BlockFilesystem fs && before.files().size() == next.files().size()
                ? new Remaking(fs, before, next).changed()
                : Optional.empty();
    }

    private Optional<Filesystem> changed() {
        List<Integer> others = IntStream.range(0, next.files().size())
                .filter(i -> before.files().get(i) != next.files().get(i)).boxed().toList();
        Set<LayerId> shared = new HashSet<>();
        if (others.stream().anyMatch(i -> before.files().get(i).size() != next.files().get(i).size())) {
            next.files().forEach(f -> f.reflinkOf().ifPresent(shared::add));
        }
        for (int i : others) {
            if (!change(before.files().get(i), next.files().get(i), i == next.files().size() - 1, shared)) {
                return Optional.empty();
            }
        }
        return complaints.isEmpty() ? Optional.of(fs) : Optional.empty();
    }

    private boolean change(FileRequest old, FileRequest file, boolean last, Set<LayerId> shared) {
        Optional<Inode> inode = fs.inode(old.id());
        boolean sized = old.size() == file.size() || (file.reflinkOf().isEmpty() && !shared.contains(file.id()));
        if (inode.isEmpty() || !sized || !isPlacedAlike(old, file)) {
            return false;
        }
        Inode described = describe(inode.get(), file);
        if (hasSameBlocks(old, file)) {
            fs = fs.with(described);
            return true;
        }
        if (last) {
            fs = fs.with(described.withBlocks(List.of(), described.staging()));
            FileBuilder builder = new FileBuilder(fs, next.layout().isPresent(), complaints);
            builder.fill(file, "");
            fs = builder.result();
        }
        return last;
    }

    /** Whether both are created in the same way, whatever they are called and however long they are. */
    private static boolean isPlacedAlike(FileRequest old, FileRequest file) {
        Recorded a = old.seen();
        Recorded b = file.seen();
        return old.id().equals(file.id()) && old.type() == file.type() && old.extents().equals(file.extents())
                && old.reflinkOf().equals(file.reflinkOf()) && a.ino().equals(b.ino())
                && a.staging().equals(b.staging()) && a.home() == b.home();
    }

    /** Whether both get as many blocks: those they ask for, those of the file they share, or as many as they are long. */
    private boolean hasSameBlocks(FileRequest old, FileRequest file) {
        return !file.extents().isEmpty() || file.reflinkOf().isPresent() || file.seen().ino().isPresent()
                || Math.ceilDiv(old.size(), fs.blockSize()) == Math.ceilDiv(file.size(), fs.blockSize());
    }

    private Inode describe(Inode inode, FileRequest file) {
        boolean dax = file.seen().dax();
        return new Inode(inode.id(), inode.ino(), file.path(), inode.type(), file.size(), inode.extents(),
                inode.staging(), inode.attributes(), file.core(), dax,
                dax && fs.features().dax() == Features.Dax.INODE, inode.home(), inode.link());
    }
}
