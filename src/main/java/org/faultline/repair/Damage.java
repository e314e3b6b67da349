package org.faultline.repair;

import org.faultline.address.Pfn;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;

/** What has become of the bytes of a bad page. Tools meet the same block otherwise when it is cleared. */
public enum Damage {
    /** A read fails: the poison is there. */
    UNREADABLE,
    /** A write cleared the poison, or a tool did; what is read is not what was there. Persistent memory: zeros, mostly. */
    UNDEFINED,
    /** What was there was written anew. */
    GOOD;

    /** Whether a write makes the page good again, if it is bad: its device clears what it lists, and lists the page. */
    public static boolean isClearable(Machine machine, Pfn page) {
        boolean unlisted = machine.bad(page).filter(b -> b.real() && !b.known()).isPresent();
        return machine.pmemAt(page.bytes().start()).filter(p -> p.clearsBad() && (p.recordsBad() || !unlisted))
                .isPresent();
    }

    /** What the bytes of a page are worth: of one that is undefined in part, that. */
    public static Damage of(Machine machine, Pfn page) {
        if (machine.bad(page).filter(BadPage::stops).isPresent()) {
            return UNREADABLE;
        }
        return machine.undefined().of(page).isNone() ? GOOD : UNDEFINED;
    }
}
