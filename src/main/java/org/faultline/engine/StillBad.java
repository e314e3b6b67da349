package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.design.TrueOwner;
import org.faultline.design.choice.WriteChoice.RecoveryWrite;
import org.faultline.filesystem.FsBlock;
import org.faultline.memory.BadPage;

/** What it would take to make a page good again: no failure handler repairs anything. */
final class StillBad {
    private StillBad() {}

    /** One or two sentences on the page after its failure was handled. */
    static String text(BadPage bad, Optional<FsBlock> block, List<TrueOwner> owners, RecoveryWrite write) {
        String text = "The page is still bad: " + cure(block, owners, write);
        return bad.real() ? text
                : text + " (Simulated: the memory itself is good, only the kernel was told otherwise.)";
    }

    private static String cure(Optional<FsBlock> block, List<TrueOwner> owners, RecoveryWrite write) {
        if (block.isEmpty()) {
            return "no filesystem has a block there, so nothing that is written to a file ever clears it.";
        }
        if (owners.isEmpty()) {
            return "its block is free, and only writing to it through the driver clears it, as happens when the block is"
                    + " allocated again.";
        }
        if (owners.stream().anyMatch(o -> !o.isData())) {
            return "it holds metadata, and only a repair that rewrites the block clears it.";
        }
        if (owners.size() > 1) {
            return "its block is shared, and every write through a file is sent to a new block after reading the bad one,"
                    + " so it fails with EIO. Punch the range out of each file and write it anew; the block is cleared"
                    + " when it is allocated again.";
        }
        return switch (write) {
            case CLEARS ->
                    "nothing was repaired. A write(2) of the whole page to the file clears it; what it held is lost.";
            case REFUSED ->
                    "nothing was repaired. This kernel's write(2) to it fails with EIO; punch the range out of the"
                            + " file and write it anew.";
        };
    }
}
