package org.faultline.lesson.key;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.lesson.Ask;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed.Option;
import org.faultline.lesson.key.Keyed.Trap;
import org.faultline.process.Signal;
import org.faultline.trace.Trace;
import org.faultline.trace.TraceEvent;
import org.faultline.trace.Verdict;

/** Under which kernel: every other that is offered is run, too, and what it does otherwise is what its choice overlooks. */
record DesignKeys(AskedFailure failure) {
    /** Under which kernel it happened. */
    Keyed.Key design() {
        Ask ask = failure.ask();
        String own = failure.played().design().id();
        Outcome mine = Outcome.of(failure.played().trace(), ask.act());
        List<Other> others = ask.choices().stream().filter(id -> !id.equals(own))
                .flatMap(id -> failure.played().under().apply(id)
                        .map(trace -> new Other(id, Outcome.of(trace, ask.act()))).stream())
                .toList();
        List<Reply> also = others.stream().filter(o -> o.outcome.equals(mine)).<Reply>map(Other::reply).toList();
        return new Keyed.Key(ask, new Reply.Chosen(own), also,
                ask.choices().stream().<Option>map(Option.OfDesign::new).toList(), List.of())
                .with(others.stream().filter(o -> !o.outcome.equals(mine))
                        .map(o -> new Trap(mine.overlooked(o.outcome), o.reply())));
    }

    /** What happens under another kernel. */
    private record Other(String id, Outcome outcome) {
        Reply reply() {
            return new Reply.Chosen(id);
        }
    }

    /** What one sees of a failure from outside. */
    private record Outcome(List<String> results, List<Signalled> signals, Set<LayerId> shutDown) {
        static Outcome of(Trace trace, int act) {
            List<Verdict> verdicts = trace.verdicts(act, act);
            return new Outcome(verdicts.stream().map(Verdict::word).toList(),
                    trace.steps().stream().filter(s -> s.act() == act).map(s -> s.event())
                            .filter(TraceEvent.Signalled.class::isInstance).map(TraceEvent.Signalled.class::cast)
                            .map(s -> new Signalled(s.pid(), s.signal())).toList(),
                    verdicts.stream().flatMap(v -> v.shutDown().stream())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        private Set<Integer> told() {
            return signals.stream().map(Signalled::pid).collect(Collectors.toSet());
        }

        /** What somebody has not looked at who takes this for {@code other}. */
        Mistake overlooked(Outcome other) {
            if (!other.told().containsAll(told())) {
                return Mistake.KERNEL_TELLS_FEWER;
            }
            if (!told().containsAll(other.told())) {
                return Mistake.KERNEL_TELLS_MORE;
            }
            return !shutDown.equals(other.shutDown) ? Mistake.KERNEL_ENDS_OTHERWISE
                    : !signals.equals(other.signals) ? Mistake.KERNEL_SAYS_OTHERWISE
                            : Mistake.KERNEL_REPORTS_OTHERWISE;
        }
    }

    private record Signalled(int pid, Signal signal) {}
}
