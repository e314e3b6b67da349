package org.faultline.filesystem;

import java.util.Locale;

/**
 * How a filesystem is mounted. Kernel: fs/namespace.c, fs/xfs/xfs_super.c.
 *
 * @param active whether it is mounted; while it is not, the rest says how it was, or how it is being mounted
 * @param dax the {@code dax=} option in force, after the kernel had its say
 * @param holder whether it is the holder of its dax device, which it is before it is mounted
 */
public record Mount(boolean active, Features.Dax dax, boolean readOnly, boolean frozen, boolean holder) {
    /** The options of a mount that nobody has judged yet. */
    public static Mount asked(Features.Dax dax, boolean readOnly) {
        return new Mount(true, dax, readOnly, false, false);
    }

    /** The options as a person types them, such as {@code dax=always,ro}. */
    public String text() {
        return "dax=" + dax.name().toLowerCase(Locale.ROOT) + (readOnly ? ",ro" : "") + (frozen ? ", frozen" : "")
                + (isUnderWay() ? ", under way" : "");
    }

    /** Whether mount(2) has taken the dax device but not ended yet. Kernel: include/linux/fs.h SB_BORN */
    public boolean isUnderWay() {
        return !active && holder && !frozen;
    }

    /**
     * Whether the kernel has it in memory: it is mounted, or it was unmounted while it was frozen, which keeps it until it is
     * thawed. Kernel: fs/super.c freeze_super(), s_active
     */
    public boolean isInMemory() {
        return active || frozen;
    }

    /** The same as long as mount(2) has not ended. */
    public Mount begun() {
        return new Mount(false, dax, readOnly, false, holder);
    }

    /** The same, mounted no more. */
    public Mount gone() {
        return new Mount(false, dax, readOnly, false, false);
    }

    /** The same with another read-only flag. */
    public Mount readOnly(boolean flag) {
        return new Mount(active, dax, flag, frozen, holder);
    }

    /** The same when it is unmounted: a frozen one stays in memory. */
    public Mount unmounted() {
        return frozen ? new Mount(false, dax, readOnly, true, holder) : gone();
    }

    /** The same, found in memory by another mount(2). Kernel: fs/super.c sget_fc() */
    public Mount found() {
        return new Mount(true, dax, readOnly, frozen, holder);
    }

    /** The same after it was thawed: one that nobody mounts any more goes. */
    public Mount thawed() {
        return active ? frozen(false) : gone();
    }

    /** The same, frozen or thawed. */
    public Mount frozen(boolean flag) {
        return new Mount(active, dax, readOnly, flag, holder);
    }
}
