package org.faultline.design.table;

import java.util.List;
import java.util.Optional;
import org.faultline.design.KernelDesign;

/** Every kernel design a run can be acted out under, oldest first. */
public final class Designs {
    private static final List<KernelDesign> ALL = List.of(Linux510.TABLE, RfcV2Posted.TABLE, RfcV2.TABLE, Linux60.TABLE,
            Linux61.TABLE, Linux65.TABLE, Linux612.TABLE, Linux72.TABLE);

    private Designs() {}

    /** All of them, in order of time. */
    public static List<KernelDesign> all() {
        return ALL;
    }

    /** The one with that id. */
    public static Optional<KernelDesign> find(String id) {
        return ALL.stream().filter(d -> d.id().equals(id)).findFirst();
    }
}
