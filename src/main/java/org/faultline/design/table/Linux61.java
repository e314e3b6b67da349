package org.faultline.design.table;

import org.faultline.design.KernelDesign;
import org.faultline.design.choice.WalkChoice.Reach;

/** Linux 6.1, with what its stable releases mended: as 6.0 with exact arithmetic. */
final class Linux61 {
    static final KernelDesign TABLE = Linux60.TABLE
            .named("linux-6.1")
            .with(Reach.EXACT);

    private Linux61() {}
}
