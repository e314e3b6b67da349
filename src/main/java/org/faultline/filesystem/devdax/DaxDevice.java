package org.faultline.filesystem.devdax;

import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unmakeable;
import org.faultline.filesystem.blocks.EmptyFilesystem;
import org.faultline.part.Description;
import org.faultline.part.Field;

/**
 * No filesystem at all: a namespace in devdax mode is one character device, which programs map as it lies. It stands in
 * the list of filesystems as one that has a single file, all of the device. Kernel: drivers/dax/device.c.
 */
public final class DaxDevice implements FilesystemKind {
    /** The kind. */
    public static final FilesystemKind KIND = new DaxDevice();
    private static final Description DESCRIPTION = new Description("devdax", "device-dax file",
            "The namespace itself as one character device that programs map; it gets the mode devdax.", List.of("pmem"),
            List.of(Field.words("mount", "Directory", "Where the device file is: /dev."),
                    Field.reference("on", "On", "The namespace in devdax mode.", List.of("pmem"))))
            .by("dev_dax_probe", "drivers/dax/device.c")
            .like("{\"id\": \"devdax0\", \"kind\": \"devdax\", \"on\": \"pmem0\", \"mount\": \"/dev\", \"files\":"
                    + " [{\"id\": \"dax0\", \"path\": \"/dax0.0\", \"size\": \"1006 MiB\"}]}");
    private static final long FIRST_INODE = 1;

    private DaxDevice() {}

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
        if (request.files().size() != 1) {
            return new Made.Wrong(
                    List.of(new Complaint(new Unmakeable.OneDeviceFile(request.files().size()), "/files")));
        }
        FileRequest asked = request.files().getFirst();
        List<Placement> whole = List.of(new Placement(0, Optional.of(0L), request.deviceSize(), false));
        FileRequest file = new FileRequest(asked.id(), asked.path(), Inode.Type.REGULAR, request.deviceSize(), whole,
                Optional.empty(), Inode.Core.LIVE, new Recorded(Optional.of(FIRST_INODE), List.of(), true,
                        Role.DATA));
        Layout layout = new Layout(request.deviceSize(), request.deviceSize(), List.of());
        Request plain = new Request(request.id(), request.on(), request.mountPoint(), request.deviceSize(),
                request.blockSize(), new Features(false, false, Features.Dax.ALWAYS), List.of(file),
                Optional.of(layout));
        return EmptyFilesystem.seen(name(), false, plain, layout).withFiles(budget);
    }
}
