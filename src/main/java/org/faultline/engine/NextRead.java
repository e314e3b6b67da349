package org.faultline.engine;

import java.util.List;
import java.util.Optional;
import org.faultline.act.Act;
import org.faultline.address.Pfn;
import org.faultline.design.KernelDesign;
import org.faultline.design.Mapper;
import org.faultline.device.Pmem;
import org.faultline.machine.Machine;
import org.faultline.memory.BadPage;
import org.faultline.process.UserProcess;
import org.faultline.trace.NextTouch;
import org.faultline.trace.NextTouch.Kind;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** What the next read of a page would do to a process: the act is acted out on the machine as it is left. */
public record NextRead(Machine machine, KernelDesign design, Pfn pfn) {
    /** What it does to {@code mapper} with the page as the machine has it. */
    public NextTouch now(Mapper mapper) {
        return on(machine, mapper);
    }

    /** What it does to {@code mapper}, with the memory really bad or only simulated. */
    public NextTouch of(Mapper mapper, boolean real) {
        boolean listed =
                real && machine.pmemAt(pfn.bytes().start()).filter(Pmem::recordsBad).isPresent();
        return on(machine.with(pfn, new BadPage(real, listed, true)), mapper);
    }

    private NextTouch on(Machine worse, Mapper mapper) {
        Optional<UserProcess> process = machine.process(mapper.process().pid()).filter(UserProcess::isRunning);
        if (process.isEmpty()) {
            return NextTouch.of(Kind.DEAD);
        }
        Recorder recorder = new Recorder(worse, design);
        recorder.beginAct();
        new Touching(recorder).touch(new Act.Touch(mapper.process().pid(), mapper.mapping().id(), mapper.page(), 1,
                false));
        return outcome(recorder.steps(), mapper.process().pid());
    }

    private static NextTouch outcome(List<Step> steps, int pid) {
        boolean check = steps.stream().anyMatch(s -> s.event() instanceof TraceEvent.Poisoned);
        Optional<TraceEvent.Signalled> signal = steps.stream().map(Step::event)
                .filter(e -> e instanceof TraceEvent.Signalled s && s.pid() == pid).map(e -> (TraceEvent.Signalled) e)
                .findFirst();
        if (signal.isPresent()) {
            return NextTouch.of(check ? Kind.MACHINE_CHECK : Kind.REFUSED, signal.get().signal().code(),
                    signal.get().consequence());
        }
        if (check) {
            return NextTouch.of(Kind.MACHINE_CHECK);
        }
        boolean faulted = steps.stream().anyMatch(s -> s.source().equals(Touching.FAULT));
        return NextTouch.of(faulted ? Kind.FAULTS_IN : Kind.READS_ON);
    }
}
