package org.faultline.grading;

import java.util.List;
import org.faultline.process.Signal;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/**
 * What came of one act, without saying who is who: so runs on different stacks can be compared.
 *
 * @param results what the kernel calls each page that went bad
 * @param signals code and size of each signal, sorted
 * @param shutDown how many filesystems shut down
 */
record Facts(List<String> results, List<String> signals, long shutDown) {
    static Facts of(Trace trace, int act) {
        List<Verdict> verdicts = trace.verdicts(act, act);
        return new Facts(verdicts.stream().map(Verdict::word).toList(),
                trace.steps().stream().filter(s -> s.act() == act).map(s -> s.event())
                        .filter(TraceEvent.Signalled.class::isInstance)
                        .map(e -> ((TraceEvent.Signalled) e).signal()).map(Facts::text).sorted().toList(),
                trace.steps().stream().filter(s -> s.act() == act)
                        .filter(s -> s.event() instanceof TraceEvent.ShutDown).count());
    }

    private static String text(Signal signal) {
        return signal.code() + " " + signal.lsb();
    }
}
