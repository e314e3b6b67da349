package org.faultline.compare;

import org.faultline.address.LayerId;
import org.faultline.machine.Machine;

/** Somebody or something that a run may have an outcome for. */
public sealed interface Subject {
    /** The kernel itself. */
    record Kernel() implements Subject {}

    /** A process. */
    record OfProcess(int pid) implements Subject {}

    /** A file that had data on a page that went bad. */
    record OfFile(LayerId id) implements Subject {}

    /** A filesystem. */
    record OfFilesystem(LayerId id) implements Subject {}

    /** A namespace of persistent memory. */
    record OfDevice(LayerId id) implements Subject {}

    /** Whether a machine has it; the kernel is in each. */
    default boolean isIn(Machine machine) {
        return switch (this) {
            case Kernel k -> true;
            case OfProcess p -> machine.process(p.pid).isPresent();
            case OfFile f -> machine.filesystemOf(f.id).flatMap(fs -> fs.inode(f.id)).isPresent();
            case OfFilesystem f -> machine.filesystem(f.id).isPresent();
            case OfDevice d -> machine.device(d.id).isPresent();
        };
    }
}
