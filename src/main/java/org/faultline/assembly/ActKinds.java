package org.faultline.assembly;

import java.util.List;

/** Every sort of act there is. */
public final class ActKinds {
    private static final List<ActKind> ALL = List.of(ProcessActs.TOUCH, FileActs.READ, FileActs.WRITE,
            FileActs.REFLINK, FailureActs.POISON, FileActs.PUNCH, FileActs.TRUNCATE, FileActs.ALLOCATE, FileActs.OPEN,
            FileActs.CLOSE, FileActs.SYNC,
            ProcessActs.MAP, ProcessActs.UNMAP, ProcessActs.SIGBUS, ProcessActs.STOP, ProcessActs.CONTINUE,
            ProcessActs.PAGEMAP, FailureActs.BADBLOCK, MountActs.MOUNT, MountActs.UNMOUNT, MountActs.REMOUNT,
            MountActs.UNBIND, FileActs.UNLINK, ProcessActs.FORK, ProcessActs.EXIT, ProcessActs.SOFT_OFFLINE,
            MountActs.FREEZE, MountActs.THAW, ClearingActs.WRITE_ZEROS, ClearingActs.CLEAR_ERRORS);

    private ActKinds() {}

    /** All of them, in the order people should meet them. */
    public static List<ActKind> all() {
        return ALL;
    }
}
