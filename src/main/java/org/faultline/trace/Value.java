package org.faultline.trace;

import java.util.Optional;
import org.faultline.reason.Detail;

/**
 * One number of a step, with where it comes from.
 *
 * @param sum how it was computed, with the real numbers; nothing when it was looked up
 */
public record Value(Name name, Optional<Formula> sum, Detail result) {
    /** What the number is. */
    public enum Name {
        PFN, PHYSICAL, DEVICE_OFFSET, DATA_BEGINS, SECTOR, PARTITION_OFFSET, DM_SECTOR, HOLDER, DADDR, FS_BLOCK,
        AG_BLOCK, RG_BLOCK, XFS_FSBLOCK, ASKED, RECORD, OWNER, FILE_PAGE, FILE_OFFSET, FILE_BLOCKS, MAPPINGS, SI_ADDR,
        SI_CODE, SI_ADDR_LSB, FLAG, FULLY_MOUNTED, IS_LOG_DEVICE, IS_REALTIME_DEVICE, RMAPBT, UNREAD, FAN_FS_ERROR,
        RETURNS, COPY, TAKES, DEADLINE, SPARED
    }

    /** A number that was looked up, not computed. */
    public static Value of(Name name, Detail result) {
        return new Value(name, Optional.empty(), result);
    }

    /** A number that was computed. */
    public static Value of(Name name, Formula sum, Detail result) {
        return new Value(name, Optional.of(sum), result);
    }
}
