package org.faultline.repair.advice;

/**
 * One step of an advice.
 *
 * @param because why it is there, and there
 */
public record Step(Action action, Because because, Downtime downtime, Need need) {
    /** Whether a step has to be done. */
    public enum Need {
        MUST,
        /** It does good, and nothing that follows needs it. */
        MAY,
        /** As {@link #MAY}, and there is nothing to do unless the driver still lists the sectors. */
        WHILE_LISTED
    }

    /** Whether anybody waits while the step is done. */
    public enum Downtime {
        NONE,
        /** Some processes stand still. */
        PAUSE,
        /** From here on nobody can use the filesystem. */
        BEGINS,
        LASTS,
        /** It can be used again. */
        ENDS
    }

    /** Why a step is there, and why it comes before the next. */
    public enum Because {
        ONLY_NOW_KNOWN,
        DRIVER_MUST_LIST,
        CALLS_NEED_MOUNT,
        CALLS_NEED_WRITABLE,
        CALLS_NEED_THAW,
        SHUT_DOWN_ENDS_SO,
        REST_IS_READABLE,
        GOOD_BYTES_FIRST,
        WRITE_CLEARS,
        KEEPS_LENGTH,
        NOBODY_SEES_THE_HOLE,
        NEVER_FREE,
        EACH_OWNER_LETS_GO,
        NOTHING_THERE,
        GETS_GOOD_BLOCK,
        NO_NAME_TO_OPEN,
        SHARED_AGAIN,
        GOOD_AGAIN,
        FREE_STILL_BAD,
        REPAIR_CANNOT_START,
        BUSY_CANNOT_UNMOUNT,
        TOOLS_NEED_UNMOUNT,
        MORE_MAY_GO,
        WITHOUT_LOG,
        COPY_TELLS,
        LOG_BEFORE_CLEARING,
        REPAIR_READS_IT,
        LOG_MAY_BE_REPLACED,
        NO_CALL_REACHES,
        ALWAYS_AFTER_CLEARING,
        ONE_RUN_IS_NOT_ENOUGH,
        ONLY_AFTER_REPAIR,
        NAMES_MAY_BE_THERE,
        BACK_TO_WORK,
        COSTS_NOTHING,
        USER_SAYS_SO
    }
}
