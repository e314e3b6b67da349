package org.faultline.filesystem.ext4;

import java.util.List;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.MountForm;
import org.faultline.filesystem.blocks.BlockKind;
import org.faultline.filesystem.blocks.EmptyFilesystem;
import org.faultline.filesystem.blocks.Geometry;
import org.faultline.filesystem.xfs.XfsLayout;
import org.faultline.part.Description;

/**
 * Makes an ext4 with its files. It keeps no reverse map, shares no blocks and holds no dax device, so a failure never
 * asks it; where its own blocks lie is simplified to the layout of an XFS without
 * both, unless it was seen. Kernel: fs/ext4/super.c fs_dax_get_by_bdev().
 */
public final class Ext4Mkfs implements BlockKind {
    /** The kind. */
    public static final FilesystemKind KIND = new Ext4Mkfs();
    private static final Description DESCRIPTION = new Description("ext4", "ext4",
            "mkfs.ext4 and mount: no reverse map, no shared blocks.", MountForm.DISKS,
            List.of(MountForm.MOUNT, MountForm.ON, MountForm.DAX, MountForm.BLOCK_SIZE, MountForm.READ_ONLY,
                    MountForm.MOUNTED, MountForm.COPIES))
            .by("ext4_fill_super", "fs/ext4/super.c")
            .like("{\"id\": \"ext4-0\", \"kind\": \"ext4\", \"on\": \"pmem0\", \"mount\": \"/mnt\", \"dax\":"
                    + " \"always\", \"files\": []}");

    private Ext4Mkfs() {}

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Geometry geometry(Request request) {
        return XfsLayout.geometry(request);
    }

    @Override
    public EmptyFilesystem empty(Request request) {
        Features plain = new Features(false, false, request.features().dax());
        Request asked = new Request(request.id(), request.on(), request.mountPoint(), request.deviceSize(),
                request.blockSize(), plain, request.files(), request.layout());
        return XfsLayout.empty(name(), false, asked);
    }
}
