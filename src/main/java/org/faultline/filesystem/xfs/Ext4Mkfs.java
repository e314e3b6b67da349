package org.faultline.filesystem.xfs;

import java.util.ArrayList;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind;

/**
 * Makes an ext4 with its files. It keeps no reverse map, shares no blocks and holds no dax device, so a failure never
 * asks it; where its own blocks lie is simplified unless it was seen. Kernel: fs/ext4/super.c fs_dax_get_by_bdev().
 */
final class Ext4Mkfs implements FilesystemKind {
    static final FilesystemKind KIND = new Ext4Mkfs();

    private Ext4Mkfs() {}

    @Override
    public String name() {
        return "ext4";
    }

    @Override
    public String description() {
        return "ext4 with DAX: no reverse map, no shared blocks, and nobody tells it of bad memory";
    }

    @Override
    public Made make(Request request) {
        Features plain = new Features(false, false, request.features().dax());
        Request asked = new Request(request.id(), request.on(), request.mountPoint(), request.deviceSize(),
                request.blockSize(), plain, request.files(), request.layout());
        Xfs fs = request.layout().map(l -> XfsMkfs.seen(name(), asked, l)).orElseGet(() -> {
            XfsGeometry geometry = XfsGeometry.of(asked.deviceSize(), asked.blockSize(), false, false);
            return new Xfs(name(), asked, geometry, geometry.metadata());
        });
        return XfsMkfs.files(asked, fs, new ArrayList<>());
    }
}
