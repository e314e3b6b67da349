package org.faultline.filesystem.ext4;

import java.util.Optional;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.Filesystem;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.blocks.EmptyFilesystem;
import org.faultline.filesystem.blocks.Remaking;
import org.faultline.filesystem.xfs.XfsLayout;

/**
 * Makes an ext4 with its files. It keeps no reverse map, shares no blocks and holds no dax device, so a failure never
 * asks it; where its own blocks lie is simplified to the layout of an XFS without
 * both, unless it was seen. Kernel: fs/ext4/super.c fs_dax_get_by_bdev().
 */
public final class Ext4Mkfs implements FilesystemKind {
    /** The kind. */
    public static final FilesystemKind KIND = new Ext4Mkfs();

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
    public Optional<Filesystem> remake(Filesystem made, Request before, Request next) {
        return Remaking.of(made, before, next);
    }

    @Override
    public Made make(Request request) {
        Features plain = new Features(false, false, request.features().dax());
        Request asked = new Request(request.id(), request.on(), request.mountPoint(), request.deviceSize(),
                request.blockSize(), plain, request.files(), request.layout());
        return asked.layout().map(l -> EmptyFilesystem.seen(name(), false, asked, l)).orElseGet(() -> {
            XfsLayout layout = XfsLayout.of(asked);
            return new EmptyFilesystem(name(), false, asked, layout.geometry(), layout.metadata());
        }).withFiles();
    }
}
