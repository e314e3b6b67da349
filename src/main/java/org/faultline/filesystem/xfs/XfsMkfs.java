package org.faultline.filesystem.xfs;

import java.util.ArrayList;
import java.util.List;
import org.faultline.budget.Budget;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.MountForm;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unmakeable;
import org.faultline.filesystem.blocks.BlockKind;
import org.faultline.filesystem.blocks.EmptyFilesystem;
import org.faultline.filesystem.blocks.Geometry;
import org.faultline.part.Description;
import org.faultline.part.Field;

/** Makes an XFS with its files. Tool: xfsprogs 6.1 mkfs.xfs on a device with 4096-byte sectors. */
public final class XfsMkfs implements BlockKind {
    /** The kind. */
    public static final FilesystemKind KIND = new XfsMkfs();
    private static final Description DESCRIPTION = new Description("xfs", "XFS",
            "mkfs.xfs and mount: reverse map and shared blocks.", MountForm.DISKS,
            List.of(MountForm.MOUNT, MountForm.ON,
                    Field.truth("rmapbt", "Reverse map", "rmapbt: which file or metadata a block belongs to.")
                            .or("true")
                            .firstly("true"),
                    Field.truth("reflink", "Shared blocks", "reflink: files may share blocks.").or("true")
                            .firstly("true"),
                    MountForm.DAX, MountForm.BLOCK_SIZE,
                    Field.truth("crc", "Checksums", "crc: version 5 of the format, which both need.").or("true"),
                    Field.optional("log/device", "External log", "A block device for the log; none: an internal log.",
                            MountForm.DISKS),
                    Field.optional("realtime/device", "Realtime device", "A second device for file data.",
                            MountForm.DISKS),
                    Field.truth("realtime/groups", "Realtime groups",
                            "The realtime device has a reverse map and shared blocks too (mkfs -m metadir=1)."),
                    Field.truth("exchange", "Exchange of ranges",
                            "exchange: names, attributes and links can be rebuilt while it is mounted (mkfs.xfs 6.18)."),
                    Field.truth("parent", "Parent pointers",
                            "parent: each file names the directories it is in, so that lost names can be rebuilt."),
                    Field.choice("autofsck", "Autofsck", "What xfs_healer may do by itself.", "none", "check",
                            "optimize", "repair").or("check with a reverse map or parent pointers, else none"),
                    Field.truth("logDirty", "Log to be replayed",
                            "Its log holds changes that are not yet in their places when the story begins."),
                    MountForm.READ_ONLY, MountForm.MOUNTED, MountForm.COPIES))
            .by("xfs_fs_fill_super", "fs/xfs/xfs_super.c")
            .like("{\"id\": \"xfs0\", \"kind\": \"xfs\", \"on\": \"pmem0\", \"mount\": \"/mnt\", \"rmapbt\": true,"
                    + " \"reflink\": true, \"dax\": \"always\", \"files\": []}");

    private XfsMkfs() {}

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public Made make(Request request, Budget budget) {
        List<Complaint> complaints = new ArrayList<>();
        if (request.layout().isEmpty() && request.deviceSize() < XfsLayout.SMALLEST) {
            complaints.add(new Complaint(new Unmakeable.DeviceTooSmall(request.deviceSize()), "/on"));
        }
        if (request.blockSize() != 4096) {
            complaints.add(new Complaint(new Unmakeable.BlockSize(request.blockSize()), "/blockSize"));
        }
        realtime(request, complaints);
        if (!complaints.isEmpty()) {
            return new Made.Wrong(complaints);
        }
        return BlockKind.super.make(request, budget);
    }

    @Override
    public Geometry geometry(Request request) {
        return XfsLayout.geometry(request);
    }

    @Override
    public EmptyFilesystem empty(Request request) {
        return XfsLayout.empty(name(), true, request);
    }

    /** What mkfs says of a realtime device without groups. Tool: mkfs/xfs_mkfs.c validate_sb_features(). */
    private static void realtime(Request request, List<Complaint> complaints) {
        if (request.other(Role.REALTIME).isEmpty() || request.features().groups()) {
            return;
        }
        if (request.features().reflink()) {
            complaints.add(new Complaint(new Unmakeable.RealtimeReflink(), "/reflink"));
        }
        if (request.features().rmapbt()) {
            complaints.add(new Complaint(new Unmakeable.RealtimeRmapbt(), "/rmapbt"));
        }
    }
}
