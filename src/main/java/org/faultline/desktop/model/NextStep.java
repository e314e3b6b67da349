package org.faultline.desktop.model;

import java.util.Optional;
import org.faultline.edit.Part;
import org.faultline.filesystem.Inode;
import org.faultline.machine.Machine;

/** What a machine still lacks before a page of it can go bad under somebody, as the next thing to do. */
public enum NextStep {
    MEMORY(Part.Layer.MEMORY, "next.memory"),
    FILESYSTEM(Part.Layer.FILESYSTEM, "next.filesystem"),
    FILE(Part.Layer.FILE, "next.file"),
    MAPPING(Part.Layer.PROCESS, "next.mapping");

    private final Part.Layer layer;
    private final String key;

    NextStep(Part.Layer layer, String key) {
        this.layer = layer;
        this.key = key;
    }

    /** The first of them; nothing when a page can go bad and a process would find out. */
    public static Optional<NextStep> of(Machine machine) {
        if (machine.devices().isEmpty()) {
            return Optional.of(MEMORY);
        }
        if (machine.filesystems().isEmpty()) {
            return Optional.of(FILESYSTEM);
        }
        if (machine.filesystems().stream().flatMap(fs -> fs.inodes().stream()).noneMatch(NextStep::isFile)) {
            return Optional.of(FILE);
        }
        return machine.processes().stream().allMatch(p -> p.mappings().isEmpty())
                ? Optional.of(MAPPING)
                : Optional.empty();
    }

    /** Where in the palette the part is that is lacking. */
    public Part.Layer layer() {
        return layer;
    }

    /** One sentence: what to do. */
    public String text() {
        return WindowText.text(key);
    }

    /** A directory is none, nor is what was unlinked and given up. */
    private static boolean isFile(Inode inode) {
        return inode.isThere() && inode.type() != Inode.Type.DIRECTORY;
    }
}
