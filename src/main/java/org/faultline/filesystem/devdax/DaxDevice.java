package org.faultline.filesystem.devdax;

import java.util.List;
import org.faultline.budget.Budget;
import org.faultline.filesystem.Features;
import org.faultline.filesystem.FilesystemKind;
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
    public boolean isCharacter() {
        return true;
    }

    @Override
    public Made make(Request request, Budget budget) {
        return DeviceFile.make(name(), Features.Dax.ALWAYS, request, budget);
    }
}
