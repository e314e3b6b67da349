package org.faultline.repair.outcome;

/** How well something is known. */
public enum Confidence {
    /** It was tried, on real kernels and with the real tools. */
    MEASURED,
    /** It was read in the source of the kernel or of the tool. */
    SOURCE,
    /** It follows from something similar. */
    ESTIMATE,
    /** Nobody looked. */
    UNKNOWN
}
