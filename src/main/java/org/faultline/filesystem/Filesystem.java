package org.faultline.filesystem;

/** A filesystem: where its blocks lie, who owns them, how files change, how it is mounted. Immutable; changes give a new one. */
public interface Filesystem extends BlockLayout, FileOwnership, FileChanges, Mountable {
    /** The kernel's name for its type, such as {@code xfs}. */
    String type();

    /** What the kernel's driver for that type does when it is mounted, remounted and unmounted. */
    default Driver driver() {
        return Driver.of(type());
    }

    /** What it was made with. */
    Features features();

    /** The same filesystem, made with others; its blocks stay where they are. */
    Filesystem with(Features features);
}
