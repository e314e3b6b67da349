package org.faultline.repair;

/** What has become of the bytes of a bad page. Tools meet the same block otherwise when it is cleared. */
public enum Damage {
    /** A read fails: the poison is there. */
    UNREADABLE,
    /** A write cleared the poison, or a tool did; what is read is not what was there. Persistent memory: zeros, mostly. */
    UNDEFINED,
    /** What was there was written anew. */
    GOOD
}
