package org.faultline.repair.advice;

import java.util.Optional;
import org.faultline.repair.Purpose;

/** What is gone for good with a bad page before anything is done, whoever has no copy of it. */
public sealed interface Loss {
    /** Bytes of a file. */
    record Bytes(FilePage owner) implements Loss {}

    /** What is in the log alone, which cannot be replayed before the repair. */
    record Log(org.faultline.repair.outcome.Loss updates) implements Loss {}

    /** What the filesystem itself kept there, as far as a repair of cleared sectors does not put it together again. */
    record Structure(Purpose purpose, Optional<org.faultline.repair.outcome.Loss> afterRepair) implements Loss {}
}
