package org.faultline.filesystem.devdax;

import java.util.List;
import java.util.Optional;
import org.faultline.budget.Budget;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind.Complaint;
import org.faultline.filesystem.FilesystemKind.FileRequest;
import org.faultline.filesystem.FilesystemKind.Layout;
import org.faultline.filesystem.FilesystemKind.Made;
import org.faultline.filesystem.FilesystemKind.Placement;
import org.faultline.filesystem.FilesystemKind.Recorded;
import org.faultline.filesystem.FilesystemKind.Request;
import org.faultline.filesystem.Inode;
import org.faultline.filesystem.Role;
import org.faultline.filesystem.Unmakeable;
import org.faultline.filesystem.blocks.EmptyFilesystem;

/** The one file that a device is to programs: all of its bytes, where they lie. */
final class DeviceFile {
    private static final long FIRST_INODE = 1;

    private DeviceFile() {}

    /** What stands for the device in the list of filesystems, or that it is described as more than one file. */
    static Made make(String type, Features.Dax dax, Request request, Budget budget) {
        if (request.files().size() != 1) {
            return new Made.Wrong(
                    List.of(new Complaint(new Unmakeable.OneDeviceFile(request.files().size()), "/files")));
        }
        FileRequest asked = request.files().getFirst();
        List<Placement> whole = List.of(new Placement(0, Optional.of(0L), request.deviceSize(), false));
        FileRequest file = new FileRequest(asked.id(), asked.path(), Inode.Type.REGULAR, request.deviceSize(), whole,
                Optional.empty(), Inode.Core.LIVE, new Recorded(Optional.of(FIRST_INODE), List.of(),
                        dax == Features.Dax.ALWAYS, Role.DATA));
        Layout layout = new Layout(request.deviceSize(), request.deviceSize(), List.of());
        Request plain = new Request(request.id(), request.on(), request.mountPoint(), request.deviceSize(),
                request.blockSize(), new Features(false, false, dax), List.of(file), Optional.of(layout));
        return EmptyFilesystem.seen(type, false, plain, layout).withFiles(budget);
    }
}
