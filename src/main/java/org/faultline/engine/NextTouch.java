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
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** What the next read of a page would do to a process: the act is acted out on the machine as it is left. */
record NextTouch(Machine machine, KernelDesign design, Pfn pfn) {
    /** One clause about {@code mapper}, with the memory really bad or only simulated. */
    String of(Mapper mapper, boolean real) {
        Optional<UserProcess> process = machine.process(mapper.process().pid()).filter(UserProcess::isRunning);
        if (process.isEmpty()) {
            return "it is dead";
        }
        boolean listed =
                real && machine.pmemAt(pfn.bytes().start()).filter(p -> p.kind() == Pmem.Kind.NVDIMM).isPresent();
        Machine worse = machine.with(pfn, new BadPage(real, listed, true));
        Recorder recorder = new Recorder(worse, design);
        recorder.beginAct();
        new Touching(recorder).touch(new Act.Touch(mapper.process().pid(), mapper.mapping().id(), mapper.page(), 1,
                false));
        return text(recorder.steps(), mapper.process().pid());
    }

    private static String text(List<Step> steps, int pid) {
        boolean check = steps.stream().anyMatch(s -> s.event() instanceof TraceEvent.Poisoned);
        Optional<TraceEvent.Signalled> signal = steps.stream().map(Step::event)
                .filter(e -> e instanceof TraceEvent.Signalled s && s.pid() == pid).map(e -> (TraceEvent.Signalled) e)
                .findFirst();
        String first = check ? "a new machine check" : "the fault is refused";
        if (signal.isPresent()) {
            TraceEvent.Signalled s = signal.get();
            return first + ": SIGBUS " + s.signal().code() + ", " + switch (s.consequence()) {
                case KILLED -> "it dies";
                case HANDLED -> "its handler runs";
                case IGNORED -> "it ignores it";
                case PENDING -> "it stays pending";
            };
        }
        if (check) {
            return first + ", but no signal";
        }
        boolean faulted = steps.stream().anyMatch(s -> s.source().function().equals("dax_iomap_fault"));
        return faulted ? "faults in again and reads on" : "reads on without a fault";
    }
}
