package org.faultline.reason;

/** The key of a reason: one constant for each thing that can be said of a step. */
public sealed interface Because permits HookBecause, CallBecause {
    /** The constant's own name. */
    String name();
}
