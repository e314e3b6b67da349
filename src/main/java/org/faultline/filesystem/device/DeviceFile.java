package org.faultline.filesystem.device;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.faultline.budget.Budget;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.MountForm;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unmakeable;
import org.faultline.filesystem.blocks.EmptyFilesystem;
import org.faultline.part.Description;
import org.faultline.part.Field;

/**
 * No filesystem at all: a device that programs open and map as it lies. It stands in the list of filesystems as one that
 * has a single file, all of the device. Kernel: drivers/dax/device.c, block/fops.c def_blk_fops.
 *
 * @param dax whether a mapping shows the memory itself, or copies in the page cache
 */
public record DeviceFile(Description description, Features.Dax dax) implements FilesystemKind {
    /** A namespace in devdax mode is one character device. */
    public static final FilesystemKind DAX = new DeviceFile(new Description("devdax", "device-dax file",
            "The namespace itself as one character device that programs map; it gets the mode devdax.", List.of("pmem"),
            List.of(Field.words("mount", "Directory", "Where the device file is: /dev."),
                    Field.reference("on", "On", "The namespace in devdax mode.", List.of("pmem"))))
            .by("dev_dax_probe", "drivers/dax/device.c")
            .like("{\"id\": \"devdax0\", \"kind\": \"devdax\", \"on\": \"pmem0\", \"mount\": \"/dev\", \"files\":"
                    + " [{\"id\": \"dax0\", \"path\": \"/dax0.0\", \"size\": \"1006 MiB\"}]}"),
            Features.Dax.ALWAYS);
    /** A block device, whose pages are copies in the page cache; it registers as holder of no dax device. */
    public static final FilesystemKind BLOCK = new DeviceFile(new Description("blockdev", "Block device file",
            "The device itself as one file that programs map through the page cache.", MountForm.DISKS,
            List.of(Field.words("mount", "Directory", "Where the device file is: /dev."),
                    Field.reference("on", "On", "The block device.", MountForm.DISKS)))
            .by("blkdev_open", "block/fops.c")
            .like("{\"id\": \"dev0\", \"kind\": \"blockdev\", \"on\": \"pmem0\", \"mount\": \"/dev\", \"files\":"
                    + " [{\"id\": \"disk0\", \"path\": \"/pmem0\", \"size\": \"1006 MiB\"}]}"),
            Features.Dax.NEVER);
    private static final long FIRST_INODE = 1;
    /** Its blocks are counted in groups of so many bytes, which nobody sees. */
    private static final long GROUP = 1L << 40;

    @Override
    public boolean isDevice() {
        return true;
    }

    @Override
    public boolean isCharacter() {
        return dax == Features.Dax.ALWAYS;
    }

    /** What stands for the device in the list of filesystems, or that it is described as more than one file. */
    @Override
    public Made make(Request request, Budget budget) {
        if (request.files().size() != 1) {
            return new Made.Wrong(
                    List.of(new Complaint(new Unmakeable.OneDeviceFile(request.files().size()), "/files")));
        }
        FileRequest asked = request.files().getFirst();
        List<Placement> whole = LongStream.range(0, Math.ceilDiv(request.deviceSize(), GROUP)).map(i -> i * GROUP)
                .mapToObj(at -> new Placement(at, Optional.of(at), Math.min(GROUP, request.deviceSize() - at), false))
                .toList();
        FileRequest file = new FileRequest(asked.id(), asked.path(), Inode.Type.REGULAR, request.deviceSize(), whole,
                Optional.empty(), Inode.Core.LIVE, new Recorded(Optional.of(FIRST_INODE), List.of(),
                        dax == Features.Dax.ALWAYS, Role.DATA));
        Layout layout = new Layout(Math.min(GROUP, request.deviceSize()), request.deviceSize(), List.of());
        Request plain = new Request(request.id(), request.on(), request.mountPoint(), request.deviceSize(),
                request.blockSize(), new Features(false, false, dax), List.of(file), Optional.of(layout));
        return EmptyFilesystem.seen(name(), false, plain, layout).withFiles(budget);
    }
}
