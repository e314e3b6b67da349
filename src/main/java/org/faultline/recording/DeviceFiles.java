package org.faultline.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.recording.KernelCase.Device;
import org.faultline.recording.KernelCase.Extent;
import org.faultline.recording.KernelCase.File;
import org.faultline.recording.KernelCase.Filesystem;
import org.faultline.recording.KernelCase.Mount;
import org.faultline.recording.KernelCase.State;

/** Devices that programs open themselves, which a recorded run lists among its devices only, as the one file that each is. */
final class DeviceFiles {
    private static final String KIND = "devdax";
    private static final String BLOCKS = "blockdev";
    private static final String FOLDER = "/dev";

    private DeviceFiles() {}

    static boolean isDevice(Device device) {
        return device.kind().contains("mode=" + KIND);
    }

    /** Whether what is mounted is such a device, whose bytes lie where they lie. */
    static boolean isDevice(Mount mount) {
        return mount.type().equals(KIND) || mount.type().equals(BLOCKS);
    }

    /** Whether a process opened the device itself, on which no filesystem was made. */
    private static boolean isOpened(KernelCase run, Device device) {
        return !isDevice(device) && run.filesystems().stream().noneMatch(f -> f.device().endsWith(device.name()))
                && run.processes().stream().flatMap(p -> p.openFiles().stream())
                        .anyMatch(f -> f.equals(device.name()) || f.equals(FOLDER + "/" + device.name()));
    }

    /** The mode of a namespace as a document has it. */
    static String mode(Device device) {
        String own = device.kind().contains("align=4") ? "devdax_4k" : KIND;
        return isDevice(device) ? own : device.kind().contains("mode=raw") ? "raw" : "fsdax";
    }

    /** The same run, in which every such device has its file. */
    static KernelCase in(KernelCase run) {
        List<Filesystem> filesystems = new ArrayList<>(run.filesystems());
        List<Mount> mounts = new ArrayList<>(run.mounts());
        List<File> files = new ArrayList<>(run.files());
        for (Device device : run.devices()) {
            boolean blocks = isOpened(run, device);
            if (isDevice(device) || blocks) {
                String kind = blocks ? BLOCKS : KIND;
                filesystems.add(new Filesystem(device.name(), kind, "", true, ""));
                mounts.add(new Mount(device.name(), kind, blocks ? "dax=never" : "dax=always", FOLDER, true,
                        List.of()));
                State whole = new State(Optional.of(1L), Optional.of(!blocks), Optional.of(device.size()),
                        List.of(new Extent(0, 0, device.size(), List.of())), true);
                files.add(new File(FOLDER + "/" + device.name(), Map.of("before", whole)));
            }
        }
        return run.with(filesystems, mounts, files);
    }
}
