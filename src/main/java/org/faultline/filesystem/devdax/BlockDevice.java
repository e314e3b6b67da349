package org.faultline.filesystem.devdax;

import java.util.List;
import org.faultline.budget.Budget;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.MountForm;
import org.faultline.part.Description;
import org.faultline.part.Field;

/**
 * No filesystem at all: a block device is opened and mapped as it lies. Its pages are copies in the page cache, and it
 * registers as holder of no dax device. It stands in the list of filesystems as one that has a single file, all of the
 * device. Kernel: block/fops.c def_blk_fops.
 */
public final class BlockDevice implements FilesystemKind {
    /** The kind. */
    public static final FilesystemKind KIND = new BlockDevice();
    private static final Description DESCRIPTION = new Description("blockdev", "Block device file",
            "The device itself as one file that programs map through the page cache.", MountForm.DISKS,
            List.of(Field.words("mount", "Directory", "Where the device file is: /dev."),
                    Field.reference("on", "On", "The block device.", MountForm.DISKS)))
            .by("blkdev_open", "block/fops.c")
            .like("{\"id\": \"dev0\", \"kind\": \"blockdev\", \"on\": \"pmem0\", \"mount\": \"/dev\", \"files\":"
                    + " [{\"id\": \"disk0\", \"path\": \"/pmem0\", \"size\": \"1006 MiB\"}]}");

    private BlockDevice() {}

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public boolean isDevice() {
        return true;
    }

    @Override
    public Made make(Request request, Budget budget) {
        return DeviceFile.make(name(), Features.Dax.NEVER, request, budget);
    }
}
