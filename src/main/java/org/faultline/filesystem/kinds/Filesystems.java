package org.faultline.filesystem.kinds;

import java.util.List;
import java.util.Optional;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.device.DeviceFile;
import org.faultline.filesystem.ext4.Ext4Mkfs;
import org.faultline.filesystem.xfs.XfsMkfs;

/** Every type of filesystem a stack can hold. */
public final class Filesystems {
    private static final List<FilesystemKind> ALL = List.of(XfsMkfs.KIND, Ext4Mkfs.KIND, DeviceFile.DAX,
            DeviceFile.BLOCK);

    private Filesystems() {}

    /** All of them, in the order people should meet them. */
    public static List<FilesystemKind> all() {
        return ALL;
    }

    /** The one with the kernel's name {@code name}. */
    public static Optional<FilesystemKind> find(String name) {
        return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
    }
}
