package org.faultline.kernel;

import java.util.List;

/** The lines of the kernel log that are modelled, by the format of the kernel's own call of printk(). */
public enum Printk {
    /** A line that has no format of its own yet. */
    LINE("%s"),
    /** Kernel: mm/hwpoison-inject.c hwpoison_inject(). */
    INJECTING_AT("Injecting memory failure at pfn %s"),
    /** Kernel: mm/madvise.c madvise_inject_error(). */
    INJECTING_FOR("Injecting memory failure for pfn %s"),
    /** Kernel: arch/x86/kernel/cpu/mce/core.c kill_me_maybe(). */
    USER_ACCESS("mce: Uncorrected hardware memory error in user-access at %s"),
    /** Kernel: arch/x86/mm/fault.c do_sigbus(). */
    MCE_KILLING("MCE: Killing %s:%s due to hardware memory corruption fault at %s"),
    /** Kernel: mm/memory-failure.c kill_proc(). */
    SENDING_SIGBUS("Memory failure: %s: Sending SIGBUS to %s:%s due to hardware memory corruption"),
    /** Kernel: mm/memory-failure.c action_result(). */
    RECOVERY_ACTION("Memory failure: %s: recovery action for %s: %s"),
    /** Kernel: mm/memory-failure.c get_any_page(). */
    UNHANDLABLE("Memory failure: %s: unhandlable page."),
    /** Kernel: mm/memory-failure.c memory_failure(). */
    OUTSIDE_CONTROL("Memory failure: %s: memory outside kernel control"),
    /** Kernel: mm/memory-failure.c hwpoison_user_mappings(). */
    CLEAN_DROPPED("Memory failure: %s: corrupted page was clean: dropped without side effects"),
    /** Kernel: arch/x86/mm/fault.c page_fault_oops(). */
    BUG_PAGE_FAULT("BUG: unable to handle page fault for address: %s"),
    /** Kernel: arch/x86/mm/fault.c page_fault_oops(). */
    BUG_NULL("BUG: kernel NULL pointer dereference, address: %s"),
    /** Kernel: arch/x86/kernel/process_64.c __show_regs(). */
    RIP("RIP: 0010:%s"),
    /** A line of a filesystem: its kind, its device, what it says. Kernel: fs/xfs/xfs_message.c, fs/ext4/super.c. */
    FILESYSTEM("%s (%s): %s");

    private final String format;

    Printk(String format) {
        this.format = format;
    }

    String format() {
        return format;
    }

    /** The line with {@code words} in its places. */
    public LogLine of(String... words) {
        return new LogLine(this, List.of(words));
    }
}
