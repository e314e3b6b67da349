package org.faultline.device.target;

import java.util.List;
import java.util.Optional;
import org.faultline.device.DmDevice.TargetKind;

/** Every type of device-mapper target a table can hold. */
public final class Targets {
    private static final List<TargetKind> ALL =
            List.of(Linear.KIND, Striped.KIND, Crypt.KIND, LogWrites.KIND, Delay.KIND);

    private Targets() {}

    /** All of them, in the order people should meet them. */
    public static List<TargetKind> all() {
        return ALL;
    }

    /** The one with the kernel's name {@code name}. */
    public static Optional<TargetKind> find(String name) {
        return ALL.stream().filter(k -> k.name().equals(name)).findFirst();
    }
}
