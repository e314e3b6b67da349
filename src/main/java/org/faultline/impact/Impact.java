package org.faultline.impact;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.act.Address;
import org.faultline.act.Notice;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.Mapper;
import org.faultline.engine.Engine;
import org.faultline.engine.NextRead;
import org.faultline.machine.Machine;
import org.faultline.trace.NextTouch;
import org.faultline.trace.Trace;
import org.faultline.trace.Verdict;

/**
 * What would come of the pages of a machine. Nothing is changed by asking.
 *
 * @param machine as it is when a page goes bad
 * @param design the kernel that it runs
 */
public record Impact(Machine machine, KernelDesign design) {
    /**
     * What would come of {@code page}; nothing where no memory of the machine has it. A notice that needs a process that
     * uses the page is taken for a test.
     */
    public Optional<Verdict> of(Pfn page, Notice how) {
        return run(page, how).verdicts().stream().findFirst();
    }

    /** The run in which that page goes bad, and nothing else happens. */
    public Trace run(Pfn page, Notice how) {
        boolean bound = how instanceof Notice.Consume || how instanceof Notice.Madvise
                || (how instanceof Notice.Reported reported && reported.to().isPresent());
        Act poison = new Act.Poison(new Address.OfPfn(page), bound ? new Notice.CorruptPfn() : how);
        return Engine.run(machine, List.of(poison), design);
    }

    /** What the next read of a page through one mapping does to its process. */
    public NextTouch nextRead(Mapper mapper, Pfn page) {
        return new NextRead(machine, design, page).now(mapper);
    }

    /** The same if the memory of the page itself were bad. */
    public NextTouch nextReadOfBad(Mapper mapper, Pfn page) {
        return new NextRead(machine, design, page).of(mapper, true);
    }
}
