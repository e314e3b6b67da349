package org.faultline.lesson.key;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.faultline.lesson.Reply;
import org.faultline.lesson.key.Keyed.Option;
import org.faultline.lesson.key.Keyed.Trap;
import org.faultline.lesson.key.Keyed.Unanswerable;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/** In which order the functions of the kernel call each other, from the report to the first whom it hits. */
record ChainKeys(AskedFailure failure) {
    private static final int FEWEST = 3;

    Keyed order() {
        List<String> chain = new ArrayList<>(functions());
        if (chain.size() < FEWEST) {
            return new Unanswerable(failure.ask(), Unanswerable.Reason.TOO_FEW_STEPS);
        }
        List<Option> options = chain.stream().sorted().<Option>map(Option.OfFunction::new).toList();
        List<String> early = new ArrayList<>(chain);
        early.addFirst(early.removeLast());
        return Keyed.Key.of(failure.ask(), new Reply.Ordered(chain), options).with(Stream.of(
                new Trap(Mistake.BEGAN_AT_THE_FILE, new Reply.Ordered(chain.reversed())),
                new Trap(Mistake.KILLED_TOO_EARLY, new Reply.Ordered(early))));
    }

    /** Those that led to the first signal or shutdown, each once, the first caller first. */
    private SequencedSet<String> functions() {
        List<Step> steps = failure.played().trace().steps();
        List<String> upwards = new ArrayList<>();
        Optional<Step> at = steps.subList(failure.chapter().first() - 1, failure.chapter().last()).stream()
                .filter(s -> s.event() instanceof TraceEvent.Signalled || s.event() instanceof TraceEvent.ShutDown)
                .findFirst();
        while (at.isPresent()) {
            upwards.add(at.get().source().function());
            at = at.map(Step::cause).filter(c -> c > 0).map(c -> steps.get(c - 1));
        }
        return new LinkedHashSet<>(upwards.reversed());
    }
}
