package org.faultline.design.choice;

import java.util.List;
import org.faultline.kernel.LogLine;
import org.faultline.kernel.Printk;

/** How bad memory is reported, and how a report is turned down. */
public sealed interface ReportChoice extends Choice {
    /** How madvise(2) reports a page. Kernel: mm/madvise.c madvise_inject_error(). */
    enum MadviseFlags implements ReportChoice {
        /** Counted and simulated only. */
        PLAIN,
        /** Also as one that was consumed. */
        ACTION_REQUIRED
    }

    /** How a report of the zero page is turned down. Kernel: mm/memory-failure.c get_any_page(), action_result(). */
    enum ZeroPage implements ReportChoice {
        /** It is looked at, and belongs to the kernel. */
        RESERVED,
        /** It cannot even be held. */
        UNHANDLABLE;

        /** What the kernel log says of it. */
        public List<LogLine> lines() {
            return switch (this) {
                case RESERVED -> List.of(Printk.RECOVERY_ACTION.of("RAM", "reserved kernel page", "Ignored"));
                case UNHANDLABLE -> List.of(Printk.UNHANDLABLE.of("RAM"),
                        Printk.RECOVERY_ACTION.of("RAM", "get hwpoison page", "Ignored"));
            };
        }
    }

    /** How a request to take the zero page out of use is turned down. Kernel: mm/memory-failure.c get_any_page(). */
    enum SoftZero implements ReportChoice {
        /** Its type is not known, which no line of the kind that is modelled says. */
        UNKNOWN_TYPE,
        /** It cannot be held, as after a report. */
        UNHANDLABLE;

        /** What the kernel log says of it. */
        public List<LogLine> lines() {
            return switch (this) {
                case UNKNOWN_TYPE -> List.of();
                case UNHANDLABLE -> List.of(Printk.UNHANDLABLE.of("RAM"));
            };
        }
    }
}
