package org.faultline.desktop.model;

import java.util.Optional;
import org.faultline.stack.Inode;
import org.faultline.stack.Stack;

/** What a machine still lacks before a page of it can go bad under somebody, as the next thing to do. */
public final class NextStep {
    private NextStep() {}

    /** One sentence; nothing when a page can go bad and a process would find out. */
    public static Optional<String> of(Stack stack) {
        if (stack.devices().isEmpty()) {
            return Optional.of(Messages.text("next.memory"));
        }
        if (stack.filesystems().isEmpty()) {
            return Optional.of(Messages.text("next.filesystem"));
        }
        if (stack.filesystems().stream().flatMap(fs -> fs.inodes().stream()).noneMatch(NextStep::isFile)) {
            return Optional.of(Messages.text("next.file"));
        }
        return stack.processes().stream().allMatch(p -> p.mappings().isEmpty())
                ? Optional.of(Messages.text("next.mapping"))
                : Optional.empty();
    }

    /** A directory is none, nor is what was unlinked and given up. */
    private static boolean isFile(Inode inode) {
        return inode.isThere() && inode.type() != Inode.Type.DIRECTORY;
    }
}
