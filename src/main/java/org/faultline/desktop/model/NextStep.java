package org.faultline.desktop.model;

import java.util.Optional;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;

/** What a machine still lacks before a page of it can go bad under somebody, as the next thing to do. */
public final class NextStep {
    private NextStep() {}

    /** One sentence; nothing when a page can go bad and a process would find out. */
    public static Optional<String> of(Machine machine) {
        if (machine.devices().isEmpty()) {
            return Optional.of(WindowText.text("next.memory"));
        }
        if (machine.filesystems().isEmpty()) {
            return Optional.of(WindowText.text("next.filesystem"));
        }
        if (machine.filesystems().stream().flatMap(fs -> fs.inodes().stream()).noneMatch(NextStep::isFile)) {
            return Optional.of(WindowText.text("next.file"));
        }
        return machine.processes().stream().allMatch(p -> p.mappings().isEmpty())
                ? Optional.of(WindowText.text("next.mapping"))
                : Optional.empty();
    }

    /** A directory is none, nor is what was unlinked and given up. */
    private static boolean isFile(Inode inode) {
        return inode.isThere() && inode.type() == Inode.Type.REGULAR;
    }
}
