package org.faultline.design;

import java.util.Optional;
import org.faultline.address.ByteRange;
import org.faultline.address.LayerId;
import org.faultline.address.Pfn;
import org.faultline.device.Pmem;
import org.faultline.machine.Machine;
import org.faultline.process.UserProcess;
import org.faultline.reason.Detail;
import org.faultline.trace.Argument;
import org.faultline.trace.TraceEvent;

/**
 * A report of bad memory on its way up.
 *
 * @param pfn the frame memory_failure() was called for
 * @param flags MF_* flags of mm/memory-failure.c
 * @param range the bad bytes in the space reached so far
 * @param layer the layer that space belongs to, or nothing for physical memory
 * @param thread which thread of that process, 0 for the main one
 * @param current the task in whose context it is handled, when it is a process of the stack
 */
public record Failure(Pfn pfn, int flags, ByteRange range, Optional<LayerId> layer, Optional<Integer> current,
        int thread) {
    /** The caller holds a reference on the page. */
    public static final int COUNT_INCREASED = 0x1;
    /** The page was consumed: somebody must be told before it runs on. */
    public static final int ACTION_REQUIRED = 0x2;
    /** Set on every DAX path before processes are killed. */
    public static final int MUST_KILL = 0x4;
    /** Nothing is wrong with the memory; a test says so. */
    public static final int SW_SIMULATED = 0x20;

    /** Nothing is bad: the memory is about to be taken away. */
    public static final int PRE_REMOVE = 0x80;

    /** The report that all of a device is lost, or will be; its length is the largest there is. */
    public static Failure ofDevice(Pmem pmem, int flags) {
        return new Failure(pmem.pfn(0), flags, ByteRange.of(pmem.space(), 0, Long.MAX_VALUE), Optional.of(pmem.id()),
                Optional.empty(), 0);
    }

    /** Whether it speaks of a whole device. */
    public boolean isWhole() {
        return range.end() == Long.MAX_VALUE;
    }

    public boolean isRemoval() {
        return (flags & PRE_REMOVE) != 0;
    }

    /** The same failure of one page among many. */
    public Failure of(Pfn page) {
        return new Failure(page, flags, range, layer, current, thread);
    }

    /** The same failure, seen one layer further up. */
    public Failure at(LayerId next, ByteRange there) {
        return new Failure(pfn, flags, there, Optional.of(next), current, thread);
    }

    /** Offset, length and flags, as a layer is told of it. */
    public TraceEvent.Asked asked() {
        return TraceEvent.Asked.with(Argument.of(Argument.Name.OFF, range.start()),
                new Argument(Argument.Name.LEN, isWhole() ? new Detail.Unsigned(-1) : Detail.of(range.length())),
                flagged());
    }

    /** The flags. */
    public Argument flagged() {
        return Argument.flags(Argument.Name.FLAGS, flags);
    }

    /** The flags once every path to killing has added its own. */
    public Argument mustKill() {
        return Argument.flags(Argument.Name.FLAGS, flags | ACTION_REQUIRED | MUST_KILL);
    }

    /**
     * The machine after the kernel broke in this failure: the task in whose context it ran is dead, and with it the lock
     * that every failure takes first is never released. Of a process of several threads only that one is dead. Kernel:
     * kernel/exit.c make_task_dead()
     */
    public Machine afterOops(Machine machine) {
        Machine locked = machine.locked();
        return current.flatMap(locked::process)
                .map(p -> thread == 0 ? locked.with(p.killed()) : locked.ended(p.pid(), thread)).orElse(locked);
    }

    /** The machine after this failure waited for a lock that is never released: so does the task it ran in. */
    public Machine afterHang(Machine machine) {
        return current.flatMap(machine::process).map(p -> machine.with(p.with(UserProcess.Life.STUCK))).orElse(machine);
    }
}
