package org.faultline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.address.LayerId;
import org.faultline.process.Mapping;
import org.faultline.process.Signal;
import org.faultline.process.UserProcess;
import org.faultline.recording.KernelCase.Sent;
import org.faultline.trace.Step;
import org.faultline.trace.TraceEvent;

/**
 * Signals as the processes saw them. Standard signals do not queue, so of several that were generated for another
 * process any number may arrive, the first always; for the current task exactly the first does.
 */
final class SignalCheck {
    private SignalCheck() {}

    static Optional<Difference> check(EventComparison scene) {
        for (Map.Entry<String, List<Sent>> recorded : scene.event().signals().entrySet()) {
            Optional<UserProcess> process = EventComparison.process(scene.before(), recorded.getKey());
            List<Sent> generated = process.map(p -> generated(scene, p)).orElse(List.of());
            if (!fits(recorded.getValue(), generated)) {
                return scene.differ("signals of " + recorded.getKey(), text(recorded.getValue()), text(generated));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(List<Sent> recorded, List<Sent> generated) {
        if (recorded.isEmpty() || generated.isEmpty()) {
            return recorded.isEmpty() && generated.isEmpty();
        }
        boolean forced = generated.getFirst().code().equals("BUS_MCEERR_AR");
        return recorded.contains(generated.getFirst()) && generated.containsAll(recorded)
                && (!forced || recorded.size() == 1);
    }

    /** What was generated for a process whose handler would see it. */
    private static List<Sent> generated(EventComparison scene, UserProcess process) {
        List<Sent> sent = new ArrayList<>();
        boolean seen = false;
        for (Step step : scene.steps()) {
            if (step.event() instanceof TraceEvent.Signalled s && s.pid() == process.pid()
                    && s.consequence() == TraceEvent.Consequence.HANDLED) {
                seen = true;
                sent.add(sent(process, s.mapping(), s.signal()));
            } else if (step.event() instanceof TraceEvent.Skipped k && seen && k.lost().isPresent()) {
                process.mapping(k.what()).ifPresent(m -> sent.add(sent(process, m.id(), k.lost().orElseThrow())));
            }
        }
        return sent;
    }

    private static Sent sent(UserProcess process, LayerId id, Signal signal) {
        Mapping mapping = process.mapping(id).orElseThrow();
        return new Sent(signal.code().name(), signal.lsb(), EventComparison.map(mapping),
                signal.address() - mapping.address() + mapping.offset(), signal.thread());
    }

    private static String text(List<Sent> sent) {
        return sent.isEmpty() ? "none"
                : sent.stream().map(s -> s.code() + " lsb " + s.lsb() + " " + s.mapping() + "@" + s.fileOffset()
                        + (s.thread() == 0 ? "" : " thread " + s.thread()))
                        .collect(Collectors.joining(", "));
    }
}
