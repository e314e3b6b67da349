package org.faultline.recording;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.recording.KernelCase.Owned;

/** The rows of one GETFSMAP by the device they are about: their numbers change from boot to boot, their owners tell. */
record Rows(List<Owned> all) {
    /** Rows of the data device: the only one that has allocation groups. */
    List<Owned> data() {
        Set<String> devices = devicesOf("per-AG metadata");
        return devices.isEmpty() ? all : all.stream().filter(r -> devices.contains(r.device())).toList();
    }

    /** Rows of the realtime device, when the filesystem keeps a reverse map of it. */
    List<Owned> realtime() {
        Set<String> data = devicesOf("per-AG metadata");
        Set<String> inodes = devicesOf("static fs metadata");
        return all.stream().filter(r -> inodes.contains(r.device()) && !data.contains(r.device())).toList();
    }

    private Set<String> devicesOf(String owner) {
        return all.stream().filter(r -> r.owner().equals(owner)).map(Owned::device).collect(Collectors.toSet());
    }
}
